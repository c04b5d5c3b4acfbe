import { beforeAll, describe, expect, it } from 'vitest';
import { link } from '../../../src/core/linking/link.ts';
import { findMentions } from '../../../src/core/linking/mentions.ts';
import { SenseReader } from '../../../src/core/linking/senses.ts';
import type { Languages } from '../../../src/core/language/language-image.ts';
import { readWordTokens } from '../../../src/core/language/word-tokens.ts';
import type { Reference } from '../../../src/core/reference/reference.ts';
import type { Block } from '../../../src/core/types.ts';
import { shippedLanguages, shippedReference } from '../../support/reference.ts';

let reference: Reference;
let languages: Languages;
beforeAll(() => {
  reference = shippedReference();
  languages = shippedLanguages();
});

/** «words → entity» for each mention of the text, adjectives left out. */
function linked(text: string, on: string | null = '2022-01-11'): readonly string[] {
  const blocks: readonly Block[] = [{ start: 0, end: text.length, kind: 'paragraph' }];
  const senses = new SenseReader(readWordTokens(text, languages), blocks);
  return link(findMentions(text, blocks, reference), { text, blocks, on, reference, senses })
    .filter(({ use }) => use !== 'adjective')
    .map(({ start, end, entity }) => `${text.slice(start, end)} → ${entity}`);
}

describe('names in every form', () => {
  it.each([
    ['В Организации Договора о коллективной безопасности', 'csto'],
    ['силы ОДКБ', 'csto'],
    ['с Касым-Жомартом Токаевым', 'tokayev'],
    ['о Касым-Жомарт] Токаеве', 'tokayev'],
    ['в Алма-Ате', 'almaty'],
    ['из Кыргызстана', 'kyrgyzstan'],
    ['в Беларуси', 'belarus'],
    ['troops of the CSTO', 'csto'],
    ['Kazakhstan’s capital', 'kazakhstan'],
    ['КАЗАХСТАН', 'kazakhstan'],
    ['Казах\u00adстан', 'kazakhstan'],
  ])('%s', (text, entity) => expect(linked(text).at(-1)).toMatch(new RegExp(` → ${entity}$`)));
});

describe('short and ordinary words ask for evidence', () => {
  it('a surname that others bear counts beside its office or its full form', () => {
    expect(linked('Песков ничего не сказал.')).toEqual([]);
    expect(linked('В Кремле ждут. Песков ничего не сказал.')).toContain('Песков → peskov');
    expect(linked('Дмитрий Песков выступил. Песков ничего не сказал.').at(-1)).toBe('Песков → peskov');
  });
  it('peacekeepers are those of the organisation where it is named', () => {
    expect(linked('Миротворцы прибыли.')).toEqual([]);
    expect(linked('ОДКБ решила. Миротворцы прибыли.')).toContain('Миротворцы → csto-peacekeeping-forces');
  });
  it('a surname after another given name is somebody else', () => {
    expect(linked('В Кремле ждут, а певец Александр Песков поёт.')).not.toContain('Песков → peskov');
  });
});

describe('an office is its holder on the day', () => {
  it.each([
    ['2022-01-05', 'tokayev'],
    ['2019-03-01', 'nazarbayev'],
    [null, 'role-president-kz'],
  ])('on %s: %s', (on, entity) =>
    expect(linked('Президент Казахстана выступил.', on)[0]).toBe(`Президент Казахстана → ${entity}`),
  );

  it('keeps the owner at its end beside it', () => {
    expect(linked('Президент Казахстана выступил.')).toEqual([
      'Президент Казахстана → tokayev',
      'Казахстана → kazakhstan',
    ]);
  });
  it('goes with the name in apposition', () => {
    expect(linked('Президент Казахстана Нурсултан Назарбаев ушёл.')[0]).toBe('Президент Казахстана → nazarbayev');
  });
});

describe('ordinary words stay what they are', () => {
  it.each(['Навели порядок в частях города.', 'Песок и мир, сторона и часть.', 'Он живёт на этой стороне.'])(
    '%s',
    (text) => expect(linked(text)).toEqual([]),
  );
});
