import { describe, expect, it } from 'vitest';
import { compileGazetteer } from '../../../src/compiler/gazetteer/compile-gazetteer.ts';
import { GazetteerError, openGazetteer, scan } from '../../../src/core/gazetteer/gazetteer.ts';
import { headerField } from '../../../src/core/gazetteer/image.ts';

const image = compileGazetteer([
  { text: 'Касым-Жомарт Токаев', rule: 'initial', value: 7 },
  { text: 'ОДКБ', rule: 'exact', value: 8 },
]);
const text = 'Касым-Жомарт Токаев и ОДКБ';
const mentions = [
  { start: 0, end: 19, value: 7 },
  { start: 22, end: 26, value: 8 },
];

function withField(name: keyof typeof headerField, value: number): Uint8Array {
  const changed = image.slice();
  new DataView(changed.buffer).setInt32(4 * headerField[name], value, true);
  return changed;
}

describe('openGazetteer', () => {
  it('opens an image wherever it lies in its buffer, and leaves it as it is', () => {
    for (const offset of [0, 1, 2, 3, 4]) {
      const buffer = new Uint8Array(image.length + 8);
      buffer.set(image, offset);
      const view = buffer.subarray(offset, offset + image.length);
      expect(scan(text, openGazetteer(view))).toEqual(mentions);
      expect(view).toEqual(image);
    }
  });

  it('opens a Buffer that Node cut out of its pool', () => {
    const pool = Buffer.alloc(image.length + 3);
    pool.set(image, 3);
    expect(scan(text, openGazetteer(pool.subarray(3)))).toEqual(mentions);
  });

  it('copies no table of an aligned image', () => {
    const { transitions, nodes } = openGazetteer(image);
    expect([transitions.buffer, nodes.buffer]).toEqual([image.buffer, image.buffer]);
    expect(transitions.buffer).toBe(image.buffer);
  });

  it.each([
    ['nothing', new Uint8Array(0), /0 bytes has no header/],
    ['less than a header', image.slice(0, 63), /63 bytes has no header/],
    ['something else', new TextEncoder().encode('<!doctype html>'.repeat(10)), /do not begin as a gazetteer image/],
    ['another version', withField('version', 99), /version 99.*reads version/],
    ['an image cut short', image.slice(0, -4), /has \d+ bytes, its header speaks of \d+/],
    ['an image with more behind it', Uint8Array.from([...image, 0]), /has \d+ bytes, its header speaks of \d+/],
    ['another count of words', withField('words', 1000), /its header speaks of/],
    ['a count below zero', withField('nodes', -1), /impossible counts/],
    ['a table whose size is no power of two', withField('slots', 17), /impossible counts/],
    ['no states', withField('states', 0), /impossible counts/],
  ])('refuses %s', (_, bytes, message) => {
    const open = (): unknown => openGazetteer(bytes);
    expect(open).toThrow(GazetteerError);
    expect(open).toThrow(message);
  });

  it('neither throws nor hangs on an image with a damaged byte anywhere', () => {
    for (let at = 0; at < image.length; at++) {
      const damaged = image.slice();
      damaged[at] = damaged[at]! ^ 0xff;
      try {
        for (const { start, end } of scan(text, openGazetteer(damaged))) expect(end).toBeGreaterThan(start);
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(GazetteerError);
      }
    }
  });
});
