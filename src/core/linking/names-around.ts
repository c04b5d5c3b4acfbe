import { isLetter, isUpper } from '../text/characters.ts';
import { foldWord } from '../text/words.ts';
import type { Span } from '../types.ts';
import titles from './titles.json' with { type: 'json' };

const titleWords: ReadonlySet<string> = new Set(titles.titles);

/**
 * Does another given name stand before the surname? «Александр Песков» in the midst of a sentence is not the Peskov whose
 * given name is Dmitry, whose own given names belong to the longer forms that the gazetteer prefers. At the beginning of a
 * sentence every word has a capital, so that nothing follows from it; neither does it from a title («President Tokayev»).
 */
export function hasOtherGivenName(text: string, mention: Span): boolean {
  const end = mention.start - 1;
  if (text[end] !== ' ' && text[end] !== '\u00a0') return false;
  let start = end;
  while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--;
  if (end - start < 3 || !isUpper(text.charCodeAt(start)) || isUpper(text.charCodeAt(start + 1))) return false;
  return !beginsSentence(text, start) && !titleWords.has(foldWord(text.slice(start, end)));
}

/** Does a sentence, a quotation or a block begin here? What stands before is then no letter, comma or hyphen. */
function beginsSentence(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && (text[at] === ' ' || text[at] === '\u00a0')) at--;
  const before = text[at];
  return before === undefined || (!isLetter(text.charCodeAt(at)) && before !== ',' && before !== '-' && before !== ')');
}
