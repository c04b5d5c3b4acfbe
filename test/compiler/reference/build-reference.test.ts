import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildReference } from '../../../src/compiler/build-reference.ts';
import { DatasetError } from '../../../src/compiler/reference/problems.ts';
import { openReference } from '../../../src/core/reference/reference.ts';
import { smallDataset, type Edit } from '../small-dataset.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'csto-context-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const cacheFolder = (): string => join(root, 'node_modules/.cache/csto-context');

function build(...edits: readonly Edit[]): ReturnType<typeof buildReference> {
  for (const { path, text } of smallDataset(...edits)) {
    const file = join(root, 'assets/reference', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return buildReference(pathToFileURL(`${root}/`));
}

it('builds data that openReference opens', () => {
  const { data, image } = build();
  const reference = openReference(data, image);
  expect(reference.entities.get('ruritania')?.iso).toBe('RR');
});

it('returns the same from the cache', () => {
  const first = build();
  const cached = readdirSync(cacheFolder());
  expect(build()).toEqual(first);
  expect(readdirSync(cacheFolder())).toEqual(cached);
});

it('builds anew after a record has changed', () => {
  build();
  const { data } = build(['entities/all.yaml', 'value: 12500', 'value: 12600']);
  expect(data.entities[0]?.facts.find(({ property }) => property === 'area')?.value).toBe(12_600);
});

it('deletes builds of the day before', () => {
  build();
  const old = join(cacheFolder(), 'old.json');
  cpSync(join(cacheFolder(), readdirSync(cacheFolder())[0] ?? ''), old);
  const before = Date.now() / 1000 - 48 * 3600;
  utimesSync(old, before, before);
  build(['entities/all.yaml', 'value: 12500', 'value: 12600']);
  expect(readdirSync(cacheFolder())).not.toContain('old.json');
  expect(readdirSync(cacheFolder()).length).toBe(4);
});

it('refuses a dataset with an error, and names file, record and field', () => {
  const edit: Edit = ['events/all.yaml', 'place: strelsau', 'place: zenda'];
  expect(() => build(edit)).toThrow(DatasetError);
  expect(() => build(edit)).toThrow('events/all.yaml:8 coup place: there is no entity «zenda»');
});
