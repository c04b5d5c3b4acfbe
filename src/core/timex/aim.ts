import lists from '../language/aims.json' with { type: 'json' };
import { isLetter } from '../text/characters.ts';
import { foldWord } from '../text/words.ts';

/** What a preposition says of the day after it: that something is to be then, to last until then, or has lasted since then. */
export type Aim = 'onto' | 'until' | 'since';

const aims: ReadonlyMap<string, Aim> = new Map([
  ...lists.onto.map((word) => [word, 'onto'] as const),
  ...lists.until.map((word) => [word, 'until'] as const),
  ...lists.since.map((word) => [word, 'since'] as const),
]);
const notOnto: ReadonlySet<string> = new Set(lists.notOnto);

/** The aim of the preposition right before the offset; null where none stands. «В ночь на среду», «по состоянию на 1 мая» aim at nothing. */
export function aimBefore(text: string, offset: number): Aim | null {
  const [word, start] = wordBefore(text, offset);
  const aim = aims.get(word) ?? null;
  return aim === 'onto' && notOnto.has(wordBefore(text, start)[0]) ? null : aim;
}

function wordBefore(text: string, offset: number): readonly [string, number] {
  const end = offset - 1;
  if (text[end] !== ' ' && text[end] !== '\u00a0') return ['', offset];
  let start = end;
  while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--;
  return [foldWord(text.slice(start, end)), start];
}
