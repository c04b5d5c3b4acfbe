import { isUpper, isWordUnit } from '../text/characters.ts';

/** Nothing longer in quotation marks is taken for a name, in UTF-16 units and in words. */
const maxNameLength = 40;
const maxNameWords = 4;

/**
 * Does the span stand in a short name in quotation marks? `part`: in a longer one, «Справедливая Россия», or alone in one word, the
 * hotel «Казахстан»; `whole`: it is all of a name of several words; null: neither. Such a name begins with a capital or a digit, and has
 * no punctuation that only a sentence has.
 */
export function placeInQuotation(text: string, start: number, end: number): 'part' | 'whole' | null {
  let from = start;
  const least = Math.max(0, start - maxNameLength);
  while (from > least && !isQuote(text.charAt(from - 1)) && text.charAt(from - 1) !== '\n') from--;
  const opening = text.charAt(from - 1);
  if (!isQuote(opening) || opening === '»' || opening === '”') return null;
  if (opening === '"' && isWordUnit(text.charCodeAt(from - 2))) return null;
  let to = end;
  const most = Math.min(text.length, end + maxNameLength);
  while (to < most && !isQuote(text.charAt(to)) && text.charAt(to) !== '\n') to++;
  const closing = text.charAt(to);
  if (!isQuote(closing) || closing === '«' || closing === '„') return null;
  const name = text.slice(from, to);
  if (!isUpper(name.charCodeAt(0)) && !/^\d/.test(name)) return null;
  if (/[.,!?:;…—–]/.test(name) || isTitleBroken(name)) return null;
  if (from === start && to === end && /[\s-]/.test(name)) return 'whole';
  return name.split(/[ \u00a0]/).length <= maxNameWords ? 'part' : null;
}

/** "Kazakhstan stands firm" is a sentence: in Latin script the longer words of a name have capitals. */
function isTitleBroken(name: string): boolean {
  return / (?=\p{Script=Latin})\p{Ll}{4,}(?: \p{Ll}|$)/u.test(name);
}

function isQuote(character: string): boolean {
  return character !== '' && '«»"“”„'.includes(character);
}
