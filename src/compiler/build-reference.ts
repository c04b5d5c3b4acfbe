import { fileURLToPath } from 'node:url';
import { parseReference, writeReference } from '../core/reference/columns.ts';
import type { ReferenceData } from '../core/reference/data.ts';
import { BuildCache, readCode } from './build-cache.ts';
import { checkDataset } from './reference/check-dataset.ts';
import { compileReference } from './reference/compile-reference.ts';
import { compileGazetteer } from './gazetteer/compile-gazetteer.ts';
import { DatasetError } from './reference/problems.ts';
import { readDatasetFiles } from './reference/read-records.ts';

/** The dataset as it ships. */
export interface BuiltReference {
  readonly data: ReferenceData;
  /** The same as text for the bundle, which parseReference reads. */
  readonly text: string;
  /** For openGazetteer. */
  readonly image: Uint8Array;
}

/**
 * Compiles the dataset of the checkout at `root` (the file URL of a folder). The result is cached in node_modules/.cache under a
 * hash of all its inputs, so that command lines start fast. Throws DatasetError where a record has an error.
 */
export function buildReference(root: URL): BuiltReference {
  const files = readDatasetFiles(fileURLToPath(new URL('assets/reference/', root)));
  const cache = new BuildCache(root, [...files, ...readCode()]);
  const [knownText, knownImage] = [cache.read('json')?.toString('utf8'), cache.read('bin')];
  if (knownText !== undefined && knownImage !== null)
    return { data: parseReference(knownText), text: knownText, image: new Uint8Array(knownImage) };
  const { records, problems } = checkDataset(files);
  const errors = problems.filter(({ warning }) => warning !== true);
  if (errors.length > 0) throw new DatasetError(errors);
  const { data, surfaces } = compileReference(records);
  const image = compileGazetteer(surfaces);
  const text = writeReference(data);
  cache.write('bin', image);
  cache.write('json', text);
  return { data, text, image };
}
