/**
 * The one character model: what is a word, what joins words, what is not seen at all, and when two letters are the same.
 *
 * All of it speaks of single UTF-16 units. A unit is classified by Unicode's properties when it is first met and then
 * remembered, so that nothing is built at load and a text of 150 different characters costs 150 classifications. Surrogates
 * (emoji, rare scripts) belong to no word.
 */

/** What a unit is for reading words: the low four bits of `unitTraits`. Letters and digits are the two highest. */
export const unitClass = {
  other: 1,
  /** Not seen: soft hyphen, zero-width and bidi marks, combining accents, variation selectors. */
  ignorable: 2,
  space: 3,
  lineBreak: 4,
  /** Hyphens, the non-breaking one, en dash, minus. Not the em dash, which parts phrases. */
  hyphen: 5,
  dot: 6,
  apostrophe: 7,
  /** Brackets and quotation marks, of either side. */
  bracket: 8,
  /** Decimal digits. Superscripts are none, so that a note's number after a word does not become part of it. */
  digit: 14,
  letter: 15,
} as const;

/** What else is true of a letter: the higher bits of `unitTraits`. */
export const unitFlag = {
  capital: 16,
  small: 32,
  cyrillic: 64,
  latin: 128,
  /** Folding does more to it than to make it small. */
  altered: 256,
} as const;

/** What `readUnit` has learned, 0 for a unit that was not met. Loops over a whole text look it up here themselves: a call each is dear. */
export const known = new Uint32Array(0x10000);

/** All about a unit in one number: its traits << 16 | the folded unit, 0 for what is no part of a word. */
export function readUnit(unit: number): number {
  return known[unit]! || learn(unit);
}

/** Class and flags of a unit, never 0. */
export function unitTraits(unit: number): number {
  return readUnit(unit) >>> 16;
}

export function unitClassOf(unit: number): number {
  return unitTraits(unit) & 15;
}

/** Is the unit a part of a word: a letter or a decimal digit of any script of the Basic Multilingual Plane? */
export function isWordUnit(unit: number): boolean {
  return (unitTraits(unit) & 15) >= unitClass.digit;
}

export function isLetter(unit: number): boolean {
  return (unitTraits(unit) & 15) === unitClass.letter;
}

/** A capital letter. Letters without case, as Georgian and Arabic ones, are neither capital nor small. */
export function isUpper(unit: number): boolean {
  return (unitTraits(unit) & unitFlag.capital) !== 0;
}

export function isIgnorable(unit: number): boolean {
  return (unitTraits(unit) & 15) === unitClass.ignorable;
}

/** An ignorable that is drawn on the letter before it, so that no span may end between the two. */
export function isCombining(unit: number): boolean {
  return unit >= 0x300 && unit <= 0x36f;
}

/**
 * The unit that stands for it in folded text, 0 for what is no part of a word. Lower case, and without the diacritics that
 * Unicode can take off: ё → е, é → e, İ → i. й, ў, ї, ӣ and ӯ stay, being letters of their own. Always one unit for one.
 */
export function foldUnit(unit: number): number {
  return readUnit(unit) & 0xffff;
}

/**
 * The folded letter that a combining mark makes of the folded letter before it: и + U+0306 → й. 0 where the mark is only an
 * accent, which folding drops.
 */
export function composeFolded(letter: number, mark: number): number {
  if (mark === 0x306) return letter === 0x438 ? 0x439 : letter === 0x443 ? 0x45e : 0;
  if (mark === 0x304) return letter === 0x438 ? 0x4e3 : letter === 0x443 ? 0x4ef : 0;
  return mark === 0x308 && letter === 0x456 ? 0x457 : 0;
}

/** Pairs of look-alikes. The last four Cyrillic ones stand in for Latin letters only: no language of the field writes them. */
const latinTwins = 'ABCEHIKMOPTXYaceikopxyëËSJsj';
const cyrillicTwins = 'АВСЕНІКМОРТХУасеікорхуёЁЅЈѕј';
const mutualTwins = latinTwins.length - 4;

/**
 * The folded letter of the other script that looks like this unit, 0 where none does: Latin C → Cyrillic с, Cyrillic В → Latin
 * b. Told by the unit as it stands, because В looks like B and в does not look like b.
 */
export function lookAlike(unit: number): number {
  const character = String.fromCharCode(unit);
  const latin = latinTwins.indexOf(character);
  if (latin >= 0 && latin < mutualTwins) return foldUnit(cyrillicTwins.charCodeAt(latin));
  const cyrillic = cyrillicTwins.indexOf(character);
  return cyrillic >= 0 ? foldUnit(latinTwins.charCodeAt(cyrillic)) : 0;
}

const ignorable =
  /[\u00ad\u0300-\u036f\u055b\u055c\u055e\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]/;
const lineBreak = /[\n\r\u0085\u2028\u2029]/;
const space = /[\t\v\f\p{Zs}]/u;
const hyphen = /[-\u058a\u2010-\u2013\u2212\ufe63\uff0d]/;
const apostrophe = /['\u00b4\u2018\u2019\u201b\u02bc\uff07]/;
const bracket = /["\p{Ps}\p{Pe}\p{Pi}\p{Pf}]/u;
const digit = /\p{Nd}/u;
const letter = /[\p{L}\p{M}]/u;
const ownLetters = /[йўїӣӯ]/i;

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  const found = classify(unit, character);
  const folded = found >= unitClass.digit ? fold(unit, character) : 0;
  let traits = found | (found === unitClass.letter ? describeLetter(unit, character) : 0);
  if (folded !== 0 && String.fromCharCode(folded) !== character.toLowerCase()) traits |= unitFlag.altered;
  return (known[unit] = (traits << 16) | folded);
}

function classify(unit: number, character: string): number {
  if (unit >= 0xd800 && unit < 0xe000) return unitClass.other;
  if (ignorable.test(character)) return unitClass.ignorable;
  if (apostrophe.test(character)) return unitClass.apostrophe;
  if (letter.test(character)) return unitClass.letter;
  if (digit.test(character)) return unitClass.digit;
  if (lineBreak.test(character)) return unitClass.lineBreak;
  if (space.test(character)) return unitClass.space;
  if (hyphen.test(character)) return unitClass.hyphen;
  if (character === '.') return unitClass.dot;
  return bracket.test(character) ? unitClass.bracket : unitClass.other;
}

function fold(unit: number, character: string): number {
  // Beyond the alphabets decomposition means other things: Hangul falls into its sounds, kana loses its voicing.
  const alphabetic = unit < 0x2200 && !ownLetters.test(character);
  const bare = alphabetic ? character.normalize('NFD').charAt(0) : character;
  const small = bare.toLowerCase();
  return (small.length === 1 ? small : bare).charCodeAt(0);
}

function describeLetter(unit: number, character: string): number {
  let flags = 0;
  if (character.toLowerCase() !== character) flags |= unitFlag.capital;
  // Georgian names begin with the ordinary letter; its capitals, U+1C90 on, are for headlines only.
  else if (character.toUpperCase() !== character && (unit < 0x10d0 || unit > 0x10ff)) flags |= unitFlag.small;
  if (unit >= 0x400 && unit < 0x530) flags |= unitFlag.cyrillic;
  else if (unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00)) flags |= unitFlag.latin;
  return flags;
}
