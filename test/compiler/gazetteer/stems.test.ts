import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGazetteer, type Surface } from '../../../src/compiler/gazetteer/compile-gazetteer.ts';
import { openGazetteer, scan } from '../../../src/core/gazetteer/gazetteer.ts';

type Written = readonly [text: string, value: number, ...stems: (string | null)[]];

/** A stem is written with its endings: `минск:,а,у` for Минск, Минска, Минску. */
function surfaceOf([text, value, ...stems]: Written): Surface {
  const inflected = stems.map((one) => {
    const [stem = '', endings = ''] = one?.split(':') ?? [];
    return one === null ? null : { stem, endings: endings.split(',') };
  });
  return { text, rule: 'initial', value, ...(inflected.length === 0 ? {} : { inflected }) };
}

function scanned(text: string, ...written: readonly Written[]): readonly string[] {
  const gazetteer = openGazetteer(compileGazetteer(written.map(surfaceOf)));
  return scan(text, gazetteer).map(({ start, end, value }) => `${text.slice(start, end)} ${value}`);
}

describe('stems', () => {
  it.each<[string, string, readonly Written[], readonly string[]]>([
    ['find each ending and no other', 'Минск Минску Минскам', [['Минск', 1, 'минск:,у']], ['Минск 1', 'Минску 1']],
    ['are not words without an empty ending', 'Москв Москва', [['Москва', 1, 'москв:а,ы']], ['Москва 1']],
    ['inflect inside a name', 'Реки Волги берег', [['Река Волга', 1, 'рек:а,и', 'волг:а,и']], ['Реки Волги 1']],
    [
      'leave a name its other words',
      'Премьеру Минска',
      [
        ['Премьер Минска', 1, 'премьер:,у', null],
        ['Минск', 2, 'минск:,а'],
      ],
      ['Премьеру Минска 1'],
    ],
    [
      'find a name whose inflected word is a word of another name',
      'Минска площадь',
      [
        ['Минска', 1],
        ['Минск площадь', 2, 'минск:,а', null],
      ],
      ['Минска площадь 2'],
    ],
    [
      'give way to a form that is written out',
      'Минска Минску',
      [
        ['Минска', 1],
        ['Минск', 2, 'минск:,а,у'],
      ],
      ['Минска 1', 'Минску 2'],
    ],
    [
      'share what they may end in',
      'Минсктің Минска',
      [
        ['Минск', 1, 'минск:,тің'],
        ['Минск Арена', 2, 'минск:,а', null],
      ],
      ['Минсктің 1', 'Минска 1'],
    ],
    [
      'prefer the longest',
      'Президентінің',
      [
        ['Президент', 1, 'президент:,інің'],
        ['Президенті', 2, 'президенті:,нің'],
      ],
      ['Президентінің 2'],
    ],
    [
      'are found in capitals and with ignorable characters',
      'МИНС\u00adКУ',
      [['Минск', 1, 'минск:,у']],
      ['МИНС\u00adКУ 1'],
    ],
  ])('%s', (_, text, written, found) => expect(scanned(text, ...written)).toEqual(found));

  it('find the same as the inflected forms listed one by one', () => {
    const letters = fc.string({ unit: fc.constantFrom('а', 'б', 'в'), minLength: 2, maxLength: 4 });
    const endings = fc.uniqueArray(fc.string({ unit: fc.constantFrom('а', 'б', 'в'), maxLength: 3 }), { minLength: 1 });
    const words = fc.string({ unit: fc.constantFrom('а', 'б', 'в', ' '), maxLength: 60 });
    fc.assert(
      fc.property(letters, endings, words, (stem, ends, text) => {
        const any = (surface: Omit<Surface, 'rule' | 'value'>): Surface => ({ ...surface, rule: 'any', value: 1 });
        const byStem = compileGazetteer([any({ text: stem, inflected: [{ stem, endings: ends }] })]);
        const byForm = compileGazetteer(ends.map((end) => any({ text: stem + end })));
        expect(scan(text, openGazetteer(byStem))).toEqual(scan(text, openGazetteer(byForm)));
      }),
    );
  });
});
