import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { lastDayIn } from '../../core/calendar/days.ts';
import { loadAjv, loadYaml } from '../packages.ts';
import { placeIn, type YamlFile } from './places.ts';
import type { Problem } from './problems.ts';
import type { Paradigm, Place, Records } from './records.ts';
import { schemaProblems } from './schema-problems.ts';
import { syntaxError } from './syntax-error.ts';

/** The records whose form is valid, and the problems of form; checkRecords checks the content. */
export interface ReadRecords {
  readonly records: Records;
  readonly problems: readonly Problem[];
  /** False where a file is not valid YAML, so that its records are missing. */
  readonly isComplete: boolean;
}

/** A file of the dataset; the path is relative to the folder of the dataset. */
export interface DatasetFile {
  readonly path: string;
  readonly text: string;
}

/** All YAML files and schemas below the folder, sorted by path. */
export function readDatasetFiles(folder: string): readonly DatasetFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml') || path.endsWith('.json'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

/**
 * Reads all records and checks each against its JSON Schema. Of an invalid record only the id is kept (`broken`), so that
 * references to it are not reported too. Where a file is not valid YAML, only such errors are returned.
 */
export function readRecords(files: readonly DatasetFile[]): ReadRecords {
  const reader = new Reader(files);
  const recordEnds = reader.table('record.yaml', 'record')?.['recordEnds'];
  const paradigms = reader.table('paradigms.yaml', 'paradigms')?.['ru'] as
    Readonly<Record<string, string[]>> | undefined;
  const samples = new Map<string, Paradigm>(
    Object.entries(paradigms ?? {}).map(([sample, cases]) => [sample, cases.map((variants) => variants.split('/'))]),
  );
  const place = paradigms === undefined ? undefined : reader.places.get(paradigms);
  if (place !== undefined) reader.places.set(samples, place);
  const records = {
    recordEnds: typeof recordEnds === 'string' ? recordEnds : lastDayIn({}),
    properties: reader.list('properties', (path) => path === 'properties.yaml'),
    sources: reader.list('sources', (path) => path.startsWith('sources/')),
    entities: reader.list('entities', (path) => path.startsWith('entities/')),
    events: reader.list('events', (path) => path.startsWith('events/')),
    paradigms: samples,
    broken: reader.broken,
    places: reader.places,
  } as Records;
  reader.reportUnread();
  const isComplete = reader.syntaxErrors.length === 0;
  return { records, problems: isComplete ? reader.problems : reader.syntaxErrors, isComplete };
}

class Reader {
  readonly problems: Problem[] = [];
  readonly syntaxErrors: Problem[] = [];
  readonly broken = new Set<string>();
  readonly places = new Map<object, Place>();
  readonly #texts: ReadonlyMap<string, string>;
  readonly #read = new Set<string>();
  readonly #ajv = new (loadAjv().Ajv2020)({ allErrors: true, verbose: true, allowUnionTypes: true });

  constructor(files: readonly DatasetFile[]) {
    this.#texts = new Map(files.map(({ path, text }) => [path, text]));
  }

  #report(file: string, line: number, message: string, suggestion: string | null = null): void {
    const words = suggestion === null ? { message } : { message, suggestion };
    this.problems.push({ file, line, record: '', field: '', ...words });
  }

  #schema(name: string): ValidateFunction | null {
    const path = `schema/${name}.json`;
    const text = this.#texts.get(path);
    if (text !== undefined) return this.#ajv.compile(JSON.parse(text) as object);
    this.#report(path, 0, 'the file is missing');
    return null;
  }

  #yaml(path: string): (YamlFile & { readonly value: unknown }) | null {
    this.#read.add(path);
    const text = this.#texts.get(path);
    if (text === undefined) {
      this.#report(path, 0, 'the file is missing');
      return null;
    }
    const { LineCounter, parseDocument } = loadYaml();
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines });
    const error = syntaxError(text, { path, document, lines });
    if (error === null) return { path, lines, document, value: document.toJS() as unknown };
    this.syntaxErrors.push(error);
    return null;
  }

  /** A file that holds one table instead of records. */
  table(path: string, schema: string): Readonly<Record<string, unknown>> | null {
    const file = this.#yaml(path);
    const validate = this.#schema(schema);
    if (file === null || validate === null) return null;
    const place = placeIn(file, []);
    if (validate(file.value)) {
      const table = file.value as Readonly<Record<string, unknown>>;
      for (const [key, value] of Object.entries(table))
        if (typeof value === 'object' && value !== null) this.places.set(value, placeIn(file, [key]));
      return table;
    }
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
    // A file that has only comments is an empty list.
    if (file === null || file.value === null) return [];
    if (!Array.isArray(file.value)) {
      this.#report(path, 1, 'must be a list of records, each of which begins with «- id:»');
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

  /** Reports files that no kind of record reads. */
  reportUnread(): void {
    for (const path of this.#texts.keys()) {
      if (!path.endsWith('.yaml') || this.#read.has(path)) continue;
      this.#report(path, 0, 'is not read: records belong in sources/, entities/ or events/');
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
