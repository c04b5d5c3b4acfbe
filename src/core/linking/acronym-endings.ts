import list from '../language/acronym-endings.json' with { type: 'json' };
import { isLetter, isUpper } from '../text/characters.ts';
import { foldWord } from '../text/words.ts';

const endings: ReadonlySet<string> = new Set(list.endings.split(' '));
const endingLengthAtMost = 6;

/** Where a name ends that begins at `start`: after «-ға» in «ҰҚШҰ-ға», after «-ի» in «ՀԱՊԿ-ի», else at `end`. */
export function endWithHyphen(text: string, start: number, end: number): number {
  const hyphen = text.charAt(end);
  if (hyphen !== '-' && hyphen !== '\u2011') return end;
  if (!isLastWordCapitals(text, start, end)) return end;
  let to = end + 1;
  while (to < text.length && isLetter(text.charCodeAt(to))) to++;
  return to - end - 1 <= endingLengthAtMost && endings.has(foldWord(text.slice(end + 1, to))) ? to : end;
}

/** Is the last word one of several letters, none of them small? */
function isLastWordCapitals(text: string, start: number, end: number): boolean {
  let from = end;
  while (from > start && isLetter(text.charCodeAt(from - 1))) {
    from--;
    if (!isUpper(text.charCodeAt(from))) return false;
  }
  return end - from > 1;
}
