import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { loadAjv, loadYaml } from '../packages.ts';
import type { Condition, Sense } from '../../core/language/language-image.ts';
import { placeIn, type YamlFile } from '../reference/places.ts';
import type { Problem } from '../reference/problems.ts';
import type { DatasetFile } from '../reference/read-records.ts';
import { schemaProblems } from '../reference/schema-problems.ts';
import type { WordsFile } from './words.ts';

/** A rule of a dates.yaml as it is written; the notation is told in assets/languages/README.md. */
export interface WrittenRule {
  readonly name: string;
  readonly match: string;
  readonly if?: WrittenConditions;
  readonly unless?: WrittenConditions;
  readonly where?: string;
  /** `silent` for a rule that only claims its span. */
  readonly means: unknown;
  readonly also?: Readonly<Record<string, unknown>>;
  readonly ends?: 'first' | 'last' | readonly ('first' | 'last')[];
  readonly type?: 'DURATION' | 'SET';
  readonly mod?: string;
  readonly yes: Readonly<Record<string, ExampleValue | readonly ExampleValue[]>>;
  readonly no: readonly string[];
}

/** The value of a bracketed span; null where the day cannot be told, `silent` where the rule says nothing. */
export type ExampleValue = string | number | null;

export type WrittenCondition = Readonly<Partial<Record<Condition[1], string>>>;

/** A rule of a contexts.yaml. */
export interface WrittenContext {
  readonly name: string;
  readonly of: readonly string[];
  readonly if?: WrittenConditions;
  readonly unless?: WrittenConditions;
  readonly sense: Sense;
  /** Sentences with the names in brackets of which the rule must speak, and of which it must not. */
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

export interface ContextsFile {
  readonly conditions?: Readonly<Record<string, WrittenCondition>>;
  readonly rules: readonly WrittenContext[];
}

/** A condition, the name of one, or several of either. */
export type WrittenConditions = string | WrittenCondition | readonly (string | WrittenCondition)[];

export interface DatesFile {
  readonly conditions?: Readonly<Record<string, WrittenCondition>>;
  readonly phrases?: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;
  readonly rules: readonly WrittenRule[];
}

/** One file of a language, with what is needed to say on which line something stands. */
export interface LanguageFile<Content> extends YamlFile {
  readonly content: Content;
}

/** One folder. A file that is missing or broken is null. */
export interface Language {
  readonly tag: string;
  readonly words: LanguageFile<WordsFile> | null;
  readonly dates: LanguageFile<DatesFile> | null;
  readonly contexts: LanguageFile<ContextsFile> | null;
}

export interface ReadLanguages {
  /** `common` first, then by tag: of rules for the same words the first counts. */
  readonly languages: readonly Language[];
  readonly problems: readonly Problem[];
}

/** The folder of the rules that belong to every language. */
export const commonTag = 'common';

/** Every YAML file and schema below the folder, in the order of their paths. */
export function readLanguageFiles(folder: string): readonly DatasetFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml') || path.endsWith('.json'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

/** Parses the files and checks each against the schema of its kind. */
export function readLanguages(files: readonly DatasetFile[]): ReadLanguages {
  const problems: Problem[] = [];
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const ajv = new (loadAjv().Ajv2020)({ allErrors: true, verbose: true, allowUnionTypes: true });
  const validators = new Map<string, ValidateFunction>();
  const folders = new Set<string>();
  for (const path of texts.keys()) {
    const [folder = '', name = ''] = path.split('/');
    if (!path.endsWith('.yaml')) continue;
    if (['words.yaml', 'dates.yaml', 'contexts.yaml'].includes(name)) folders.add(folder);
    else tell(path, 0, 'belongs to no kind of file: a language has words.yaml, dates.yaml and contexts.yaml');
  }
  const tags = [...folders].sort((a, b) => Number(b === commonTag) - Number(a === commonTag) || (a < b ? -1 : 1));
  const languages = tags.map((tag): Language => {
    const words = read<WordsFile>(tag, 'words');
    const dates = read<DatesFile>(tag, 'dates');
    const contexts = read<ContextsFile>(tag, 'contexts');
    // Rules without their words would be wrong wherever they name one.
    const isWordless = words === null && texts.has(`${tag}/words.yaml`);
    return { tag, words, dates: isWordless ? null : dates, contexts: isWordless ? null : contexts };
  });
  return { languages, problems };

  function tell(file: string, line: number, message: string): void {
    problems.push({ file, line, record: '', field: '', message });
  }

  function read<Content>(tag: string, kind: string): LanguageFile<Content> | null {
    const path = `${tag}/${kind}.yaml`;
    const text = texts.get(path);
    if (text === undefined) return null;
    const { LineCounter, parseDocument } = loadYaml();
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    for (const { message, linePos } of [...document.errors, ...document.warnings])
      tell(path, linePos?.[0].line ?? 1, (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''));
    if (document.errors.length > 0) return null;
    const content: unknown = document.toJS();
    const file = { path, document, lines, content: content as Content };
    const validate = validatorOf(kind);
    if (validate === null) return null;
    if (validate(content)) return file;
    problems.push(...schemaProblems(validate, 0, placeIn(file, []), ''));
    return null;
  }

  function validatorOf(kind: string): ValidateFunction | null {
    const path = `schema/${kind}.json`;
    const text = texts.get(path);
    const known = validators.get(kind);
    if (known !== undefined) return known;
    if (text === undefined) {
      tell(path, 0, 'the file is missing');
      return null;
    }
    const validate = ajv.compile(JSON.parse(text) as object);
    validators.set(kind, validate);
    return validate;
  }
}
