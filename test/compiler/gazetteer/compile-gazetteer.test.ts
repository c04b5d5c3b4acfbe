import { describe, expect, it } from 'vitest';
import {
  compileGazetteer,
  surfaceKey,
  SurfaceError,
  type Surface,
} from '../../../src/compiler/gazetteer/compile-gazetteer.ts';
import { openGazetteer, scan } from '../../../src/core/gazetteer/gazetteer.ts';
import { rowLength } from '../../../src/core/gazetteer/image.ts';

const surface = (text: string, rule: Surface['rule'] = 'any', value = 0): Surface => ({ text, rule, value });

describe('compileGazetteer', () => {
  it('gives the same bytes for the forms in any order', () => {
    const surfaces = [
      surface('ОДКБ', 'exact', 1),
      surface('одкб', 'any', 2),
      surface('Нур-Султан', 'initial', 3),
      surface('Нур Отан', 'initial', 4),
      surface('CSTO', 'exact', 5),
      surface('совет безопасности', 'any', 6),
      surface('безопасность', 'any', 7),
    ];
    expect(compileGazetteer(surfaces.toReversed())).toEqual(compileGazetteer(surfaces));
  });

  it.each([0, 1, 0x7fffffff])('stores the value %i', (value) => {
    expect(scan('да', openGazetteer(compileGazetteer([surface('да', 'any', value)])))).toEqual([
      { start: 0, end: 2, value },
    ]);
  });

  it.each<[string, readonly Surface[], string]>([
    ['a form without letters', [surface('«—»')], 'surface form ««—»»: has no letter'],
    ['an empty form', [surface('')], 'surface form «»: has no letter'],
    ['a comma', [surface('мир, труд')], 'surface form «мир, труд»: has «, » between words'],
    ['a dash with spaces', [surface('Россия — НАТО')], '«Россия — НАТО»'],
    ['a blank line', [surface('мир\n\nтруд')], 'the scan does not bridge'],
    ['a word of 65 letters', [surface('я'.repeat(65))], 'a word of more than 64 letters'],
    ['an acronym in small letters', [surface('одкб', 'exact')], '«одкб»: must match in capitals only'],
    ['a negative value', [surface('да', 'any', -1)], '«да»: has the value -1'],
    ['a fractional value', [surface('да', 'any', 0.5)], '«да»: has the value 0.5'],
    ['a value beyond 32 bits', [surface('да', 'any', 2 ** 31)], '«да»: has the value 2147483648'],
    ['a form twice', [surface('да'), surface('нет'), surface('да')], '«да»: is given twice under «any»'],
    [
      'a form twice, in another spelling',
      [surface('Королёв'), surface('королев')],
      '«королев»: is given twice under «any»',
    ],
    [
      'a form twice, with another hyphen',
      [surface('Нур-Султан'), surface('Нур‑Султан')],
      '«Нур‑Султан»: is given twice',
    ],
  ])('refuses %s', (_, surfaces, message) => {
    const compile = (): unknown => compileGazetteer(surfaces);
    expect(compile).toThrow(SurfaceError);
    expect(compile).toThrow(message);
  });
});

describe('surfaceKey', () => {
  it.each([
    ['Нур‑Султан', 'нур-султан'],
    ['  партия «Нур\u00a0Отан»', 'партия нур отан'],
    ['К.-Ж. Токаев', 'к.ж.токаев'],
    ["Лук'янов", 'лук’янов'],
    ['КОРОЛЁВ', 'королев'],
  ])('%j → %j', (text, key) => {
    expect(surfaceKey(text)).toBe(key);
  });

  it('gives the same key for a key', () => {
    for (const text of ['Нур‑Султан', 'Нур Отан', 'К. Ж. Токаев', "Лук'янов"])
      expect(surfaceKey(surfaceKey(text))).toBe(surfaceKey(text));
  });
});

describe('a large dictionary', () => {
  const letters = 'абвгдежзиклмнопрстуфхцчшщыьэюя';
  let seed = 1;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 0x7fffffff;
    return seed % below;
  };
  const words = new Set<string>();
  while (words.size < 20_000)
    words.add(Array.from({ length: 4 + random(8) }, () => letters[random(letters.length)]).join(''));
  const all = [...words];
  const known = all.slice(0, 10_000);
  const gazetteer = openGazetteer(compileGazetteer(known.map((text, value) => surface(text, 'any', value))));

  it('does not exceed the maximum size of the automaton', () => {
    expect(gazetteer.transitions.length / rowLength).toBeLessThan(9000);
  });

  it('finds every form and nothing else', () => {
    expect(scan(all.join(' '), gazetteer).map(({ value }) => known[value])).toEqual(known);
    const longer = known.filter((text) => !words.has(`${text}ъ`)).map((text) => `${text}ъ`);
    expect(scan(longer.join(' '), gazetteer)).toEqual([]);
  });
});
