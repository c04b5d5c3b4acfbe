import type { ResolvedTimex } from '../types.ts';
import words from './modifiers.json' with { type: 'json' };
import type { Expression, Timex } from './timex.ts';

/** The words of a modifier stand no further before the expression than this, in UTF-16 units. */
const maxReach = 32;

type WordList = keyof typeof words;

/**
 * What the words before an expression add to its value: a bound («до [конца 2025 года]»), APPROX («около [2008 года]»), BEFORE
 * (“more than [ten years ago]”) or AFTER (“less than”). A part of a period that the expression itself names stays its `mod`.
 */
export function modifierOf(
  { start, type, mod, expression }: Timex,
  text: string,
): Pick<ResolvedTimex, 'mod' | 'bound'> {
  const lead = ` ${text
    .slice(Math.max(0, start - maxReach), start)
    .toLowerCase()
    .replace(/\s+/g, ' ')}`;
  if (type !== 'DATE' || !lead.endsWith(' ')) return { mod };
  const before = withoutPreposition(lead);
  if (mod !== null) {
    const bound = listBefore(lead, bounds) ?? listBefore(before, bounds);
    return bound === null ? { mod } : { mod, bound };
  }
  if (listBefore(before, ['approximate']) !== null) return { mod: 'APPROX' };
  const count = isAgo(expression) ? listBefore(lead, ['approximateCount', 'more', 'less']) : null;
  return { mod: count === null ? null : modOfCount[count] };
}

const bounds = ['since', 'until', 'by'] as const;
const modOfCount = { approximateCount: 'APPROX', more: 'BEFORE', less: 'AFTER' } as const;

/** Is this a length of time ago? “More about yesterday” counts no days. */
function isAgo(expression: Expression): boolean {
  return expression.kind === 'offset' && expression.count < (expression.unit === 'day' ? -2 : 0);
}

/** The list with the longest phrase right before the expression; null where there is none. */
function listBefore<T extends WordList>(lead: string, lists: readonly T[]): T | null {
  let found: T | null = null;
  let length = 0;
  for (const list of lists)
    for (const phrase of words[list])
      if (phrase.length > length && lead.endsWith(` ${phrase} `)) [found, length] = [list, phrase.length];
  return found;
}

/** «примерно [в] 2008 году», “by [the] end of the year”. */
function withoutPreposition(lead: string): string {
  const word = words.between.find((each) => lead.endsWith(` ${each} `));
  return word === undefined ? lead : lead.slice(0, -word.length - 1);
}
