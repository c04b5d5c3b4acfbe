import type { EndingPack } from '../../core/language/endings.ts';
import { foldWord } from '../../core/text/words.ts';
import { declineForm, DeclensionError, suggestSamples } from './decline.ts';
import { inflectForm } from './inflect.ts';
import { didYouMean } from '../reference/problems.ts';
import type { Paradigm } from '../reference/records.ts';
import { NotationError } from './pattern.ts';

/** The words of all languages, and the endings that tell the class of a word which is not listed. */

export type ClassValue = number | string | null;

/** What one word, or one ending, is: its classes, written `ru:MONTH`, with their values; null where a class has none. */
export type Classes = Map<string, ClassValue>;

/** `WEEKDAY: понедельник{вторник}`, or by value: `MONTH: { 1: январь<Кремль> }`. Words stand between spaces. */
export type WrittenWords = string | readonly string[] | null;
export type WrittenClass = WrittenWords | Readonly<Record<string, WrittenWords>>;

/** Endings by how a word ends, as endings of names are given, see core/language/endings.ts. */
interface EndingTable {
  readonly harmony?: Omit<NonNullable<EndingPack['harmony']>, 'foreign'>;
  readonly rules: EndingPack['rules'];
}

/** A language's words.yaml, of the form that its schema asks for. */
export interface WordsFile {
  readonly inherits?: string;
  readonly samples?: Readonly<Record<string, readonly string[]>>;
  readonly endings?: Readonly<Record<string, EndingTable>>;
  readonly classes: Readonly<Record<string, WrittenClass>>;
}

export class Lexicon {
  readonly words = new Map<string, Classes>();
  readonly suffixes = new Map<string, Classes>();
  /** Words that end like a class and are not of it: «!west» of superlatives. */
  readonly exceptions = new Map<string, ReadonlySet<string>>();
  readonly dotted = new Set<string>();
  /** Every class that a file has, with or without words. */
  readonly classes = new Set<string>();
  /** Classes in which a word has a value, and those in which one has none. */
  readonly #valued = new Set<string>();
  readonly #plain = new Set<string>();

  /** Adds a word. Throws NotationError where the class has it already with another value. */
  add(word: string, id: string, value: ClassValue, isDotted = false): void {
    const classes = this.words.get(word) ?? new Map<string, ClassValue>();
    const known = classes.get(id);
    if (known !== undefined && known !== value)
      throw new NotationError(`«${word}» already means ${String(known)} in this class`);
    this.words.set(word, classes.set(id, value));
    this.classes.add(id);
    (value === null ? this.#plain : this.#valued).add(id);
    if (isDotted) this.dotted.add(word);
  }

  /** `-ает` of a class adds all words that end so; `!west` takes one out. */
  addEnding(ending: string, id: string, value: ClassValue): void {
    const letters = ending.slice(1);
    if (!/^\p{L}+$/u.test(letters)) throw new NotationError(`«${ending}» is no ending of letters`);
    this.classes.add(id);
    if (ending.startsWith('!')) {
      this.exceptions.set(letters, new Set([...(this.exceptions.get(letters) ?? []), id]));
      if (!this.words.has(letters)) this.words.set(letters, new Map());
      return;
    }
    if (value !== null) throw new NotationError(`the ending «${ending}» cannot have a value`);
    this.suffixes.set(letters, (this.suffixes.get(letters) ?? new Map<string, ClassValue>()).set(id, null));
  }

  /** Has the class endings, so that only conditions may ask for it? */
  hasEndings(id: string): boolean {
    const isIt = id.startsWith('*:')
      ? (one: string): boolean => one.endsWith(id.slice(1))
      : (one: string): boolean => one === id;
    return [...this.suffixes.values()].some((classes) => [...classes.keys()].some(isIt));
  }

  /** Can a slot hold a value of the class? A class that is still empty may get its words from the languages that inherit it. */
  mayHaveValue(id: string): boolean {
    return this.#valued.has(id) || !this.#plain.has(id);
  }

  /** Gives longer endings the classes of the shorter ones in them. Once, when all languages are read. */
  applyEndings(): void {
    for (const [longer, classes] of this.suffixes)
      for (let from = 1; from < longer.length; from++)
        for (const id of this.suffixes.get(longer.slice(from))?.keys() ?? []) classes.set(id, null);
  }
}

/** Writes words as they stand in texts: declined by samples, or with the endings of a table. */
export class WordForms {
  readonly #samples: ReadonlyMap<string, Paradigm>;
  readonly #endings: Readonly<Record<string, EndingTable>>;

  /** `shared` are the samples of the dataset, which decline names. */
  constructor({ samples = {}, endings = {} }: WordsFile, shared: ReadonlyMap<string, Paradigm>) {
    const own = Object.entries(samples).map(([sample, cases]): [string, Paradigm] => [
      sample,
      cases.map((variants) => variants.split('/')),
    ]);
    this.#samples = new Map([...shared, ...own]);
    this.#endings = endings;
  }

  /** `прошлый<новый>` → its forms, folded; a word without a sample is its only form. Throws NotationError. */
  of(written: string): readonly string[] {
    const [, word = '', sample] = /^([^<>]+)(?:<([^<>]+)>)?$/.exec(written) ?? [];
    if (word === '') throw new NotationError(`«${written}» is not written as word or word<sample>`);
    if (!/^[\p{L}\p{M}]+$/u.test(word)) throw new NotationError(`«${word}» is not one word of letters`);
    if (sample === undefined) return [foldWord(word)];
    const table = this.#endings[sample];
    if (table !== undefined) return withEndings(word, table);
    if (!this.#samples.has(sample)) {
      const known = [...this.#samples.keys(), ...Object.keys(this.#endings)];
      throw new NotationError(`there is no sample «${sample}» for «${word}»`, didYouMean(sample, known) ?? '');
    }
    try {
      return declineForm(`${word}{${sample}}`, this.#samples).map(foldWord);
    } catch (error) {
      if (!(error instanceof DeclensionError)) throw error;
      const fitting = suggestSamples(word, this.#samples, false);
      throw new NotationError(error.message, fitting.length === 0 ? '' : `samples that fit: ${fitting.join(', ')}`);
    }
  }
}

function withEndings(word: string, { harmony, rules }: EndingTable): readonly string[] {
  const pack = {
    inflectsLast: true,
    rules,
    ...(harmony === undefined ? {} : { harmony: { ...harmony, foreign: '' } }),
  };
  return inflectForm(word, pack, false).flatMap(({ text, inflected: [inflection] }) =>
    inflection == null ? [foldWord(text)] : inflection.endings.map((ending) => inflection.stem + ending),
  );
}

/** The words of one class as [value, written word]. */
export function entriesOf(written: WrittenClass): readonly (readonly [ClassValue, string])[] {
  const rows: readonly (readonly [ClassValue, WrittenWords])[] =
    typeof written === 'object' && written !== null && !Array.isArray(written)
      ? Object.entries(written as Readonly<Record<string, WrittenWords>>).map(([key, words]) => [
          /^-?\d+$/.test(key) ? Number(key) : key,
          words,
        ])
      : [[null, written as WrittenWords]];
  return rows.flatMap(([value, words]) =>
    [words ?? []]
      .flat()
      .flatMap((line) => line.split(/\s+/))
      .filter((word) => word !== '')
      .map((word) => [value, word] as const),
  );
}
