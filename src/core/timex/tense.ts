import lists from '../language/tenses.json' with { type: 'json' };
import { foldUnit } from '../text/characters.ts';
import { isOfClass, tokenFrom, type WordTokens } from '../language/word-tokens.ts';
import { tokenFlag, tokenText } from '../text/tokens.ts';
import type { Block, Span } from '../types.ts';
import { aimBefore } from './aim.ts';
import { sentenceAround } from '../language/sentences.ts';

/** What the words around a date say of the side on which it lies. */
export interface Tense {
  readonly side: 'past' | 'future';
  /** Does nothing part the verb from the date? A verb of another clause says less, and so does the present tense of a timetable. */
  readonly isNear: boolean;
  /** Is the verb one of saying, so that what was said may lie on the other side? */
  readonly isSaying: boolean;
}

/** A comma, dash, bracket or «и» between verb and date counts as so many units of distance. */
const borderWidth = 40;

/** Does the sentence around the span say what was, or what is to come? Null where it does not. The nearest verb decides. */
export function tenseAround(tokens: WordTokens, blocks: readonly Block[], span: Span): Tense | null {
  const sentence = sentenceAround(tokens.text, blocks, span.start);
  const opens = isOpening(tokens, sentence.start, span);
  const before = nearestVerb(tokens, sentence, span, opens, -1, Infinity);
  const after = nearestVerb(tokens, sentence, span, opens, 1, before?.distance ?? Infinity);
  const verb = after ?? before;
  if (verb === null) return null;
  return {
    side: verb.time === 'past' || verb.time === 'passive' ? 'past' : 'future',
    isNear: verb.borders === 0 && verb.time !== 'present',
    isSaying: isOfClass(tokens, verb.token, 'SPEECH-VERB'),
  };
}

interface NearVerb {
  readonly token: number;
  readonly time: VerbTime;
  readonly borders: number;
  readonly distance: number;
}

/**
 * The nearest verb on one side of the span (step −1: before, 1: after) at less than `limit`; null where there is none. Reads
 * outwards and stops at the first verb, since distance only grows.
 */
function nearestVerb(
  tokens: WordTokens,
  sentence: Span,
  { start, end }: Span,
  opens: boolean,
  step: -1 | 1,
  limit: number,
): NearVerb | null {
  const { text, count, starts, ends } = tokens;
  const kinds = kindsOf(tokens);
  let marks = opens && step > 0 ? -openingCommas : 0;
  /** Conjunctions in a row with one space between: every second borders nothing new. */
  let row = 0;
  let read = step < 0 ? start : end;
  for (let i = step < 0 ? tokenFrom(tokens, start) - 1 : tokenFrom(tokens, end); i >= 0 && i < count; i += step) {
    const from = starts[i]!;
    const to = ends[i]!;
    if (from < sentence.start || to > sentence.end) break;
    const gapStart = step < 0 ? to : read;
    const gapEnd = step < 0 ? read : from;
    marks += marksBetween(text, gapStart, gapEnd);
    if (gapEnd - gapStart !== 1) row = 0;
    read = step < 0 ? from : to;
    const borders = Math.max(0, marks);
    const distance = (step < 0 ? start + 1 - to : from - end) + borderWidth * borders;
    if (distance >= limit) break;
    let kind = (kinds[i] ??= kindOf(tokens, i));
    // A capital within the sentence begins a name.
    if (kind === 'capital') kind = from > sentence.start + 1 ? 'other' : (verbByEnding(tokens, i) ?? 'other');
    if (kind === 'conjunction') {
      if (++row % 2 === 1) marks++;
      continue;
    }
    row = 0;
    // "In May, he said, the talks will begin": what stands between commas is of nobody's clause.
    if (kind === 'other' || (opens && text[to] === ',')) continue;
    // «Устав утверждён, церемония — 18 мая»: a participle tells of its own clause.
    if (kind !== 'passive' || borders === 0) return { token: i, time: kind, borders, distance };
  }
  return null;
}

/** The side on which a date lies, by the preposition before it or by the nearest verb; null where neither says it. */
export function tenseOfDate(
  tokens: WordTokens,
  blocks: readonly Block[],
  span: Span,
  isWeekday: boolean,
): Tense | null {
  const told = tenseAround(tokens, blocks, span);
  switch (aimBefore(tokens.text, span.start)) {
    case 'onto':
      return isWeekday || told?.side !== 'past' ? { side: 'future', isNear: true, isSaying: false } : null;
    case 'until':
      if (told?.side !== 'past') return { side: 'future', isNear: !isWeekday, isSaying: false };
      return isWeekday ? told : null;
    case 'since':
      return told?.side === 'future' && !isWeekday ? { ...told, isNear: false } : told;
    case null:
      return told;
  }
}

/** "In February, Parliament voted": the comma after a date that opens its sentence parts no clause, nor what stands between two. */
function isOpening(tokens: WordTokens, sentenceStart: number, { start, end }: Span): boolean {
  return tokens.text[end] === ',' && tokenFrom(tokens, start) - tokenFrom(tokens, sentenceStart) <= openingTokens;
}

/** "In", "In early". */
const openingTokens = 2;
/** «В феврале, по его словам, страна вышла». */
const openingCommas = 2;

/** How many commas, dashes and the like stand there. */
function marksBetween(text: string, start: number, end: number): number {
  let marks = 0;
  for (let at = start; at < end; at++) if (',;:—–('.includes(text.charAt(at))) marks++;
  return marks;
}

/** What a verb form tells of when its matter is: «открывается», "votes" of a day are a timetable's, so that it is yet to come. */
type VerbTime = Tense['side'] | 'present' | 'passive';

/** What a word is to the search for a verb; with a capital, its ending counts only where it begins the sentence. */
type Kind = VerbTime | 'conjunction' | 'capital' | 'other';

/** The kinds of the words read so far, by token: many dates ask for the same words. */
const kindsRead = new WeakMap<WordTokens, (Kind | undefined)[]>();

function kindsOf(tokens: WordTokens): (Kind | undefined)[] {
  const known = kindsRead.get(tokens) ?? new Array<Kind | undefined>(tokens.count);
  kindsRead.set(tokens, known);
  return known;
}

function kindOf(tokens: WordTokens, i: number): Kind {
  const flags = tokens.flags[i]!;
  if ((flags & tokenFlag.number) !== 0) return 'other';
  if (isConjunction(tokens, i)) return 'conjunction';
  if (isOfClass(tokens, i, 'SCHEDULED') && isVerb(tokens, i, false)) return 'present';
  if (isOfClass(tokens, i, 'SCHEDULED-OR-NOUN') && isVerb(tokens, i, true)) return 'present';
  if (futurePairs.has(`${tokenText(tokens, i - 1)} ${tokenText(tokens, i)}`)) return 'future';
  if (isOfClass(tokens, i, 'FUTURE')) return 'future';
  if (isOfClass(tokens, i, 'PAST')) return 'past';
  return (flags & tokenFlag.capital) !== 0 ? 'capital' : (verbByEnding(tokens, i) ?? 'other');
}

function verbByEnding(tokens: WordTokens, i: number): VerbTime | null {
  const isPlain = (tokens.flags[i]! & tokenFlag.plain) !== 0;
  if (isPlain && !verbsEndIn.has(foldUnit(tokens.text.charCodeAt(tokens.ends[i]! - 1)))) return null;
  const word = tokenText(tokens, i);
  // "could be signed"
  if (tokenText(tokens, i - 1) === 'be') return null;
  if (isPast(word)) return 'past';
  // «Подписан 15 мая», but not «будет подписан»
  if (hasStem(word, passiveStems, passiveEnding)) return beforePassive.has(tokenText(tokens, i - 1)) ? null : 'passive';
  return isFuture(word) ? 'future' : null;
}

const conjunctions: ReadonlySet<string> = new Set(['и', 'а', 'that', 'which', 'who', 'while']);

/** Does a conjunction stand here, between spaces? */
function isConjunction({ text, starts, ends }: WordTokens, i: number): boolean {
  const start = starts[i]!;
  const end = ends[i]!;
  return (
    conjunctions.has(text.slice(start, end)) && /^\s$/.test(text.charAt(start - 1)) && /^\s$/.test(text.charAt(end))
  );
}

const futurePairs: ReadonlySet<string> = new Set(lists.futurePairs);
const beforePassive: ReadonlySet<string> = new Set(lists.beforePassive);
const determiners: ReadonlySet<string> = new Set(lists.determiners);
const subjects: ReadonlySet<string> = new Set(lists.subjects);

/** Is a word that may be an English noun a verb here? Nouns stand after articles; of some words, verbs only after their subject. */
function isVerb(tokens: WordTokens, i: number, needsSubject: boolean): boolean {
  const before = tokenText(tokens, i - 1);
  if (!needsSubject) return !determiners.has(before);
  return (
    i > 0 && (subjects.has(before) || (tokens.flags[i - 1]! & tokenFlag.capital) !== 0) && !determiners.has(before)
  );
}

const notPast: ReadonlySet<string> = new Set(lists.notPast);
/** «Принёс», «возникла»: verbs whose past tense has no «л» of its own. */
const pastStems: ReadonlySet<string> = new Set(lists.pastStems);
const strongEnding = /л[аои]$/;
/** «Подписан», «созданы». */
const passiveStems: ReadonlySet<string> = new Set(lists.passiveStems);
const passiveEnding = /[аоы]$/;
const pastDespite: ReadonlySet<string> = new Set(lists.pastDespite);
const notFuture: ReadonlySet<string> = new Set(lists.notFuture);
/** The last letters of all endings by which a verb is told: most words have another. */
const verbsEndIn: ReadonlySet<number> = new Set(
  [
    ...lists.participleEndings,
    ...lists.pastEndings,
    ...lists.futureEndings,
    ...lists.pastStems,
    ...lists.passiveStems,
    'ы',
  ].map((ending) => foldUnit(ending.charCodeAt(ending.length - 1))),
);
/** A noun's case endings are no longer. */
const caseEndingAtMost = 2;

function isPast(word: string): boolean {
  if (hasEnding(word, lists.participleEndings) || hasStem(word, pastStems, strongEnding)) return true;
  if (word.length < 5 || !hasEnding(word, lists.pastEndings) || notPast.has(word)) return false;
  if (hasEnding(word, lists.notPastEndings)) return pastDespite.has(word);
  return !lists.pastLookAlikes.some((noun) => word.startsWith(noun) && word.length - noun.length <= caseEndingAtMost);
}

/** A perfective verb in the third person: with a prefix, and without the suffix of an imperfective. */
function isFuture(word: string): boolean {
  return (
    word.length > 5 &&
    hasEnding(word, lists.futureEndings) &&
    lists.perfectiveBeginnings.some((beginning) => word.startsWith(beginning)) &&
    !hasEnding(word, lists.presentEndings) &&
    !notFuture.has(word)
  );
}

function hasStem(word: string, stems: ReadonlySet<string>, ending: RegExp): boolean {
  return stems.has(word.replace(ending, ''));
}

function hasEnding(word: string, endings: readonly string[]): boolean {
  return endings.some((ending) => word.endsWith(ending));
}
