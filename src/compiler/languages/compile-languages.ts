import { coreClasses, type CoreClass } from '../../core/language/core-classes.ts';
import type { Condition, ContextRule, PatternCondition, Rule, Template } from '../../core/language/language-image.ts';
import { gapKind, gapKinds, op } from '../../core/language/program.ts';
import { didYouMean, type Problem } from '../reference/problems.ts';
import { placeIn } from '../reference/places.ts';
import type { DatasetFile } from '../reference/read-records.ts';
import type { Paradigm } from '../reference/records.ts';
import { determinize } from './automaton.ts';
import { Assembler, namesIn, type Alternative } from './assemble.ts';
import { readComparisons, readFormula, readTemplate } from './formula.ts';
import { NotationError, parsePattern, reverse, slotsOf } from './pattern.ts';
import {
  commonTag,
  readLanguages,
  type Language,
  type LanguageFile,
  type WrittenCondition,
  type WrittenConditions,
  type WrittenContext,
  type WrittenRule,
} from './read-languages.ts';
import { Lexicon, WordForms, entriesOf } from './words.ts';
import { writeImage, type CompiledRules } from './write-image.ts';

export interface CompiledLanguages {
  /** For openLanguages. Languages with problems, and those that inherit from them, are left out. */
  readonly image: Uint8Array;
  readonly problems: readonly Problem[];
  /** The rules as they are written, by the order in which they count. */
  readonly rules: readonly SourceRule[];
  readonly contexts: readonly SourceContext[];
  /** Words that several languages, or several classes with values, claim: to be looked through. */
  readonly sharedWords: readonly string[];
}

export interface SourceRule {
  readonly language: string;
  readonly written: WrittenRule;
  readonly file: string;
  readonly line: number;
}

export interface SourceContext {
  readonly language: string;
  readonly written: WrittenContext;
  readonly file: string;
  readonly line: number;
}

/** Compiles the words and rules of all languages. `samples` decline words as they decline names. */
export function compileLanguages(
  files: readonly DatasetFile[],
  samples: ReadonlyMap<string, Paradigm>,
): CompiledLanguages {
  const { languages, problems: ofForm } = readLanguages(files);
  const all = new LanguagesCompiler(languages, samples);
  const problems = [...ofForm, ...all.problems];
  const broken = new Set(problems.map(({ file }) => file.split('/')[0]));
  const parentOf = new Map(languages.map(({ tag, words }) => [tag, words?.content.inherits]));
  const sound = languages.filter(({ tag }) => !broken.has(tag) && !broken.has(parentOf.get(tag) ?? ''));
  const compiler = problems.length === 0 ? all : new LanguagesCompiler(sound, samples);
  const sharedWords = compiler.sharedWords();
  return {
    image: writeImage(compiler.finish()),
    problems,
    rules: compiler.sources,
    contexts: compiler.contexts,
    sharedWords,
  };
}

class LanguagesCompiler {
  readonly problems: Problem[] = [];
  readonly sources: SourceRule[] = [];
  readonly contexts: SourceContext[] = [];
  readonly #lexicon = new Lexicon();
  readonly #phrases = new Map<string, readonly Alternative[]>();
  readonly #parents = new Map<string, string>();
  readonly #assembler: Assembler;
  readonly #rules: Rule[] = [];
  readonly #flatStarts: number[] = [];
  readonly #contextRules: ContextRule[] = [];
  /** Addresses of the patterns of conditions, by how and where they are written. */
  readonly #conditionAt = new Map<string, number>();

  constructor(languages: readonly Language[], samples: ReadonlyMap<string, Paradigm>) {
    const tags = new Set(languages.map(({ tag }) => tag));
    for (const { tag, words } of languages) {
      const parent = words?.content.inherits;
      if (words === null || parent === undefined) continue;
      if (tags.has(parent) && parent !== tag) this.#parents.set(tag, parent);
      else this.#tell(words, ['inherits'], '', `there is no language «${parent}»`, didYouMean(parent, tags));
    }
    this.#assembler = new Assembler(this.#lexicon, this.#phrases, (language) => this.#foldersOf(language));
    // Parents first: what inherits joins their classes.
    const byDepth = [...languages].sort((a, b) => Number(this.#parents.has(a.tag)) - Number(this.#parents.has(b.tag)));
    for (const { tag, words } of byDepth) if (words !== null) this.#readWords(tag, words, samples);
    for (const { tag, dates } of languages) if (dates !== null) this.#readPhrases(tag, dates);
    for (const { tag, dates } of languages) if (dates !== null) this.#readRules(tag, dates);
    for (const { tag, contexts } of languages) if (contexts !== null) this.#readContexts(tag, contexts);
  }

  finish(): CompiledRules {
    this.#assembler.finish();
    this.#lexicon.applyEndings();
    const coreAtoms = Object.fromEntries(
      coreClasses.map((name) => [name, this.#assembler.atom(`*:${name}`, 0)]),
    ) as Record<CoreClass, number>;
    return {
      lexicon: this.#lexicon,
      assembler: this.#assembler,
      rules: this.#rules,
      contexts: this.#contextRules,
      flatStarts: this.#flatStarts,
      coreAtoms,
    };
  }

  /** Of the words that the files list, those that several languages claim. */
  sharedWords(): readonly string[] {
    const rows: string[] = [];
    for (const [word, classes] of this.#lexicon.words) {
      const ids = [...classes.keys()].filter((id) => !id.includes("'"));
      const owners = new Set(ids.map((id) => id.slice(0, id.indexOf(':'))));
      if (owners.size > 1) rows.push(`${word}: ${ids.sort().join(', ')}`);
    }
    return rows.sort();
  }

  #tell(
    file: LanguageFile<unknown>,
    path: readonly (string | number)[],
    record: string,
    message: string,
    suggestion: string | null = null,
  ): void {
    const { line } = placeIn(file, path);
    const field = path.slice(record === '' ? 0 : 2).join('.');
    const told = suggestion === null || suggestion === '' ? {} : { suggestion };
    this.problems.push({ file: file.path, line, record, field, message, ...told });
  }

  /** Runs what may find the notation wrong; a mistake becomes a problem at that place. */
  #try<Result>(
    file: LanguageFile<unknown>,
    path: readonly (string | number)[],
    record: string,
    work: () => Result,
  ): Result | null {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof NotationError)) throw error;
      this.#tell(file, path, record, error.message, error.word);
      return null;
    }
  }

  /** The language itself, those that it inherits from, and `common`. */
  #foldersOf(language: string): readonly string[] {
    const folders = [language];
    for (let parent = this.#parents.get(language); parent !== undefined; parent = this.#parents.get(parent)) {
      if (folders.includes(parent)) break;
      folders.push(parent);
    }
    return language === commonTag ? folders : [...folders, commonTag];
  }

  #readWords(tag: string, file: NonNullable<Language['words']>, samples: ReadonlyMap<string, Paradigm>): void {
    const { classes } = file.content;
    const forms = new WordForms(file.content, samples);
    for (const [name, written] of Object.entries(classes)) {
      const inherited = this.#foldersOf(tag)
        .slice(1, -1)
        .map((folder) => `${folder}:${name}`);
      const id = inherited.find((one) => this.#lexicon.classes.has(one)) ?? `${tag}:${name}`;
      this.#lexicon.classes.add(id);
      for (const [value, word] of entriesOf(written)) {
        const path = ['classes', name, ...(value === null ? [] : [value])];
        this.#try(file, path, '', () => {
          if (/^[-!]/.test(word)) this.#lexicon.addEnding(word, id, value);
          else {
            const isDotted = word.endsWith('.');
            for (const form of forms.of(isDotted ? word.slice(0, -1) : word))
              this.#lexicon.add(form, id, value, isDotted);
          }
        });
      }
    }
  }

  #readPhrases(tag: string, file: NonNullable<Language['dates']>): void {
    for (const [name, written] of Object.entries(file.content.phrases ?? {})) {
      const rows: readonly (readonly [string, unknown])[] =
        typeof written === 'string' ? [[written, undefined]] : Object.entries(written);
      const alternatives = rows.flatMap(([source, means]) => {
        const alternative = this.#try(file, ['phrases', name, source], '', () => {
          const pattern = parsePattern(source);
          return { pattern, means: means === undefined ? undefined : readTemplate(means, slotsOf(pattern)) };
        });
        return alternative === null ? [] : [alternative];
      });
      this.#phrases.set(`${tag}:${name}`, alternatives);
    }
  }

  #readRules(tag: string, file: NonNullable<Language['dates']>): void {
    const { rules, conditions = {} } = file.content;
    const names = new Set<string>();
    rules.forEach((written, nth) => {
      const path = ['rules', nth];
      if (names.has(written.name)) this.#tell(file, path, written.name, 'another rule of the file has this name');
      names.add(written.name);
      this.#readRule(tag, file, written, path, conditions);
      this.sources.push({ language: tag, written, file: file.path, line: placeIn(file, path).line });
    });
  }

  #readRule(
    tag: string,
    file: NonNullable<Language['dates']>,
    written: WrittenRule,
    path: readonly (string | number)[],
    named: Readonly<Record<string, WrittenCondition>>,
  ): void {
    const at = <Result>(field: keyof WrittenRule, work: () => Result): Result | null =>
      this.#try(file, [...path, field], written.name, work);
    const pattern = at('match', () => parsePattern(written.match));
    if (pattern === null) return;
    const slots = slotsOf(pattern);
    const template = (field: keyof WrittenRule, source: unknown): Template | null =>
      at(field, () => readTemplate(source, slots));
    const means = written.means === 'silent' ? null : template('means', written.means);
    const where = at('where', () => (written.where === undefined ? [] : readComparisons(written.where, slots))) ?? [];
    const mod = written.mod === undefined ? null : at('mod', () => readFormula(written.mod ?? '', slots));
    const also = Object.entries(written.also ?? {}).flatMap(([slot, source]): (readonly [string, Template])[] => {
      const one = at('also', () => {
        if (!slots.includes(slot)) throw new NotationError(`there is no slot «${slot}»`, didYouMean(slot, slots) ?? '');
        return readTemplate(source, slots);
      });
      return one === null ? [] : [[slot, one]];
    });
    const ends = [written.ends ?? []].flat().flatMap((slot): (readonly [string, Template])[] => {
      const one = at('ends', () => {
        if (!slots.includes(slot)) throw new NotationError(`there is no slot «${slot}»`, didYouMean(slot, slots) ?? '');
        return endOf(means, slot);
      });
      return one === null ? [] : [[slot, one]];
    });
    const conditions = [
      ...this.#conditions(tag, file, written, [...path, 'if'], true, named),
      ...this.#conditions(tag, file, written, [...path, 'unless'], false, named),
    ].sort((a, b) => costs.indexOf(a[1]) - costs.indexOf(b[1]));
    const templates = [means, mod, ...where.flat(), ...[...also, ...ends].map(([, one]) => one)];
    const names = new Set([
      'span',
      ...[...also, ...ends].map(([slot]) => slot),
      ...templates.flatMap((one) => (one === null ? [] : [...namesIn(one, pattern)])),
    ]);
    const program = at('match', () => {
      const added = this.#assembler.addRule(pattern, tag, names);
      // By itself, so that signs that stand wrong are told of the rule that has them.
      determinize(this.#assembler.flat, [added.flatStart], 1, () => true);
      return added;
    });
    if (program === null) return;
    this.#flatStarts.push(program.flatStart);
    this.#rules.push({
      name: written.name,
      language: tag,
      start: program.start,
      gaps: this.#gapsBefore(conditions),
      ...(conditions.length === 0 ? {} : { conditions }),
      ...(where.length === 0 ? {} : { where }),
      ...(means === null ? {} : { means }),
      ...(also.length === 0 ? {} : { also }),
      ...(ends.length === 0 ? {} : { ends }),
      ...(written.type === undefined ? {} : { type: written.type }),
      ...(mod === null ? {} : { mod }),
    });
  }

  #readContexts(tag: string, file: NonNullable<Language['contexts']>): void {
    const { rules, conditions: named = {} } = file.content;
    const names = new Set<string>();
    rules.forEach((written, nth) => {
      const path = ['rules', nth];
      if (names.has(written.name)) this.#tell(file, path, written.name, 'another rule of the file has this name');
      names.add(written.name);
      const conditions = [
        ...this.#conditions(tag, file, written, [...path, 'if'], true, named),
        ...this.#conditions(tag, file, written, [...path, 'unless'], false, named),
      ].sort((a, b) => costs.indexOf(a[1]) - costs.indexOf(b[1]));
      const { name, of, sense } = written;
      this.#contextRules.push({ name, language: tag, of, conditions, sense });
      this.contexts.push({ language: tag, written, file: file.path, line: placeIn(file, path).line });
    });
  }

  #conditions(
    tag: string,
    file: LanguageFile<unknown>,
    rule: WrittenRule | WrittenContext,
    path: readonly (string | number)[],
    wanted: boolean,
    named: Readonly<Record<string, WrittenCondition>>,
  ): Condition[] {
    const written: WrittenConditions = (wanted ? rule.if : rule.unless) ?? [];
    const list = (Array.isArray(written) ? written : [written]) as readonly (string | WrittenCondition)[];
    return list.flatMap((one) => {
      const name = typeof one === 'string' ? one : '';
      const condition = typeof one === 'string' ? named[one] : one;
      if (condition === undefined) {
        const suggestion = didYouMean(name, Object.keys(named));
        this.#tell(file, path, rule.name, `there is no condition «${name}»`, suggestion);
        return [];
      }
      return Object.entries(condition).flatMap(([kind, source]): Condition[] => {
        if (!patternKinds.has(kind)) return [[wanted, kind as Condition[1], source]];
        const isBackward = kind === 'before' || kind === 'last';
        const key = `${tag} ${String(isBackward)} ${source}`;
        const address =
          this.#conditionAt.get(key) ??
          this.#try(file, path, rule.name, () => {
            const pattern = parsePattern(source);
            return this.#assembler.addCondition(isBackward ? reverse(pattern) : pattern, tag);
          });
        if (address === null) return [];
        this.#conditionAt.set(key, address);
        return [[wanted, kind as Condition[1], address]];
      });
    });
  }

  /** The kinds of gaps that the `before` of a rule lets stand before it, so that most rules are passed over by one look. */
  #gapsBefore(conditions: readonly Condition[]): number {
    const { code } = this.#assembler;
    const first = (at: number): number => {
      switch (code[at]) {
        case op.token:
          return 1 << gapKind.space;
        case op.gap:
          return code[at + 1]!;
        case op.split:
          return first(at + 2) | first(at + code[at + 1]!);
        case op.jump:
          return first(at + code[at + 1]!);
        default:
          return everyGap;
      }
    };
    return conditions
      .filter(([wanted, kind]) => wanted && kind === 'before')
      .reduce((mask, [, , address]) => mask & first(address as number), everyGap);
  }
}

const everyGap = (1 << gapKinds) - 1;
/** From cheap to dear. */
const costs: readonly Condition[1][] = [
  'beside',
  'block',
  'script',
  'left',
  'right',
  'first',
  'last',
  'is',
  'before',
  'after',
  'quoted',
  'inside',
  'letters',
];
const patternKinds: ReadonlySet<string> = new Set<PatternCondition>(['before', 'after', 'first', 'last', 'is']);

/** What one end of a range means by itself: the slot `first` its beginning, `last` its end. */
function endOf(means: Template | null, slot: 'first' | 'last'): Template {
  if (!Array.isArray(means) || typeof means[1] !== 'object')
    throw new NotationError('only a rule that means days, years or a range has ends');
  const [kind, { from, to, ...rest }] = means as unknown as readonly [string, Record<string, Template>];
  const end = slot === 'first' ? from! : to!;
  if (kind === 'range') return end;
  if (kind === 'years') return ['date', { year: end }];
  if (kind === 'days') return ['date', { day: end, ...rest }];
  throw new NotationError('only a rule that means days, years or a range has ends');
}
