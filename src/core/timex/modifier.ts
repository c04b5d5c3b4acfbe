import { unitClass, unitClassOf, unitFlag, unitTraits } from '../text/characters.ts';
import type { ResolvedTimex } from '../types.ts';
import words from './modifiers.json' with { type: 'json' };
import type { Expression, Timex } from './timex.ts';

/**
 * What the words before an expression add to its value: a bound («до [конца 2025 года]»), APPROX («около [2008 года]»), BEFORE
 * (“more than [ten years ago]”) or AFTER (“less than”). A part of a period that the expression itself names stays its `mod`.
 */
export function modifierOf(
  { start, type, mod, expression }: Timex,
  text: string,
): Pick<ResolvedTimex, 'mod' | 'bound'> {
  if (type !== 'DATE') return { mod };
  const last = wordBefore(text, start);
  // «примерно [в] 2008 году», “by [the] end of the year”
  const further = between.has(last.word) ? wordBefore(text, last.start) : last;
  if (mod !== null) {
    const bound = listBefore(text, last, bounds) ?? listBefore(text, further, bounds);
    return bound === null ? { mod } : { mod, bound };
  }
  if (listBefore(text, further, ['approximate']) !== null) return { mod: 'APPROX' };
  const count = isAgo(expression) ? listBefore(text, last, ['approximateCount', 'more', 'less']) : null;
  return { mod: count === null ? null : modOfCount[count] };
}

const bounds = ['since', 'until', 'by'] as const;
const modOfCount = { approximateCount: 'APPROX', more: 'BEFORE', less: 'AFTER' } as const;

/** Is this a length of time ago? “More about yesterday” counts no days. */
function isAgo(expression: Expression): boolean {
  return expression.kind === 'offset' && expression.count < (expression.unit === 'day' ? -2 : 0);
}

type WordList = Exclude<keyof typeof words, 'between'>;
interface Phrase {
  readonly list: WordList;
  /** With a space before it. */
  readonly text: string;
}

const { between: betweenWords, ...lists } = words;
const between: ReadonlySet<string> = new Set(betweenWords);
/** The phrases by their last words, the longest first. */
const phrases = new Map<string, readonly Phrase[]>();
for (const [list, texts] of Object.entries(lists) as [WordList, readonly string[]][])
  for (const text of texts) {
    const last = text.slice(text.lastIndexOf(' ') + 1);
    const known = [...(phrases.get(last) ?? []), { list, text: ` ${text}` }];
    phrases.set(
      last,
      known.sort((a, b) => b.text.length - a.text.length),
    );
  }

/** Of the lists the one with the longest phrase that ends with the word; null where none has one. */
function listBefore<T extends WordList>(text: string, { word, end }: WordBefore, among: readonly T[]): T | null {
  const candidates = phrases.get(word);
  if (candidates === undefined) return null;
  const lead = ` ${text
    .slice(Math.max(0, end - maxPhrase), end)
    .toLowerCase()
    .replace(/\s+/g, ' ')}`;
  for (const phrase of candidates) {
    const list = among.find((one) => one === phrase.list);
    if (list !== undefined && lead.endsWith(phrase.text)) return list;
  }
  return null;
}

/** No phrase is longer, in UTF-16 units. */
const maxPhrase = 32;

interface WordBefore {
  /** In small letters; '' where no word and white space stand before the offset. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The word before the offset, between white space. */
function wordBefore(text: string, offset: number): WordBefore {
  let end = offset;
  while (end > 0 && unitClassOf(text.charCodeAt(end - 1)) === unitClass.space) end--;
  let start = end;
  while (start > 0 && end - start < maxPhrase && unitClassOf(text.charCodeAt(start - 1)) >= unitClass.digit) start--;
  if (end === offset || start === end) return { word: '', start, end };
  const word = text.slice(start, end);
  // Most words are small already, and making Cyrillic ones small is slow.
  const isCapital = (unitTraits(text.charCodeAt(start)) & unitFlag.capital) !== 0;
  return { word: isCapital ? word.toLowerCase() : word, start, end };
}
