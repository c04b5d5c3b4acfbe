import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changes } from '../../src/tools/changes.ts';

const quietMs = 300;
const maxWaitMs = 5000;
let folder = '';
let file = '';
let end = new AbortController();
let seen: AsyncGenerator<string | null>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csto-context-changes-'));
  mkdirSync(join(folder, 'inner'));
  file = join(folder, 'inner', 'a.ts');
  writeFileSync(file, '1');
  end = new AbortController();
  seen = changes([folder], quietMs, end.signal);
  await seen.next();
});
afterEach(async () => {
  end.abort();
  await seen.return(undefined);
  rmSync(folder, { recursive: true });
});

/** Is the next change reported within the time? */
async function isReported(next: Promise<IteratorResult<string | null>>, waitMs = maxWaitMs): Promise<boolean> {
  return Promise.race([next.then(({ done }) => done !== true), setTimeout(waitMs, false)]);
}

describe('changes', () => {
  it.each<[string, () => void]>([
    ['a file that is written', () => writeFileSync(file, '2')],
    ['a file that is deleted', () => rmSync(file)],
    [
      'a file in a new folder',
      () => {
        mkdirSync(join(folder, 'fresh'));
        writeFileSync(join(folder, 'fresh', 'b.ts'), '1');
      },
    ],
    ['a folder that is deleted', () => rmSync(join(folder, 'inner'), { recursive: true })],
    [
      'a file that is replaced by another, as editors do',
      () => {
        writeFileSync(join(folder, 'inner', 'a.ts~'), '2');
        renameSync(join(folder, 'inner', 'a.ts~'), file);
      },
    ],
  ])('reports %s', async (_, change) => {
    const next = seen.next();
    change();
    expect(await isReported(next)).toBe(true);
  });

  it('reports the path', async () => {
    const next = seen.next();
    writeFileSync(file, '2');
    expect(await next).toEqual({ done: false, value: file });
  });

  it('reports a file that was replaced before', async () => {
    let next = seen.next();
    writeFileSync(`${file}~`, '2');
    renameSync(`${file}~`, file);
    expect(await isReported(next)).toBe(true);
    next = seen.next();
    writeFileSync(file, '3');
    expect(await isReported(next)).toBe(true);
  });

  it('reports a burst once', async () => {
    const next = seen.next();
    for (let i = 0; i < 5; i++) writeFileSync(join(folder, `${i}.ts`), '1');
    expect(await isReported(next)).toBe(true);
    expect(await isReported(seen.next(), 5 * quietMs)).toBe(false);
  });

  it('reports what changed while the caller was busy', async () => {
    writeFileSync(file, '2');
    await setTimeout(5 * quietMs);
    expect(await isReported(seen.next())).toBe(true);
  });

  it('reports nothing without a change, and ends when it is aborted', async () => {
    const next = seen.next();
    expect(await isReported(next, 5 * quietMs)).toBe(false);
    end.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });
});
