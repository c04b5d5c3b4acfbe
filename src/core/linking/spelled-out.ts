import { isLetter } from '../text/characters.ts';
import { foldWord } from '../text/words.ts';
import type { Candidate, Mention } from '../types.ts';
import type { LinkContext } from './context.ts';
import { choose, type Evidence } from './evidence.ts';

/** «Совет кредиторов банка (СКБ)»: letters in brackets after the words that they stand for mean those in the whole article. */

/** Letters that stand for something are at least so many; nobody spells out fewer. */
const lettersAtLeast = 2;

/**
 * Notes what the letters in brackets stand for where the words before them begin with these: the entity of the mention that ends
 * there, or nothing that we know. Letters that need no evidence to be understood are left as they are unless the words are known.
 */
export function noteSpelledOut(
  mention: Mention,
  before: Mention | undefined,
  evidence: Evidence,
  context: LinkContext,
): void {
  const { text } = context;
  const { start, end } = mention;
  if (text.charAt(start - 1) !== '(' || text.charAt(end) !== ')') return;
  const letters = lettersOf(text, mention);
  const wordsEnd = start - 2;
  const words = letters === null ? null : wordsBefore(text, wordsEnd, letters.length);
  if (letters === null || words?.initials !== letters) return;
  const isKnown = before?.end === wordsEnd;
  // "Secretary General of the Collective Security Treaty Organization (CSTO)": the letters stand for its end.
  if (isKnown && before.start !== words.start) return;
  const spelled = isKnown ? choose(before, evidence, context) : null;
  if (spelled !== null) evidence.spelledOut.set(letters, spelled.entity);
  else if (mention.candidates.every(({ use, with: needed }) => use === 'short' || needed.length > 0))
    evidence.spelledOut.set(letters, null);
}

/** Chooses as `choose` does, but for letters that the article has spelled out. */
export function chooseSpelledOut(mention: Mention, evidence: Evidence, context: LinkContext): Candidate | null {
  const letters = evidence.spelledOut.size === 0 ? null : lettersOf(context.text, mention);
  const entity = letters === null ? undefined : evidence.spelledOut.get(letters);
  if (entity === undefined) return choose(mention, evidence, context);
  if (entity === null) return null;
  return mention.candidates.find((candidate) => candidate.entity === entity) ?? { entity, use: 'full', with: [] };
}

/** The folded capitals of «ҰҚК-нің»; null for a mention that is more or less than capitals. */
function lettersOf(text: string, { start, end }: Mention): string | null {
  const letters = /^\p{Lu}+/u.exec(text.slice(start, end))?.[0] ?? '';
  const rest = text.charAt(start + letters.length);
  const isWhole = start + letters.length === end || rest === '-' || rest === '\u2011';
  return isWhole && letters.length >= lettersAtLeast ? foldWord(letters) : null;
}

/**
 * So many words in a line up to the offset, a space after each: where they start and their folded initials; null where something else
 * stands there.
 */
function wordsBefore(text: string, end: number, count: number): { start: number; initials: string } | null {
  let initials = '';
  let start = end;
  for (let to = end; initials.length < count; to = start - 1) {
    if (text[to] !== ' ' && text[to] !== '\u00a0') return null;
    start = to;
    while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--;
    if (start === to) return null;
    initials = text.charAt(start) + initials;
  }
  return { start, initials: foldWord(initials) };
}
