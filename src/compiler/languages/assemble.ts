import { groupSource, op } from '../../core/language/program.ts';
import { numberShapes } from '../../core/language/number-shapes.ts';
import type { Template } from '../../core/language/language-image.ts';
import { didYouMean } from '../reference/problems.ts';
import { isClassName, NotationError, slotsOf, type Pattern } from './pattern.ts';
import { commonTag } from './read-languages.ts';
import type { Lexicon } from './words.ts';

/** One alternative of a phrase. */
export interface Alternative {
  readonly pattern: Pattern;
  /** What it means, read with its own slots; undefined where it means what its one slot does. */
  readonly means: Template | undefined;
}

/** Any word at all. */
export const anyWord = '#WORD';

/** A word that no class of any language lists. */
export const unlistedWord = '#UNLISTED';

/** Turns patterns into programs. Classes, phrases and shapes are looked up in the language of a pattern, then in those it inherits from. */
export class Assembler {
  readonly #lexicon: Lexicon;
  readonly #phrases: ReadonlyMap<string, readonly Alternative[]>;
  readonly #parents: (language: string) => readonly string[];
  /** What the matcher runs: a phrase stands in it once and is called. */
  readonly code: number[] = [];
  /** What the automaton is built from: a phrase stands wherever it is named. */
  readonly flat: number[] = [];
  readonly slots: string[] = [];
  readonly templates: Template[] = [];
  /** Classes and shapes whose values slots hold. */
  readonly sources: string[] = [];
  /** `id capitals` of each atom. */
  readonly atoms: string[] = [];
  readonly #bodies = new Map<string, number>();
  readonly #calls: { readonly at: number; readonly phrase: string; readonly language: string }[] = [];

  constructor(
    lexicon: Lexicon,
    phrases: ReadonlyMap<string, readonly Alternative[]>,
    parents: (language: string) => readonly string[],
  ) {
    this.#lexicon = lexicon;
    this.#phrases = phrases;
    this.#parents = parents;
  }

  /** The address of a rule's program, and where it begins in the flat code. Only slots `named` by the rule are kept. */
  addRule(
    pattern: Pattern,
    language: string,
    named: ReadonlySet<string>,
  ): { readonly start: number; readonly flatStart: number } {
    const [start, flatStart] = [this.code.length, this.flat.length];
    this.#write(pattern, language, this.code, named);
    this.code.push(op.match);
    this.#write(pattern, language, this.flat, null);
    this.flat.push(op.match);
    return { start, flatStart };
  }

  /** The address of a condition's program: no slots, no calls. */
  addCondition(pattern: Pattern, language: string): number {
    const start = this.code.length;
    this.#write(pattern, language, this.code, null);
    this.code.push(op.match);
    return start;
  }

  /** Writes the phrases that are called, and puts their addresses into the calls. */
  finish(): void {
    for (const { at, phrase, language } of this.#calls) {
      const key = `${phrase} ${language}`;
      let address = this.#bodies.get(key);
      if (address === undefined) {
        address = this.code.length;
        this.#bodies.set(key, address);
        this.#writePhrase(phrase, language, this.code, true);
      }
      this.code[at] = address;
    }
  }

  atom(id: string, capitals: 0 | 1 | 2): number {
    return indexIn(this.atoms, `${id} ${capitals}`);
  }

  /** The class, phrase or shape that a name stands for in the language. Throws NotationError. */
  resolve(name: string, language: string): string {
    if (!isClassName(name)) {
      const id = `${language}:'${name}`;
      this.#lexicon.add(name, id, null);
      return id;
    }
    const folders = this.#parents(language);
    for (const folder of folders) {
      const id = `${folder}:${name}`;
      if (this.#phrases.has(id) || this.#lexicon.classes.has(id)) return id;
    }
    if (name === 'WORD') return anyWord;
    if (name === 'UNLISTED') return unlistedWord;
    // `common` has no words: its rules speak of the classes that the languages have under one name.
    if (language === commonTag && [...this.#lexicon.classes].some((id) => id.endsWith(`:${name}`))) return `*:${name}`;
    if (name in numberShapes) return `#${name}`;
    const known = [...this.#phrases.keys(), ...this.#lexicon.classes]
      .filter((id) => folders.includes(id.slice(0, id.indexOf(':'))))
      .map((id) => id.slice(id.indexOf(':') + 1));
    throw new NotationError(
      `there is no class, phrase or shape ${name}`,
      didYouMean(name, [...known, ...Object.keys(numberShapes), 'WORD', 'UNLISTED']) ?? '',
    );
  }

  /** `named`: the slots to keep; null where none are, as in the flat code. */
  #write(pattern: Pattern, language: string, code: number[], named: ReadonlySet<string> | null): void {
    switch (pattern.kind) {
      case 'gap':
        code.push(op.gap, pattern.mask);
        return;
      case 'sequence':
        for (const item of pattern.items) this.#write(item, language, code, named);
        return;
      case 'optional': {
        const split = code.push(op.split, 0) - 2;
        this.#write(pattern.item, language, code, named);
        code[split + 1] = code.length - split;
        return;
      }
      case 'choice':
        choose(code, pattern.items, (item) => this.#write(item, language, code, named));
        return;
      case 'group':
        if (named?.has(pattern.slot) !== true) {
          this.#write(pattern.item, language, code, named);
          return;
        }
        code.push(op.open, indexIn(this.slots, pattern.slot), groupSource);
        // A group has the value of the first slot in it.
        this.#write(pattern.item, language, code, new Set([...named, ...slotsOf(pattern.item)]));
        code.push(op.close);
        return;
      case 'token':
        this.#writeToken(pattern, language, code, named);
    }
  }

  #writeToken(
    { name, capitals, slot }: Extract<Pattern, { kind: 'token' }>,
    language: string,
    code: number[],
    named: ReadonlySet<string> | null,
  ): void {
    if (name === 'LONG-WORD') {
      if (code !== this.code || named !== null)
        throw new NotationError('LONG-WORD stands only in `before` and `after`');
      code.push(op.long, op.token, this.atom(anyWord, capitals));
      return;
    }
    const id = this.resolve(name, language);
    if (this.#phrases.has(id)) {
      if (capitals > 0) throw new NotationError(`${name} is a phrase: «^» stands before words and classes`);
      const own = id.startsWith('common:') ? language : id.slice(0, id.indexOf(':'));
      if (named === null) {
        this.#writePhrase(id, own, code, false);
        return;
      }
      // A phrase is always in a slot, which its meaning belongs to.
      code.push(op.open, indexIn(this.slots, slot ?? name.toLowerCase()), groupSource);
      this.#calls.push({ at: code.push(op.call, 0) - 1, phrase: id, language: own });
      code.push(op.close);
      return;
    }
    if (code === this.flat && (id === unlistedWord || this.#lexicon.hasEndings(id)))
      throw new NotationError(`${name} has endings, so that it stands only in \`before\` and \`after\``);
    const opens = slot !== null && named?.has(slot) === true;
    const hasValue = id.startsWith('#') ? id !== anyWord : this.#lexicon.mayHaveValue(id);
    if (opens && !hasValue && slot !== name.toLowerCase())
      throw new NotationError(`${name} has no values that «${slot}» could stand for`);
    if (opens && hasValue) code.push(op.open, indexIn(this.slots, slot), indexIn(this.sources, id));
    code.push(op.token, this.atom(id, capitals));
    if (opens && hasValue) code.push(op.close);
  }

  #writePhrase(id: string, language: string, code: number[], isCalled: boolean): void {
    choose(
      code,
      this.#phrases.get(id)!,
      ({ pattern, means }) => {
        if (isCalled && means !== undefined) code.push(op.meaning, this.templates.push(means) - 1);
        this.#write(pattern, language, code, isCalled ? namesIn(means, pattern) : null);
        if (isCalled) code.push(op.return);
      },
      isCalled,
    );
  }
}

/** Writes alternatives of which the first that fits counts; each jumps to the end, unless it returns by itself. */
function choose<Item>(code: number[], items: readonly Item[], write: (item: Item) => void, returns = false): void {
  const ends: number[] = [];
  items.forEach((item, nth) => {
    const isLast = nth === items.length - 1;
    const split = isLast ? -1 : code.push(op.split, 0) - 2;
    write(item);
    if (isLast) return;
    if (!returns) ends.push(code.push(op.jump, 0) - 1);
    code[split + 1] = code.length - split;
  });
  for (const end of ends) code[end] = code.length - end + 1;
}

export function indexIn<Item>(list: Item[], item: Item): number {
  const at = list.indexOf(item);
  return at >= 0 ? at : list.push(item) - 1;
}

/** The slots that a template names; without a template all of the pattern, since a phrase then means what its slot does. */
export function namesIn(template: Template | undefined, pattern: Pattern): ReadonlySet<string> {
  if (template === undefined) return new Set(slotsOf(pattern));
  const names = new Set<string>();
  collect(template);
  return names;

  function collect(part: Template): void {
    if (Array.isArray(part)) {
      if (part[0] === '$') names.add(part[1] as string);
      else for (const inner of part.slice(1) as Template[]) collect(inner);
    } else if (typeof part === 'object') for (const inner of Object.values(part)) collect(inner as Template);
  }
}
