import type { EntityKind } from '../reference/data.ts';
import { isLetter, isUpper, isWordUnit } from '../text/characters.ts';
import { foldWord, wordLengthAtMost } from '../text/words.ts';
import type { Candidate, Span } from '../types.ts';
import lists from './surroundings.json' with { type: 'json' };

/**
 * What the words around a mention make of it: `plain` nothing; `other` the name of something else («Эхо Москвы», «вице-премьер
 * России», «улица Назарбаева»); `former` an office that somebody no longer or not yet holds; `post` the office itself, whoever
 * holds it («выборы президента Казахстана»).
 */
export type Sense = 'plain' | 'other' | 'former' | 'post';

/** Reads what stands before and after the mention in its line; `kind` is that of the candidate's entity. */
export function senseOf(text: string, mention: Span, candidate: Candidate, kind: EntityKind): Sense {
  const before = wordBefore(text, mention.start);
  if (candidate.use === 'anaphor') return standsAlone(text, mention, before, kind) ? 'plain' : 'other';
  if (kind === 'office') return officeSense(text, mention, before);
  if (candidate.use === 'adjective')
    return isInQuotedName(text, mention) || isPartOfProperName(text, mention) ? 'other' : 'plain';
  if (kind === 'term' && isPartOfProperName(text, mention) && isCapitalAfter(text, mention.end)) return 'other';
  if (kind === 'person')
    return isGivenNameHere(text, mention) ||
      has(namedAfter, before.folded) ||
      isFollowedBy(text, mention.end, namesakes) ||
      has(kin, wordAfter(text, mention.end)) ||
      isInQuotedName(text, mention)
      ? 'other'
      : 'plain';
  if (kind === 'body' || kind === 'force') return isOfAnother(text, mention, candidate, before) ? 'other' : 'plain';
  if (kind !== 'state' && kind !== 'place' && kind !== 'institution') return 'plain';
  if (isAfterEpithet(text, before)) return 'other';
  if (kind === 'institution') return isFollowedBy(text, mention.end, namesakes) ? 'other' : 'plain';
  const isDescription = !isUpper(text.charCodeAt(mention.start));
  if (isDescription && (has(former, before.folded) || has(otherCapitals, before.folded))) return 'other';
  if (isChannel(text, mention.end) || isNamedFor(text, before)) return 'other';
  if (kind === 'place' && has(agreements, wordAfter(text, mention.end))) return 'other';
  if (candidate.use === 'short' && isInAmerica(text, mention)) return 'other';
  return has(clubs, before.folded) || isFollowedBy(text, mention.end, namesakes) || isInQuotedName(text, mention)
    ? 'other'
    : 'plain';
}

/** Does a sentence, a quotation or a block begin here? What stands before is then no letter, digit, comma or hyphen. */
export function beginsSentence(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && (text[at] === ' ' || text[at] === '\u00a0')) at--;
  const before = text[at];
  return (
    before === undefined || (!isWordUnit(text.charCodeAt(at)) && before !== ',' && before !== '-' && before !== ')')
  );
}

/** Is the word, folded, one of the commonest given names of the region, in any case form? */
export function isGivenName(folded: string): boolean {
  return has(givenNames, folded);
}

interface Word extends Span {
  readonly folded: string;
  /** What stands between the word and the mention is a hyphen. */
  readonly hyphened: boolean;
}

interface WordList {
  readonly words: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

const former = listOf(lists.former);
const deputy = listOf(lists.deputy);
const deputyAfter = listOf(lists.deputyAfter);
const firstOf = listOf(lists.firstOf);
const post = listOf(lists.post);
const becoming = listOf(lists.becoming);
const links = listOf(lists.links);
const owners = listOf(lists.owners);
const namedAfter = listOf(lists.namedAfter);
const namesakes = listOf(lists.namesakes);
const clubs = listOf(lists.clubs);
const parts = listOf(lists.parts);
const otherCapitals = listOf(lists.otherCapitals);
const americanCities = listOf(lists.americanCities);
const americanMatters = listOf(lists.americanMatters);
const sportsmen = listOf(lists.sportsmen);
const kin = listOf(lists.kin);
const tellingNothing = listOf(lists.tellingNothing);
const namedFor = listOf(lists.namedFor);
const afterNouns = listOf(lists.afterNouns);
const agreements = listOf(lists.agreements);
const givenNames = listOf(lists.givenNames);

function listOf(entries: readonly string[]): WordList {
  return {
    words: new Set(entries.filter((entry) => !entry.endsWith('*'))),
    beginnings: entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1)),
  };
}

function has(list: WordList, word: string): boolean {
  return word !== '' && (list.words.has(word) || list.beginnings.some((beginning) => word.startsWith(beginning)));
}

/**
 * Does the noun stand without what would make it another's: an adjective before («террористическая организация»), a name, a
 * number or a quotation after? «Организация» may also mean organising, with the thing after it in the genitive: it counts only
 * where a listed word, a verb or a stop follows. English nouns must not be followed by «of».
 */
function standsAlone(text: string, mention: Span, before: Word, kind: EntityKind): boolean {
  const { end } = mention;
  if (isPartOfProperName(text, mention)) return false;
  if (/(?:ая|яя|ой|ей|ую|юю|ою|ею)$/.test(before.folded) && before.end - before.start > 3) return false;
  const separator = text.charAt(end);
  if (separator === '' || !' \u00a0-\u2011'.includes(separator)) return separator !== '»';
  if (!isLetter(text.charCodeAt(end + 1))) return '—–('.includes(text.charAt(end + 1));
  if (isUpper(text.charCodeAt(end + 1)) || separator === '-') return false;
  const next = wordAfter(text, end);
  if (/^[a-z]/.test(next)) return next !== 'of' && next !== 'for';
  return kind !== 'organization' || has(afterNouns, next) || /(?:ла|лась|[еи]т|[еи]тся)$/.test(next);
}

function officeSense(text: string, mention: Span, before: Word): Sense {
  if (has(deputy, before.folded) || isDeputyAfter(text, mention.end)) return 'other';
  // «во главе государства» leads it, and is nobody's title.
  if (before.folded === 'во') return 'other';
  if (has(former, before.folded)) return 'former';
  if (before.hyphened) return 'other';
  const linked = has(links, before.folded) ? wordBefore(text, before.start) : before;
  if (has(post, linked.folded)) return 'post';
  return has(becoming, before.folded) && mayBePredicate(text, mention) ? 'post' : 'plain';
}

/** «Бас хатшысының (бірінші) орынбасары», «գլխավոր քարտուղարի տեղակալ»: where the deputy is named after. */
function isDeputyAfter(text: string, end: number): boolean {
  const next = wordAfter(text, end);
  return has(deputyAfter, next) || (has(firstOf, next) && has(deputyAfter, wordAfter(text, end + 1 + next.length)));
}

/** Could the office's first word be what somebody becomes: a Russian instrumental, or any word of another language? */
function mayBePredicate(text: string, { start, end }: Span): boolean {
  const first = foldWord(text.slice(start, end));
  return !/^[а-я]+$/.test(first) || /[оеы]м$|ой$|ей$/.test(first);
}

/** The word before, across a space, a quotation mark, a dot or a hyphen; empty at the beginning and after anything else. */
function wordBefore(text: string, start: number): Word {
  let end = start;
  while (end > 0 && start - end < 3 && ' \u00a0-\u2011.«"“„'.includes(text.charAt(end - 1))) end--;
  const between = text.slice(end, start);
  let from = end;
  while (from > 0 && isWordUnit(text.charCodeAt(from - 1))) from--;
  const hyphened = between === '-' || between === '\u2011';
  // A dot that does not end an abbreviation ends a sentence.
  const far = between.includes('.') && end - from > 3;
  return { start: from, end, folded: far ? '' : foldWord(text.slice(from, end)), hyphened };
}

/** Does a listed word with a capital, or in a language that writes it small, follow within three words with capitals? */
function isFollowedBy(text: string, end: number, list: WordList): boolean {
  let at = end;
  for (let words = 0; words < 3; words++) {
    const separator = text.charAt(at);
    if (separator !== ' ' && separator !== '\u00a0' && separator !== '-') return false;
    let to = at + 1;
    while (to < text.length && isWordUnit(text.charCodeAt(to))) to++;
    const word = text.slice(at + 1, to);
    if (word === '') return false;
    const isCapital = isUpper(word.charCodeAt(0));
    if (has(list, foldWord(word))) return isCapital || !/^[a-z]/.test(word);
    if (!isCapital) return false;
    at = to;
  }
  return false;
}

/** «СКБ „Турбина“», «КМС по боксу»: letters that stand for something else as well, and here for it. */
function isOfAnother(text: string, { end }: Span, { use }: Candidate, before: Word): boolean {
  // «Ограниченный контингент», "its peacekeepers": an adjective or owner tells a noun without a name of its own apart.
  if (use === 'common')
    return (
      has(owners, before.folded) ||
      (/(?:н(?:[ыо]й|ого|ому|ым|ом|ые|ых)|ск(?:[ио]й|ого|ому|им|ом|ие|их))$/.test(before.folded) &&
        !has(tellingNothing, before.folded))
    );
  if (use !== 'short') return false;
  return (
    /^[ \u00a0]?[«„"“]/.test(text.slice(end, end + 2)) || wordAfter(text, end) === 'по' || has(sportsmen, before.folded)
  );
}

/** «Atlanta, Georgia», «Georgia Governor»: the state of the United States. */
function isInAmerica(text: string, { start, end }: Span): boolean {
  const city = text.slice(start - 2, start) === ', ' ? wordBefore(text, start - 2).folded : '';
  return has(americanCities, city) || has(americanMatters, wordAfter(text, end));
}

/** «Раҳмон Абдураҳмонов»: a surname that is also a given name, with another surname after it. */
function isGivenNameHere(text: string, { start, end }: Span): boolean {
  if (/[\s-]/.test(text.slice(start, end)) || !isCapitalAfter(text, end)) return false;
  return /(?:ов|ев|зода|зада)$/.test(wordAfter(text, end));
}

function isCapitalAfter(text: string, end: number): boolean {
  return (text[end] === ' ' || text[end] === '\u00a0') && isUpper(text.charCodeAt(end + 1));
}

/** The word after, across one space or hyphen, folded; empty where none follows. */
function wordAfter(text: string, end: number): string {
  return ' \u00a0-\u2011'.includes(text.charAt(end) || '.')
    ? foldWord(text.slice(end + 1, end + 1 + wordLengthAtMost))
    : '';
}

/** «Bank of Georgia»: a listed word with a capital stands before «of». */
function isNamedFor(text: string, before: Word): boolean {
  if (before.folded !== 'of') return false;
  const owner = wordBefore(text, before.start);
  return has(namedFor, owner.folded) && isUpper(text.charCodeAt(owner.start));
}

/** «France 24», «Россия 1»: a number follows that counts nothing and is no day of a month. */
function isChannel(text: string, end: number): boolean {
  let at = end + 1;
  if (!' \u00a0-'.includes(text.charAt(end) || '.')) return false;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  if (at === end + 1 || at > end + 3) return false;
  if (text[at] !== ' ' && text[at] !== '\u00a0') return !isWordUnit(text.charCodeAt(at));
  const next = text.charCodeAt(at + 1);
  return isLetter(next) && next < 0x250 && !isUpper(next);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** «Казанский Кремль», «Северный Казахстан», «South Ossetia»: a capital adjective before makes it another name. */
function isAfterEpithet(text: string, before: Word): boolean {
  if (before.hyphened || before.end - before.start < 3 || !isUpper(text.charCodeAt(before.start))) return false;
  if (has(parts, before.folded)) return true;
  const isRussianAdjective = /(?:[ыио]й|[ое]го|[ое]му|[ыи]м|[ое]м|ая|яя|ую|юю|ое|ее)$/.test(before.folded);
  return isRussianAdjective && (/ск[а-я]{2,3}$/.test(before.folded) || !beginsSentence(text, before.start));
}

/** A Cyrillic adjective with a capital within a sentence begins or continues a name: «в Российской империи». */
function isPartOfProperName(text: string, { start }: Span): boolean {
  const unit = text.charCodeAt(start);
  return unit >= 0x400 && unit < 0x530 && isUpper(unit) && isLowerNext(text, start) && !beginsSentence(text, start);
}

function isLowerNext(text: string, start: number): boolean {
  const next = text.charCodeAt(start + 1);
  return isLetter(next) && !isUpper(next);
}

/** Nothing longer in quotation marks is taken for a name. */
const nameLengthAtMost = 40;
const nameWordsAtMost = 4;

/**
 * Does the mention stand in a short name in quotation marks: «Справедливая Россия», "Rossiya 24", the hotel «Казахстан»? Such a
 * name begins with a capital or a digit, has at most four words and no punctuation that only a sentence has.
 */
function isInQuotedName(text: string, mention: Span): boolean {
  let from = mention.start;
  const least = Math.max(0, mention.start - nameLengthAtMost);
  while (from > least && !isQuote(text.charAt(from - 1)) && text.charAt(from - 1) !== '\n') from--;
  const opening = text.charAt(from - 1);
  if (!isQuote(opening) || opening === '»' || opening === '”') return false;
  if (opening === '"' && isWordUnit(text.charCodeAt(from - 2))) return false;
  let to = mention.end;
  const most = Math.min(text.length, mention.end + nameLengthAtMost);
  while (to < most && !isQuote(text.charAt(to)) && text.charAt(to) !== '\n') to++;
  const closing = text.charAt(to);
  if (!isQuote(closing) || closing === '«' || closing === '„') return false;
  const name = text.slice(from, to);
  return (
    (isUpper(name.charCodeAt(0)) || /^\d/.test(name)) &&
    !/[.,!?:;…—–]/.test(name) &&
    // "Kazakhstan stands firm" is a sentence: in English the words of a name have capitals.
    !/ [a-z]{4,}(?: [a-z]|$)/.test(name) &&
    name.split(/[ \u00a0]/).length <= nameWordsAtMost
  );
}

function isQuote(character: string): boolean {
  return character !== '' && '«»"“”„'.includes(character);
}
