import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseReference, writeReference } from '../core/reference/columns.ts';
import type { ReferenceData } from '../core/reference/data.ts';
import { checkRecords } from './reference/check-records.ts';
import { compileReference } from './reference/compile-reference.ts';
import { compileGazetteer } from './gazetteer/compile-gazetteer.ts';
import { DatasetError } from './reference/problems.ts';
import { readDatasetFiles, readRecords, type DatasetFile } from './reference/read-records.ts';

/** The dataset as it ships. */
export interface BuiltReference {
  readonly data: ReferenceData;
  /** The same as it stands in the bundle, for parseReference. */
  readonly text: string;
  /** For openGazetteer. */
  readonly image: Uint8Array;
}

const cacheFolder = 'node_modules/.cache/csto-context/';
/** Builds that nobody has asked for since are thrown away. */
const cacheAgeMs = 24 * 3_600_000;

/**
 * Compiles the dataset of the checkout at `root` (a folder's file URL). The result is kept under node_modules/.cache by a hash
 * of all that it was made from, so that command lines start fast. Throws DatasetError where a record is wrong.
 */
export function buildReference(root: URL): BuiltReference {
  const files = readDatasetFiles(fileURLToPath(new URL('assets/reference/', root)));
  const folder = fileURLToPath(new URL(cacheFolder, root));
  const cache = join(folder, hashOf([...files, ...readCompiler()]));
  if (existsSync(`${cache}.json`) && existsSync(`${cache}.bin`)) {
    const text = readFileSync(`${cache}.json`, 'utf8');
    return { data: parseReference(text), text, image: new Uint8Array(readFileSync(`${cache}.bin`)) };
  }
  const { records, problems: ofForm } = readRecords(files);
  const problems = [...ofForm, ...checkRecords(records)].filter(({ warning }) => warning !== true);
  if (problems.length > 0) throw new DatasetError(problems);
  const { data, surfaces } = compileReference(records);
  const image = compileGazetteer(surfaces);
  mkdirSync(folder, { recursive: true });
  forgetOld(folder);
  writeWhole(`${cache}.bin`, image);
  const text = writeReference(data);
  writeWhole(`${cache}.json`, text);
  return { data, text, image };
}

function hashOf(files: readonly DatasetFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`);
  return hash.digest('hex').slice(0, 24);
}

/** The code whose change may change the result: the compiler, and what it takes from the core. */
function readCompiler(): readonly DatasetFile[] {
  return ['./', '../core/gazetteer/', '../core/language/', '../core/text/', '../core/reference/'].flatMap((path) => {
    const folder = fileURLToPath(new URL(path, import.meta.url));
    const names = readdirSync(folder).filter((name) => name.endsWith('.ts') || name.endsWith('.json'));
    return names.sort().map((name) => ({ path: path + name, text: readFileSync(join(folder, name), 'utf8') }));
  });
}

function forgetOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const { atimeMs, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { atimeMs: Infinity, mtimeMs: Infinity };
    if (Math.max(atimeMs, mtimeMs) < Date.now() - cacheAgeMs) rmSync(path, { force: true });
  }
}

/** Another command may read at the same time: a file is there whole or not at all. */
function writeWhole(path: string, content: Uint8Array | string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}
