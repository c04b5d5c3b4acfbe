import type { CoreClass } from '../../core/language/core-classes.ts';
import {
  beginning,
  columnWidths,
  encodeFirsts,
  encodeWords,
  headerLength,
  imageMagic,
  imageVersion,
  paddedBytes,
  startState,
  type ColumnName,
  type ContextRule,
  type Described,
  type Rule,
} from '../../core/language/language-image.ts';
import { gapKinds, op } from '../../core/language/program.ts';
import { numberKinds, numberShapes, sampleOfKind } from '../../core/language/number-shapes.ts';
import { firstWordLexeme, unknownLexeme } from '../../core/language/word-tokens.ts';
import { determinize, groupTransitions, mergeSymbols, orderStates } from './automaton.ts';
import { anyWord, indexIn, unlistedWord, type Assembler } from './assemble.ts';
import type { Classes, ClassValue, Lexicon } from './words.ts';

/** The rules of all languages as programs, and what they ask of words. */
export interface CompiledRules {
  readonly lexicon: Lexicon;
  readonly assembler: Assembler;
  readonly rules: readonly Rule[];
  readonly contexts: readonly ContextRule[];
  readonly flatStarts: readonly number[];
  readonly coreAtoms: Readonly<Record<CoreClass, number>>;
}

/** The classes of a word that no list has and whose ending tells nothing. */
const noClasses: Classes = new Map([[unlistedWord, null]]);

/** Ways of writing a word: small, with a capital, in capitals. */
const shapes = [0, 1, 2] as const;

/** Puts words and rules into the image that core/language/language-image.ts describes. */
export function writeImage(compiled: CompiledRules): Uint8Array {
  const { lexicon, assembler, rules, contexts, flatStarts, coreAtoms } = compiled;
  const endings = endingAtoms(assembler, lexicon);
  const types = new TokenTypes(assembler.atoms);
  const lexemes = new Lexemes(types, assembler.sources);
  const words = [...lexicon.words.keys()].sort();
  const wordLexemes = words.map((word) => lexemes.of(listedClasses(word, lexicon), lexicon.dotted.has(word)));
  const suffixes = [...lexicon.suffixes]
    .map(([suffix, classes]) => ({
      reversed: Array.from(suffix).reverse().join(''),
      lexeme: lexemes.of(classes, false),
    }))
    .sort((a, b) => (a.reversed < b.reversed ? -1 : 1));
  const { symbolOf, groups, acceptsOf, symbols, beginningOf } = buildAutomaton(assembler, flatStarts, types);
  const acceptLists: number[] = [0];
  const listAt = new Map<string, number>([['', 0]]);
  const accepts = acceptsOf.map((list) => {
    const key = list.join();
    if (!listAt.has(key)) listAt.set(key, acceptLists.push(list.length, ...list) - list.length - 1);
    return listAt.get(key)!;
  });
  const values: ClassValue[] = [];
  const valueLists: number[] = [0];
  const valueListAt = new Map<string, number>([['', 0]]);
  const lexemeValues = lexemes.list.map(({ values: own }) => {
    const pairs = own.flatMap(([source, value]) => [source, indexIn(values, value)]);
    const key = pairs.join();
    if (!valueListAt.has(key)) valueListAt.set(key, valueLists.push(own.length, ...pairs) - pairs.length - 1);
    return valueListAt.get(key)!;
  });
  const setWords = (symbols + 31) >> 5;
  const columns: Record<ColumnName, readonly number[]> = {
    groupCounts: groups.groupCounts,
    groupSets: encodeFirsts(groups.groupSets, 0),
    groupTargets: encodeFirsts(groups.groupTargets, startState + 1),
    setBits: groups.sets.flatMap((set) => bitsOf(set, setWords)),
    accepts,
    acceptLists,
    symbolOf: [...symbolOf],
    lexemeTypes: encodeFirsts(
      lexemes.list.flatMap(({ types: own }) => own),
      0,
    ),
    begins: lexemes.list.map(({ types: own }) => own.reduce((bits, type) => bits | beginningOf(type), 0)),
    dotted: lexemes.list.map(({ isDotted }) => (isDotted ? 1 : 0)),
    lexemeValues,
    valueLists,
    words: encodeWords(words),
    suffixes: encodeWords(suffixes.map(({ reversed }) => reversed)),
    wordLexemes: encodeFirsts(wordLexemes, firstWordLexeme),
    suffixLexemes: suffixes.map(({ lexeme }) => lexeme),
    atomBits: types.bitsByAtom(),
    code: assembler.code,
  };
  const described: Described = {
    counts: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.length])) as Record<
      ColumnName,
      number
    >,
    symbols,
    types: types.count,
    firstWordLexeme,
    rules,
    contexts,
    phrases: assembler.templates,
    slots: assembler.slots,
    shapes: assembler.sources.map((id) => (id.startsWith('#') ? id.slice(1) : '')),
    values: values as (number | string)[],
    coreAtoms,
    endings,
  };
  return serialize(described, columns);
}

/** The classes of a word of the list; `!ru:VERB` where it ends like that class and is not of it. */
function listedClasses(word: string, lexicon: Lexicon): Classes {
  const not = [...(lexicon.exceptions.get(word) ?? [])].map((id) => [`!${id}`, null] as const);
  return new Map([...lexicon.words.get(word)!, ...not]);
}

/** The atoms whose classes have endings, each with the atom of the words that are exceptions, or -1 without any. */
function endingAtoms(assembler: Assembler, lexicon: Lexicon): Readonly<Record<string, number>> {
  const excepted = new Set([...lexicon.exceptions.values()].flatMap((ids) => [...ids]));
  return Object.fromEntries(
    assembler.atoms.flatMap((key, atom) => {
      const [id = ''] = key.split(' ');
      if (!lexicon.hasEndings(id)) return [];
      const hasExceptions = [...excepted].some((one) => isOfId(one, id));
      return [[atom, hasExceptions ? assembler.atom(`!${id}`, 0) : -1]];
    }),
  );
}

/** Is a class the one of an atom: `ru:MONTH`, or `*:MONTH` for any language's? */
function isOfId(one: string, id: string): boolean {
  return one === id || (id.includes('*:') && one.replace(/^(!?)[^:]*/, '$1*') === id);
}

interface Atom {
  readonly id: string;
  readonly capitals: number;
}

/** The kinds of tokens that the atoms distinguish. */
class TokenTypes {
  readonly #atoms: readonly Atom[];
  readonly #ids = new Map<string, number>();
  readonly #accepted: (readonly number[])[] = [];

  constructor(atoms: readonly string[]) {
    this.#atoms = atoms.map((key) => {
      const [id = '', capitals] = key.split(' ');
      return { id, capitals: Number(capitals) };
    });
  }

  get count(): number {
    return this.#accepted.length;
  }

  ofWord(classes: Classes, shape: number): number {
    const ids = [...classes.keys()];
    return this.#ofAtoms(
      ({ id, capitals }) => shape >= capitals && (id === anyWord || ids.some((one) => isOfId(one, id))),
    );
  }

  ofNumber(value: number, digits: number): number {
    return this.#ofAtoms(({ id }) => id.startsWith('#') && numberShapes[id.slice(1)]?.(value, digits) === true);
  }

  ofNothing(): number {
    return this.#ofAtoms(() => false);
  }

  accepts(atom: number, type: number): boolean {
    return this.#accepted[type]!.includes(atom);
  }

  /** The atoms that accept a type. */
  atomsOf(type: number): readonly number[] {
    return this.#accepted[type]!;
  }

  bitsByAtom(): readonly number[] {
    const words = (this.count + 31) >> 5;
    return this.#atoms.flatMap((_, atom) =>
      bitsOf(
        this.#accepted.flatMap((accepted, type) => (accepted.includes(atom) ? [type] : [])),
        words,
      ),
    );
  }

  #ofAtoms(accepts: (atom: Atom) => boolean): number {
    const accepted = this.#atoms.flatMap((atom, nth) => (accepts(atom) ? [nth] : []));
    const key = accepted.join();
    let id = this.#ids.get(key);
    if (id === undefined) {
      this.#ids.set(key, (id = this.#accepted.length));
      this.#accepted.push(accepted);
    }
    return id;
  }
}

interface Lexeme {
  /** By the way of writing. */
  readonly types: readonly number[];
  readonly values: readonly (readonly [source: number, value: ClassValue])[];
  readonly isDotted: boolean;
}

/** What words and numbers mean to the rules: those that mean the same are one. */
class Lexemes {
  readonly list: Lexeme[] = [];
  readonly #types: TokenTypes;
  readonly #sources: readonly string[];
  readonly #ids = new Map<string, number>();

  constructor(types: TokenTypes, sources: readonly string[]) {
    this.#types = types;
    this.#sources = sources;
    const unknown = { types: shapes.map((shape) => types.ofWord(noClasses, shape)), values: [], isDotted: false };
    for (let nth = 0; nth <= unknownLexeme; nth++) this.list.push(unknown);
    for (let kind = 0; kind < numberKinds; kind++) {
      const sample = sampleOfKind(kind);
      const type = sample === null ? types.ofNothing() : types.ofNumber(sample.value, sample.digits);
      this.list.push({ types: [type, type, type], values: [], isDotted: false });
    }
    if (this.list.length !== firstWordLexeme) throw new Error('the kinds of numbers do not end where words begin');
  }

  of(classes: Classes, isDotted: boolean): number {
    const lexeme: Lexeme = {
      types: shapes.map((shape) => this.#types.ofWord(classes, shape)),
      values: [...classes]
        .flatMap(([id, value]) =>
          value === null || !this.#sources.includes(id) ? [] : [[this.#sources.indexOf(id), value] as const],
        )
        .sort(([a], [b]) => a - b),
      isDotted,
    };
    const key = JSON.stringify(lexeme);
    let id = this.#ids.get(key);
    if (id === undefined) this.#ids.set(key, (id = this.list.push(lexeme) - 1));
    return id;
  }
}

function buildAutomaton({ flat }: Assembler, flatStarts: readonly number[], types: TokenTypes) {
  // Types that the rules' own words cannot tell apart are one from the beginning: conditions distinguish many more.
  const used = new Set<number>();
  for (let at = 0; at < flat.length; at++) {
    if (flat[at] === op.token) used.add(flat[at + 1]!);
    at += flat[at] === op.match ? 0 : 1;
  }
  const coarse = new Map<string, number>();
  const samples: number[] = [];
  const coarseOf = Array.from({ length: types.count }, (_, type) => {
    const key = types
      .atomsOf(type)
      .filter((atom) => used.has(atom))
      .join();
    let id = coarse.get(key);
    if (id === undefined) {
      coarse.set(key, (id = samples.length));
      samples.push(type);
    }
    return id;
  });
  const automaton = determinize(flat, flatStarts, samples.length, (atom, symbol) =>
    types.accepts(atom, samples[symbol]!),
  );
  const { symbolOf: merged, narrow: unordered } = mergeSymbols(automaton);
  const narrow = orderStates(unordered);
  const symbolOf = Uint16Array.from({ length: types.count + gapKinds }, (_, at) =>
    at < types.count ? merged[coarseOf[at]!]! : merged[samples.length + at - types.count]!,
  );
  return {
    symbolOf,
    symbols: narrow.symbols,
    groups: groupTransitions(narrow),
    acceptsOf: narrow.accepts,
    beginningOf,
  };

  /** What can follow a first token of the type: bits of `beginning`. */
  function beginningOf(type: number): number {
    const { next, symbols, accepts } = narrow;
    const state = next[startState * symbols + symbolOf[type]!]!;
    if (state === 0) return 0;
    const goesOn = shapes.some((shape) => {
      const unlisted = symbolOf[types.ofWord(noClasses, shape)]!;
      return Array.from({ length: gapKinds }, (_, kind) => next[state * symbols + symbolOf[types.count + kind]!]!).some(
        (after) => after !== 0 && next[after * symbols + unlisted] !== 0,
      );
    });
    return beginning.any | (accepts[state]!.length > 0 ? beginning.alone : 0) | (goesOn ? beginning.unlisted : 0);
  }
}

function bitsOf(set: readonly number[], words: number): readonly number[] {
  const bits = new Uint32Array(words);
  for (const one of set) bits[one >> 5]! |= 1 << (one & 31);
  return [...bits];
}

function serialize(described: Described, columns: Readonly<Record<ColumnName, readonly number[]>>): Uint8Array {
  const escape = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const json = JSON.stringify(described).replaceAll(/[^\x20-\x7e]/g, escape);
  const padded = json.padEnd(Math.ceil(json.length / 4) * 4);
  const text = Uint8Array.from(padded, (sign) => sign.charCodeAt(0));
  const names = Object.keys(columnWidths) as ColumnName[];
  const bytes =
    4 * headerLength + text.length + names.reduce((sum, name) => sum + paddedBytes(name, columns[name].length), 0);
  const image = new Uint8Array(bytes);
  new Int32Array(image.buffer, 0, headerLength).set([imageMagic, imageVersion, bytes, text.length]);
  image.set(text, 4 * headerLength);
  let at = 4 * headerLength + text.length;
  for (const name of names) {
    const column = columns[name];
    const width = columnWidths[name];
    const view =
      width === 1
        ? new Uint8Array(image.buffer, at, column.length)
        : width === 2
          ? new Uint16Array(image.buffer, at, column.length)
          : new Uint32Array(image.buffer, at, column.length);
    if (width < 4 && column.some((entry) => entry >= 2 ** (8 * width) || (entry < 0 && name !== 'code')))
      throw new Error(`the column ${name} has an entry that does not fit ${width} bytes`);
    view.set(column);
    at += paddedBytes(name, column.length);
  }
  return image;
}
