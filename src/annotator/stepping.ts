import { listenToReader } from '../view/element.ts';
import type { PageShowing } from './page-showing.ts';
import type { Reading } from './read-text.ts';
import { markBeside, scrollTo } from './words-on-page.ts';

/**
 * Goes by keyboard to the next mark (1) or the previous one (-1), round the ends, and opens its card; Enter then leads into the card. `from`
 * is the offset of the mark reached last, null before the first step. Returns the offset that was reached.
 */
export function step(
  document: Document,
  showing: PageShowing,
  by: 1 | -1,
  from: number | null,
  current: Reading | null,
): number | null {
  const { chosen, cards } = showing;
  if (chosen === null) return from;
  const { painted, reading } = chosen;
  const mark = markBeside(painted, by, from, reading.map);
  if (mark === undefined || !scrollTo(mark, reading.map)) return from;
  const title = showing.open(mark, current);
  const { tooltip, voice } = cards;
  if (title === null || !tooltip.isOpen) return mark.start;
  tooltip.announce(voice.words('markOf', title, String(painted.indexOf(mark) + 1), String(painted.length)));
  listenToReader(
    document,
    'keydown',
    (event) => {
      if (event.key !== 'Enter' || tooltip.isHost(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      tooltip.focus();
    },
    { signal: showing.whileOpen(), capture: true },
  );
  return mark.start;
}
