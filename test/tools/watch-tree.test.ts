import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchTree } from '../../src/tools/watch-tree.ts';

let folder = '';
let changes = 0;
let stop = () => {};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'csto-context-watch-'));
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'inner', 'a.ts'), '1');
  changes = 0;
  stop = watchTree([folder], () => changes++);
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true });
});

/** Does the change call back? */
async function isSeen(change: () => void, patienceMs = 3000): Promise<boolean> {
  // What an earlier change still has to tell is no answer to this one.
  await new Promise((resolve) => setTimeout(resolve, 150));
  changes = 0;
  change();
  return vi.waitUntil(() => changes > 0, { timeout: patienceMs, interval: 20 }).catch(() => false);
}

it('sees a file that is written, and written again after another took its place', async () => {
  const file = join(folder, 'inner', 'a.ts');
  expect(await isSeen(() => writeFileSync(file, '2'))).toBe(true);
  for (const content of ['3', '4']) {
    const other = join(folder, 'inner', `a.ts~${content}`);
    writeFileSync(other, content);
    expect(await isSeen(() => renameSync(other, file))).toBe(true);
  }
  expect(await isSeen(() => writeFileSync(file, '5'))).toBe(true);
  expect(await isSeen(() => rmSync(file))).toBe(true);
});

it('sees what happens in a folder that came later, and bears that it goes', async () => {
  const fresh = join(folder, 'inner', 'fresh');
  expect(await isSeen(() => mkdirSync(fresh))).toBe(true);
  expect(await isSeen(() => writeFileSync(join(fresh, 'b.ts'), '1'))).toBe(true);
  expect(await isSeen(() => rmSync(fresh, { recursive: true }))).toBe(true);
  expect(await isSeen(() => writeFileSync(join(folder, 'c.ts'), '1'))).toBe(true);
});

it('sees nothing when nothing happens or after its end', async () => {
  expect(await isSeen(() => {}, 400)).toBe(false);
  stop();
  expect(await isSeen(() => writeFileSync(join(folder, 'inner', 'a.ts'), '2'), 400)).toBe(false);
});
