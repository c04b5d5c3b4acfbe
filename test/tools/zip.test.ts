import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { zip } from '../../src/tools/zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const files: readonly (readonly [string, Uint8Array])[] = [
  ['manifest.json', bytes('{}')],
  ['_locales/ru/messages.json', bytes('ОДКБ '.repeat(1000))],
  ['empty.txt', bytes('')],
  ['карта.txt', bytes('x')],
  ['10', bytes('ten')],
  ['9', bytes('nine')],
];

describe('zip', () => {
  it('returns the files', () => {
    expect(new Map(Object.entries(unzipSync(zip(new Map(files)))))).toEqual(new Map(files));
  });

  it('compresses text', () => {
    expect(zip(new Map(files)).length).toBeLessThan(2000);
  });

  it('gives the same bytes for files in any order', () => {
    const once = zip(new Map(files));
    expect(zip(new Map(files))).toEqual(once);
    expect(zip(new Map(files.toReversed()))).toEqual(once);
  });

  it('gives other bytes for a changed byte or name', () => {
    const once = zip(new Map(files));
    expect(zip(new Map([...files, ['9', bytes('nino')]]))).not.toEqual(once);
    expect(zip(new Map([...files.slice(0, 5), ['8', bytes('nine')]]))).not.toEqual(once);
  });

  it('gives the same bytes in every time zone', () => {
    const script = `const { zip } = await import('./src/tools/zip.ts');
      process.stdout.write(Buffer.from(zip(new Map([['a', new Uint8Array([1, 2])]]))).toString('hex'));`;
    const inZone = (zone: string) =>
      spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
        cwd: fileURLToPath(new URL('../../', import.meta.url)),
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      }).stdout;
    const zones = ['UTC', 'Asia/Almaty', 'Pacific/Kiritimati', 'America/St_Johns'];
    const [first, ...others] = zones.map(inZone);
    expect(first).toMatch(/^504b0304[0-9a-f]+$/);
    expect(others).toEqual(others.map(() => first));
  });
});
