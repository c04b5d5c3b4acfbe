import { extendByInitials } from '../gazetteer/initials.ts';
import type { EntityRecord } from '../reference/data.ts';
import type { Reference } from '../reference/reference.ts';
import type { CoreClass } from '../language/core-classes.ts';
import type { Languages } from '../language/language-image.ts';
import { isWordOfClass } from '../language/word-tokens.ts';
import { isLetter, isUpper } from '../text/characters.ts';
import { foldWord } from '../text/words.ts';
import type { Candidate, Mention, Span } from '../types.ts';
import { beginsSentence, isGivenName } from './surroundings.ts';
import titles from './titles.json' with { type: 'json' };

const noGivenNames: ReadonlySet<string> = new Set([...titles.titles, ...titles.agencies]);
const prepositions: ReadonlySet<string> = new Set(titles.prepositions);

/**
 * Does another given name stand before the surname? «Александр Песков» in the midst of a sentence is not the Peskov whose
 * given name is Dmitry, whose own given names belong to the longer forms that the gazetteer prefers. At the beginning of a
 * sentence every word has a capital, so that only a common given name tells; a title («President Tokayev») tells nothing.
 */
export function hasOtherGivenName(text: string, mention: Span, languages: Languages): boolean {
  const end = mention.start - 1;
  if (text[end] !== ' ' && text[end] !== '\u00a0') return false;
  let start = end;
  while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--;
  if (end - start < 3 || !isUpper(text.charCodeAt(start)) || isUpper(text.charCodeAt(start + 1))) return false;
  const word = foldWord(text.slice(start, end));
  if (isGivenName(word)) return true;
  if (beginsSentence(text, start) || noGivenNames.has(word) || isWordOfClass(languages, word, timeClasses))
    return false;
  return !isAfterPreposition(text, start) && !disagrees(word, foldWord(text.slice(mention.start, mention.end)));
}

/** "On Monday Lukashenko", "In March Putin". */
const timeClasses: readonly CoreClass[] = ['MONTH', 'WEAK-MONTH', 'MON', 'WEEKDAY', 'WEDNESDAY', 'WKD'];

/** «В Давосе Токаев», "In Davos Tokayev": after a preposition of place stands a place. */
function isAfterPreposition(text: string, start: number): boolean {
  const end = start - 1;
  if (text[end] !== ' ' && text[end] !== '\u00a0') return false;
  let from = end;
  while (from > 0 && isLetter(text.charCodeAt(from - 1))) from--;
  return prepositions.has(foldWord(text.slice(from, end)));
}

/** «Саммит на Валдае Путин …»: a surname in the nominative has no given name in another case. */
function disagrees(word: string, surname: string): boolean {
  return /(?:[ое]в|[иы]н|ян)$/.test(surname) && /(?:[еуюиы]|[ое]м|ой|[ая]х)$/.test(word);
}

/**
 * The mention with the initials beside its surname, «К.-Ж. Токаев», and with only those readings whose given name they begin:
 * these then stand for the full name. A surname with the initials of somebody else keeps no person («А. Песков»).
 */
export function readInitials(text: string, mention: Mention, reference: Reference): Mention {
  const { start, end, candidates } = mention;
  const isPerson = ({ entity }: Candidate): boolean => reference.entities.get(entity)?.kind === 'person';
  if (!candidates.some(isPerson) || /[\s-]/.test(text.slice(start, end))) return mention;
  const extended = extendByInitials(text, start, end);
  const [initial] = extended.initials;
  if (initial === undefined) return mention;
  const fitting = candidates
    .filter((candidate) => isPerson(candidate) && isGivenNameOf(reference.entities.get(candidate.entity), initial))
    .map(({ entity }): Candidate => ({ entity, use: 'full', with: [] }));
  if (fitting.length === 0) return { start, end, candidates: candidates.filter((candidate) => !isPerson(candidate)) };
  return { start: extended.start, end: extended.end, candidates: fitting };
}

/** Does the first word of one of the person's titles, in any language, begin with the initial? */
function isGivenNameOf(person: EntityRecord | undefined, initial: string): boolean {
  const titles = Object.values(person?.titles ?? {}).flat();
  return titles.some(({ text }) => foldWord(text).startsWith(initial));
}
