import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { loadAjv, loadYaml } from '../packages.ts';
import { placeIn, type YamlFile } from './places.ts';
import type { Problem } from './problems.ts';
import type { Paradigm, Place, Records } from './records.ts';
import { schemaProblems } from './schema-problems.ts';

/** The records with what is wrong with their form; what they say is checked by checkRecords. */
export interface ReadRecords {
  readonly records: Records;
  readonly problems: readonly Problem[];
}

/** A file of the dataset: its path under the dataset's folder, and its text. */
export interface DatasetFile {
  readonly path: string;
  readonly text: string;
}

/** Every YAML file and schema below the folder, in the order of their paths. */
export function readDatasetFiles(folder: string): readonly DatasetFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml') || path.endsWith('.json'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

/**
 * Reads all records and checks each against its JSON Schema. A record of the wrong form is left out of the result, save its id
 * (`broken`), so that whoever refers to it is not blamed.
 */
export function readRecords(files: readonly DatasetFile[]): ReadRecords {
  const reader = new Reader(files);
  const recordEnds = reader.table('record.yaml', 'record')?.['recordEnds'];
  const paradigms = reader.table('paradigms.yaml', 'paradigms')?.['ru'] as
    Readonly<Record<string, string[]>> | undefined;
  const records = {
    recordEnds: typeof recordEnds === 'string' ? recordEnds : '9999-12-31',
    properties: reader.list('properties', (path) => path === 'properties.yaml'),
    sources: reader.list('sources', (path) => path.startsWith('sources/')),
    entities: reader.list('entities', (path) => path.startsWith('entities/')),
    events: reader.list('events', (path) => path.startsWith('events/')),
    paradigms: new Map<string, Paradigm>(
      Object.entries(paradigms ?? {}).map(([sample, cases]) => [sample, cases.map((variants) => variants.split('/'))]),
    ),
    broken: reader.broken,
    places: reader.places,
  } as Records;
  reader.tellUnread();
  return { records, problems: reader.problems };
}

class Reader {
  readonly problems: Problem[] = [];
  readonly broken = new Set<string>();
  readonly places = new Map<object, Place>();
  readonly #texts: ReadonlyMap<string, string>;
  readonly #read = new Set<string>();
  readonly #ajv = new (loadAjv().Ajv2020)({ allErrors: true, verbose: true, allowUnionTypes: true });

  constructor(files: readonly DatasetFile[]) {
    this.#texts = new Map(files.map(({ path, text }) => [path, text]));
  }

  #tell(file: string, line: number, message: string, suggestion: string | null = null): void {
    const said = suggestion === null ? { message } : { message, suggestion };
    this.problems.push({ file, line, record: '', field: '', ...said });
  }

  #schema(name: string): ValidateFunction | null {
    const path = `schema/${name}.json`;
    const text = this.#texts.get(path);
    if (text !== undefined) return this.#ajv.compile(JSON.parse(text) as object);
    this.#tell(path, 0, 'the file is missing');
    return null;
  }

  #yaml(path: string): (YamlFile & { readonly value: unknown }) | null {
    this.#read.add(path);
    const text = this.#texts.get(path);
    if (text === undefined) {
      this.#tell(path, 0, 'the file is missing');
      return null;
    }
    const { LineCounter, parseDocument, visit } = loadYaml();
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    for (const { message, linePos } of [...document.errors, ...document.warnings]) {
      const line = linePos?.[0].line ?? 1;
      const words = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
      const isForm = /\p{L}\{/u.test(text.split('\n')[line - 1] ?? '');
      this.#tell(path, line, words, isForm ? 'inside [ ] and { } a form with braces stands in quotation marks' : null);
    }
    let hasAlias = false;
    visit(document, {
      Alias: (_, { source, range }) => {
        hasAlias = true;
        const { line } = lines.linePos(range?.[0] ?? 0);
        this.#tell(
          path,
          line,
          `«*${source}» refers to another place`,
          'a text that begins with * stands in quotation marks',
        );
      },
    });
    const isSound = document.errors.length === 0 && !hasAlias;
    return isSound ? { path, lines, document, value: document.toJS() as unknown } : null;
  }

  /** A file that holds one table instead of records. */
  table(path: string, schema: string): Readonly<Record<string, unknown>> | null {
    const file = this.#yaml(path);
    const validate = this.#schema(schema);
    if (file === null || validate === null) return null;
    const place = placeIn(file, []);
    if (validate(file.value)) return file.value as Readonly<Record<string, unknown>>;
    this.problems.push(...schemaProblems(validate, 0, place, ''));
    return null;
  }

  list(schema: string, belongs: (path: string) => boolean): readonly object[] {
    const paths = [...this.#texts.keys()].filter((path) => path.endsWith('.yaml') && belongs(path));
    const validate = this.#schema(schema);
    if (validate === null) return [];
    return paths.flatMap((path) => this.#records(path, validate));
  }

  #records(path: string, validate: ValidateFunction): readonly object[] {
    const file = this.#yaml(path);
    // A file of nothing but comments is a list that has yet to begin.
    if (file === null || file.value === null) return [];
    if (!Array.isArray(file.value)) {
      this.#tell(path, 1, 'must be a list of records, each beginning with «- id:»');
      return [];
    }
    return file.value.flatMap((value: unknown, index) => {
      const record = withDatesAsText(value) as { readonly id?: unknown };
      const place = placeIn(file, [index]);
      if (validate([record])) {
        this.places.set(record, place);
        return [record];
      }
      const id =
        typeof record === 'object' && typeof (record as typeof record | null)?.id === 'string'
          ? (record.id as string)
          : '';
      this.broken.add(id);
      this.problems.push(...schemaProblems(validate, 1, place, id));
      return [];
    });
  }

  /** A file that nobody reads would be lost silently. */
  tellUnread(): void {
    for (const path of this.#texts.keys()) {
      if (!path.endsWith('.yaml') || this.#read.has(path)) continue;
      this.#tell(path, 0, 'belongs to no kind of record: records stand in sources/, entities/ and events/');
    }
  }
}

const dateFields: ReadonlySet<string> = new Set(['date', 'from', 'to', 'end']);

/** YAML reads `1999` as a number; in a date field it is a date known to the year. */
function withDatesAsText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDatesAsText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      dateFields.has(key) && typeof inner === 'number' ? String(inner) : withDatesAsText(inner),
    ]),
  );
}
