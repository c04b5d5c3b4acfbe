import type { CoreClass } from './core-classes.ts';

/**
 * The languages' image: one block of bytes, written by the compiler, with the words and rules of all languages.
 *
 *     header    4 × i32   magic, version, bytes in all, bytes of the text that follows
 *     text      JSON      `Described`: rules, values and names, in ASCII
 *     columns             the tables of `columnWidths`, in that order, each aligned to four bytes
 *
 * A word or number of a text has a *lexeme*: what the languages know of it. Words that mean the same to all rules share one. A
 * lexeme has a *type* for each way of writing it (small, Capital, CAPITALS): words of one type satisfy the same *atoms*, an
 * atom being a class or word that a pattern names. So `does this token fit here` is one bit of `atomBits`.
 *
 * The rules are one deterministic automaton over tokens and gaps by turns. A state has a few groups of transitions: a set of
 * symbols, and the state to which they lead. The start has so many that opening spreads them into a row.
 *
 * Opening makes views, reads the JSON, and enters the words into a hash table; nothing else is built.
 */

/** A block of bytes that is no image of the languages of this version. */
export class LanguagesError extends Error {
  override readonly name = 'LanguagesError';
}

export const imageMagic = 0x474e414c; // «LANG»
export const imageVersion = 2;
export const headerLength = 4;

/** The columns with the bytes of an entry. */
export const columnWidths = {
  /** By state: how many groups it has. */
  groupCounts: 1,
  /** By group: its set, and the state to which it leads. Both coded by `encodeFirsts`. */
  groupSets: 2,
  groupTargets: 2,
  /** By set: a bit for each symbol. */
  setBits: 4,
  /** By state: where in `acceptLists` the rules stand that end there; 0 for none. */
  accepts: 2,
  /** How many rules, then the rules by their order. */
  acceptLists: 2,
  /** By type, then by kind of gap: its symbol. */
  symbolOf: 2,
  /** By lexeme, three: the type of the word written small, with a capital, in capitals. Coded by `encodeFirsts`. */
  lexemeTypes: 2,
  /** By lexeme: how an expression of time can begin with it, bits of `beginning`. */
  begins: 1,
  /** By lexeme: is it an abbreviation, to which a full stop after it belongs? */
  dotted: 1,
  /** By lexeme: where in `valueLists` its values stand. */
  lexemeValues: 2,
  /** How many values, then pairs of class and value. */
  valueLists: 2,
  /** The words in the order of the alphabet, front-coded: how many letters each shares with the one before, then the rest of them. */
  words: 2,
  /** The same of endings of words, each from its last letter to its first. */
  suffixes: 2,
  /** By word, and by suffix: its lexeme. Those of words are coded by `encodeFirsts`. */
  wordLexemes: 2,
  suffixLexemes: 2,
  /** By atom: a bit for each type. */
  atomBits: 4,
  code: 2,
} as const;

/** Bits of the column `begins`. */
export const beginning = {
  any: 1,
  /** It can be one by itself. */
  alone: 2,
  /** A word that no list has can follow. */
  unlisted: 4,
} as const;

export type ColumnName = keyof typeof columnWidths;

/**
 * How a value is built from slots: a constant; `['$', slot, field?]`; an operation; an expression of a kind with its fields; a
 * record of fields.
 */
export type Template =
  | number
  | string
  | readonly ['$', string, string?]
  | readonly ['+' | '-' | '*' | '%', Template, Template]
  | readonly [string, Fields]
  | Fields;
export interface Fields {
  readonly [name: string]: Template;
}

/** Kinds of conditions that are patterns; `first`, `last` and `is` are those of context rules, which speak of a name. */
export type PatternCondition = 'before' | 'after' | 'first' | 'last' | 'is';
/** Kinds of conditions that only context rules have. */
export type NameCondition = 'quoted' | 'script' | 'block' | 'beside';

/** One condition of a rule: [must it hold?, kind, the signs, letters or word, or the address of a pattern]. */
export type Condition = readonly [
  wanted: boolean,
  kind: 'left' | 'right' | 'inside' | 'letters' | PatternCondition | NameCondition,
  of: string | number,
];

export type Comparison = readonly [sign: string, left: Template, right: Template];

export interface Rule {
  readonly name: string;
  /** The folder of the rule, as `ru`; `common` for those of every language. */
  readonly language: string;
  /** Where its program begins. */
  readonly start: number;
  /** Kinds of gaps that may stand before it: a mask. */
  readonly gaps: number;
  readonly conditions?: readonly Condition[];
  readonly where?: readonly Comparison[];
  /** Absent for a rule that claims its span and says nothing. */
  readonly means?: Template;
  /** Further expressions: the slot whose span they have, and what they mean. */
  readonly also?: readonly (readonly [string, Template])[];
  /** Slots that are dates of their own beside their range, where they name their year. */
  readonly ends?: readonly (readonly [string, Template])[];
  readonly type?: 'DURATION' | 'SET';
  readonly mod?: Template;
}

/**
 * What the words around a name make of it. `plain`: what it says. `former`, `future`: an office that somebody no longer or not yet
 * holds. `post`: the office itself, whoever holds it («выборы президента Казахстана»). `deputy`: the office of somebody below it.
 * `other`: a part of another name («Эхо Москвы», «улица Назарбаева»). `namesake`: somebody else with the surname.
 */
export type Sense = 'plain' | 'former' | 'future' | 'post' | 'deputy' | 'other' | 'namesake';

export interface ContextRule {
  readonly name: string;
  readonly language: string;
  /**
   * Kinds of entities or uses of forms, or both with a space between: `common force`. One of them must be the name's; a kind alone means
   * neither anaphors nor adjectives.
   */
  readonly of: readonly string[];
  readonly conditions: readonly Condition[];
  readonly sense: Sense;
}

/** The part of the image that is text. */
export interface Described {
  readonly counts: Readonly<Record<ColumnName, number>>;
  readonly symbols: number;
  readonly types: number;
  /** The lexeme of the first word; numbers and unknown words come before. */
  readonly firstWordLexeme: number;
  readonly rules: readonly Rule[];
  /** By the order in which they count. */
  readonly contexts: readonly ContextRule[];
  /** What alternatives of phrases mean. */
  readonly phrases: readonly Template[];
  readonly slots: readonly string[];
  /** By class: the shape of numbers that it is, or ''. */
  readonly shapes: readonly string[];
  readonly values: readonly (number | string)[];
  readonly coreAtoms: Readonly<Record<CoreClass, number>>;
  /** The atoms of classes that have endings, each with the atom of the words that are exceptions, or -1. */
  readonly endings: Readonly<Record<string, number>>;
}

/** The opened languages: views of the image and the table of words. */
export interface Languages extends Omit<Described, 'counts'> {
  /** By state, and by the one after the last: where its groups begin. */
  readonly stateGroups: Uint16Array;
  readonly groupSets: Uint16Array;
  readonly groupTargets: Uint16Array;
  readonly setBits: Uint32Array;
  readonly accepts: Uint16Array;
  readonly acceptLists: Uint16Array;
  readonly symbolOf: Uint16Array;
  readonly lexemeTypes: Uint16Array;
  readonly begins: Uint8Array;
  readonly dotted: Uint8Array;
  readonly lexemeValues: Uint16Array;
  readonly valueLists: Uint16Array;
  readonly wordLexemes: Uint16Array;
  readonly atomBits: Uint32Array;
  readonly code: Int16Array;
  /** By symbol: the state after the first token. */
  readonly startRow: Uint16Array;
  readonly table: WordTable;
  /** The lexeme of a word by how it ends. */
  readonly suffixes: ReadonlyMap<string, number>;
  readonly maxSuffix: number;
}

/** The words by the hash of their letters: open addressing. Word n has the letters from `starts[n]` to `starts[n + 1]`. */
export interface WordTable {
  /** 1 + word, 0 for an empty slot; by `slotOf` the hash. */
  readonly slots: Uint16Array;
  /** A bit for each slot that is not empty: so small that it stays in the cache. Nearly every word of a text ends here. */
  readonly filled: Int32Array;
  readonly letters: Uint16Array;
  readonly starts: Uint32Array;
  readonly hashes: Int32Array;
}

/** Letters have greater units, so that a number below begins the next word. */
const maxShared = 0x3f;

/** Front coding of words, which stand in the order of the alphabet. */
export function encodeWords(words: readonly string[]): readonly number[] {
  let before = '';
  return words.flatMap((word) => {
    let shared = 0;
    while (shared < maxShared && shared < before.length && word[shared] === before[shared]) shared++;
    before = word;
    return [shared, ...Array.from(word.slice(shared), (letter) => letter.charCodeAt(0))];
  });
}

/**
 * Opens an image that the compiler wrote. Throws LanguagesError where the bytes are cut short, of another version, or no image at
 * all; contents are trusted beyond that.
 */
export function openLanguages(image: Uint8Array): Languages {
  if (image.byteLength < 4 * headerLength)
    throw new LanguagesError(`an image of ${image.byteLength} bytes has no header`);
  const { buffer, byteOffset } = image.byteOffset % 4 === 0 ? image : new Uint8Array(image);
  const [magic, version, bytes, textBytes = 0] = new Int32Array(buffer, byteOffset, headerLength);
  if (magic !== imageMagic) throw new LanguagesError('the bytes do not begin as an image of languages');
  if (version !== imageVersion)
    throw new LanguagesError(`the image has version ${version ?? 0}, this code reads version ${imageVersion}`);
  if (bytes !== image.byteLength)
    throw new LanguagesError(`the image has ${image.byteLength} bytes, its header speaks of ${bytes ?? 0}`);
  let at = byteOffset + 4 * headerLength;
  const { counts, ...described } = JSON.parse(asciiText(new Uint8Array(buffer, at, textBytes))) as Described;
  at += textBytes;
  const take = (name: ColumnName): readonly [ArrayBufferLike, number, number] => {
    const from = at;
    at += paddedBytes(name, counts[name]);
    return [buffer, from, counts[name]];
  };
  const columns = {
    stateGroups: sumsOf(new Uint8Array(...take('groupCounts'))),
    groupSets: decodeFirsts(new Uint16Array(...take('groupSets')), 0),
    groupTargets: decodeFirsts(new Uint16Array(...take('groupTargets')), startState + 1),
    setBits: new Uint32Array(...take('setBits')),
    accepts: new Uint16Array(...take('accepts')),
    acceptLists: new Uint16Array(...take('acceptLists')),
    symbolOf: new Uint16Array(...take('symbolOf')),
    lexemeTypes: decodeFirsts(new Uint16Array(...take('lexemeTypes')), 0),
    begins: new Uint8Array(...take('begins')),
    dotted: new Uint8Array(...take('dotted')),
    lexemeValues: new Uint16Array(...take('lexemeValues')),
    valueLists: new Uint16Array(...take('valueLists')),
  };
  const words = new Uint16Array(...take('words'));
  const endings = new Uint16Array(...take('suffixes'));
  const wordLexemes = decodeFirsts(new Uint16Array(...take('wordLexemes')), described.firstWordLexeme);
  const suffixLexemes = new Uint16Array(...take('suffixLexemes'));
  const suffixes = readSuffixes(endings, suffixLexemes);
  return {
    ...described,
    ...columns,
    atomBits: new Uint32Array(...take('atomBits')),
    code: new Int16Array(...take('code')),
    startRow: spreadStart(columns, described.symbols),
    table: makeTable(words, wordLexemes.length),
    wordLexemes,
    suffixes,
    maxSuffix: Math.max(0, ...Array.from(suffixes.keys(), ({ length }) => length)),
  };
}

/**
 * Codes numbers that were given out one after the other, from `first` on, when each was first needed: 0 for the next new one, else
 * one more than the number. Rows of zeros take next to no room in a compressed file.
 */
export function encodeFirsts(numbers: readonly number[], first: number): readonly number[] {
  let next = first;
  return numbers.map((number) => {
    if (number !== next) return number + 1;
    next++;
    return 0;
  });
}

function decodeFirsts(coded: Uint16Array, first: number): Uint16Array {
  const numbers = new Uint16Array(coded.length);
  let next = first;
  for (let at = 0; at < coded.length; at++) numbers[at] = coded[at] === 0 ? next++ : coded[at]! - 1;
  return numbers;
}

/** The bytes of a column with those that fill it up to a multiple of four. */
export function paddedBytes(name: ColumnName, count: number): number {
  return Math.ceil((count * columnWidths[name]) / 4) * 4;
}

/** The first state of the automaton; state 0 is that of no way on. */
export const startState = 1;

/** 0, the first, the first two together and so on. */
function sumsOf(counts: Uint8Array): Uint16Array {
  const sums = new Uint16Array(counts.length + 1);
  for (let at = 0; at < counts.length; at++) sums[at + 1] = sums[at]! + counts[at]!;
  return sums;
}

function spreadStart(
  {
    stateGroups,
    groupSets,
    groupTargets,
    setBits,
  }: Pick<Languages, 'stateGroups' | 'groupSets' | 'groupTargets' | 'setBits'>,
  symbols: number,
): Uint16Array {
  const row = new Uint16Array(symbols);
  const words = (symbols + 31) >> 5;
  for (let group = stateGroups[startState]!; group < stateGroups[startState + 1]!; group++)
    for (let symbol = 0; symbol < symbols; symbol++)
      if (((setBits[groupSets[group]! * words + (symbol >> 5)]! >>> (symbol & 31)) & 1) !== 0)
        row[symbol] = groupTargets[group]!;
  return row;
}

/** The slot of a table of `length` slots in which the search for a hash begins. */
export function slotOf(hash: number, length: number): number {
  return (hash ^ (hash >>> 15)) & (length - 1);
}

/** Decodes the words right into the table. */
function makeTable(coded: Uint16Array, count: number): WordTable {
  let length = 0;
  for (const unit of coded) length += unit > maxShared ? 1 : unit;
  const letters = new Uint16Array(length);
  const starts = new Uint32Array(count + 1);
  const hashes = new Int32Array(count);
  const slots = new Uint16Array(Math.max(32, 2 ** Math.ceil(Math.log2(4 * count))));
  const filled = new Int32Array(slots.length >> 5);
  let end = 0;
  for (let word = 0, at = 0; word < count; word++) {
    const before = starts[Math.max(0, word - 1)]!;
    starts[word] = end;
    const shared = coded[at++]!;
    for (let nth = 0; nth < shared; nth++) letters[end++] = letters[before + nth]!;
    while (at < coded.length && coded[at]! > maxShared) letters[end++] = coded[at++]!;
    // As text/tokens.ts hashes the words of a text.
    let hash = 0;
    for (let letter = starts[word]!; letter < end; letter++) hash = (Math.imul(hash, 31) + letters[letter]!) | 0;
    hashes[word] = hash;
    let slot = slotOf(hash, slots.length);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = word + 1;
    filled[slot >> 5]! |= 1 << (slot & 31);
  }
  starts[count] = end;
  return { slots, filled, letters, starts, hashes };
}

function readSuffixes(coded: Uint16Array, lexemes: Uint16Array): ReadonlyMap<string, number> {
  const suffixes = new Map<string, number>();
  let reversed = '';
  for (let at = 0; at < coded.length;) {
    reversed = reversed.slice(0, coded[at++]);
    while (at < coded.length && coded[at]! > maxShared) reversed += String.fromCharCode(coded[at++]!);
    suffixes.set(Array.from(reversed).reverse().join(''), lexemes[suffixes.size]!);
  }
  return suffixes;
}

/** So many units are made into a string at once, as each is an argument. */
const maxUnitsAtOnce = 8192;

function asciiText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += maxUnitsAtOnce)
    text += String.fromCharCode(...bytes.subarray(at, at + maxUnitsAtOnce));
  return text;
}
