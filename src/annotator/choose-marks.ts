import { choosePainted, type PaintChoice } from '../core/article/choose-painted.ts';
import type { Annotation } from '../core/types.ts';
import { isInLinkLabel } from '../page/link-label.ts';
import { ShownText } from '../page/shown-text.ts';
import type { TextMap } from '../page/text-map.ts';
import { maxRanges } from '../view/marks/painter.ts';
import type { Reading } from './read-text.ts';

/** What the user's settings make of a reading; ascending by start. */
export interface Chosen {
  readonly reading: Reading;
  /** Without those that the user does not want explained. */
  readonly wanted: readonly Annotation[];
  readonly painted: readonly Annotation[];
  /** The elements of words that would be painted if they were shown. */
  readonly hidden: readonly Element[];
}

const isWord = /[\p{L}\p{N}]/u;

/**
 * Chooses what to paint among the words that the page shows: hidden ones neither are painted nor are they a first mention. What was shown
 * once stays so, in `shownOnce`, so that marks do not come and go as the reader scrolls. `rest` is awaited between looks, and rejects to
 * give up.
 */
export async function chooseMarks(
  reading: Reading,
  choice: PaintChoice & Required<Pick<PaintChoice, 'isWanted'>>,
  shownOnce: WeakSet<Annotation>,
  document: Document,
  rest: () => Promise<void>,
): Promise<Chosen> {
  const { map, answer, source } = reading;
  const { annotations } = answer.analysis;
  const candidates = new Set(
    annotations.filter((annotation) => choice.isWanted(annotation) && !isInLinkLabel(annotation, map)),
  );
  const choose = () =>
    choosePainted(annotations, source.blocks, { ...choice, isWanted: (annotation) => candidates.has(annotation) });

  const shown = new ShownText(document);
  const hidden = new Set<Element>();
  const look = async (at: readonly Annotation[]) => {
    for (const annotation of at) {
      if (shownOnce.has(annotation)) continue;
      await rest();
      const element = hiddenPart(annotation, map, shown);
      if (element === null) shownOnce.add(annotation);
      else {
        hidden.add(element);
        candidates.delete(annotation);
      }
    }
  };

  let all = choose();
  await look(annotations.filter((_, index) => all[index]?.painted).slice(0, maxRanges));
  if (hidden.size > 0) {
    // Others come in their place, and may be hidden too.
    await look([...candidates]);
    all = choose();
  }
  const wanted = all.filter(choice.isWanted);
  return { reading, wanted, painted: wanted.filter(({ painted }) => painted), hidden: [...hidden] };
}

/** The element of the first of the annotation's words that the page does not show now; null where it shows them all. */
export function hiddenPart(annotation: Annotation, map: TextMap, shown: ShownText): Element | null {
  const part = map
    .rangesOf(annotation)
    .find(
      (range) => isWord.test(range.startNode.data.slice(range.startOffset, range.endOffset)) && !shown.isShown(range),
    );
  return part === undefined ? null : (part.startNode.parentElement ?? document.documentElement);
}
