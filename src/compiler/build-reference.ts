import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseReference, writeReference } from '../core/reference/columns.ts';
import type { ReferenceData } from '../core/reference/data.ts';
import { checkDataset } from './reference/check-dataset.ts';
import { compileReference } from './reference/compile-reference.ts';
import { compileGazetteer } from './gazetteer/compile-gazetteer.ts';
import { DatasetError } from './reference/problems.ts';
import { readDatasetFiles, type DatasetFile } from './reference/read-records.ts';

/** The dataset as it ships. */
export interface BuiltReference {
  readonly data: ReferenceData;
  /** The same as text for the bundle, which parseReference reads. */
  readonly text: string;
  /** For openGazetteer. */
  readonly image: Uint8Array;
}

const cacheFolder = 'node_modules/.cache/csto-context/';
/** Builds that were not used for so long are deleted. */
const cacheAgeMs = 24 * 3_600_000;

/**
 * Compiles the dataset of the checkout at `root` (the file URL of a folder). The result is cached in node_modules/.cache under a
 * hash of all its inputs, so that command lines start fast. Throws DatasetError where a record has an error.
 */
export function buildReference(root: URL): BuiltReference {
  const files = readDatasetFiles(fileURLToPath(new URL('assets/reference/', root)));
  const folder = fileURLToPath(new URL(cacheFolder, root));
  const cache = join(folder, hashOf([...files, ...readCompiler()]));
  if (existsSync(`${cache}.json`) && existsSync(`${cache}.bin`)) {
    const text = readFileSync(`${cache}.json`, 'utf8');
    return { data: parseReference(text), text, image: new Uint8Array(readFileSync(`${cache}.bin`)) };
  }
  const { records, problems } = checkDataset(files);
  const errors = problems.filter(({ warning }) => warning !== true);
  if (errors.length > 0) throw new DatasetError(errors);
  const { data, surfaces } = compileReference(records);
  const image = compileGazetteer(surfaces);
  mkdirSync(folder, { recursive: true });
  deleteOld(folder);
  writeAtomically(`${cache}.bin`, image);
  const text = writeReference(data);
  writeAtomically(`${cache}.json`, text);
  return { data, text, image };
}

function hashOf(files: readonly DatasetFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`);
  return hash.digest('hex').slice(0, 24);
}

/** The code that the result depends on: the compiler, and what it imports from the core. */
function readCompiler(): readonly DatasetFile[] {
  const folders = ['.', ...['calendar', 'gazetteer', 'language', 'reference', 'text'].map((name) => `../core/${name}`)];
  return folders.flatMap((folder) => {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => name.endsWith('.ts') || name.endsWith('.json'))
      .sort()
      .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(path, name), 'utf8') }));
  });
}

function deleteOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const { atimeMs, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { atimeMs: Infinity, mtimeMs: Infinity };
    if (Math.max(atimeMs, mtimeMs) < Date.now() - cacheAgeMs) rmSync(path, { force: true });
  }
}

/** Writes a file by renaming a finished one, as another command may read it at the same time. */
function writeAtomically(path: string, content: Uint8Array | string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}
