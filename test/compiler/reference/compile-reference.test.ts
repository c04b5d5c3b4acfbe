import { describe, expect, it } from 'vitest';
import { caseRuleOf } from '../../../src/compiler/gazetteer/case-rule.ts';
import { compileReference } from '../../../src/compiler/reference/compile-reference.ts';
import { compileGazetteer } from '../../../src/compiler/gazetteer/compile-gazetteer.ts';
import { openGazetteer, scan } from '../../../src/core/gazetteer/gazetteer.ts';
import { recordsOf, smallDataset, type Edit } from '../small-dataset.ts';

const all = 'entities/all.yaml';

function compile(...edits: readonly Edit[]): ReturnType<typeof compileReference> {
  return compileReference(recordsOf(smallDataset(...edits)));
}

describe('the data', () => {
  const { data } = compile([
    'sources/books.yaml',
    '- { id: annals',
    '- { id: unread, title: U, publisher: P, url: https://u.example/ }\n- { id: annals',
  ]);
  const entity = (id: string): unknown => data.entities.find((candidate) => candidate.id === id);

  it('has only the cited sources, and cites them by index', () => {
    expect(data.sources.map(({ title }) => title)).toEqual(['Atlas', 'Annals']);
    expect(data.sources[0]).toEqual({
      title: 'Atlas',
      publisher: 'Map House',
      url: 'https://atlas.example/1',
      date: '2011',
    });
  });

  it('has every written field of an entity', () => {
    expect(entity('ruritania')).toEqual({
      id: 'ruritania',
      kind: 'state',
      wikidata: 'Q1',
      iso: 'RR',
      titles: {
        ru: [{ text: 'Руритания', sources: [] }],
        en: [{ text: 'Ruritania', sources: [] }],
        hy: [{ text: 'Ռուրիտանիա', sources: [] }],
      },
      summaries: [
        { text: { ru: 'Королевство.', en: 'A kingdom.' }, to: '2005' },
        { text: { ru: 'Республика.', en: 'A republic.' }, from: '2006' },
      ],
      facts: [
        { property: 'capital', value: 'strelsau', from: '1901', sources: [0] },
        { property: 'founded', value: '1800', sources: [0] },
        { property: 'area', value: 12500, sources: [0] },
        { property: 'motto', value: { ru: 'Вперёд', en: 'Forward' }, sources: [0] },
      ],
      sources: [0],
    });
  });

  it('has titles by interval, and an office with its holders', () => {
    expect(entity('strelsau')).toMatchObject({
      wikidata: null,
      titles: {
        ru: [
          { text: 'Королевск', to: '2006-02-01', sources: [0] },
          { text: 'Стрельсау', from: '2006-02-01', sources: [1] },
        ],
      },
    });
    expect(entity('role-president')).toMatchObject({
      of: 'ruritania',
      as: 'head-of-state',
      facts: [{ value: 'elphberg' }, { value: 'none' }, { acting: true }],
    });
  });

  it('has events sorted by day, the less exact first', () => {
    const event = (id: string, date: string): string =>
      `- { id: ${id}, date: ${date}, category: leaders, weight: 1, participants: [], title: { ru: А, en: A }, text: { ru: А, en: A }, sources: [atlas] }\n`;
    const dates = ['2010', '2004-05', '2010-01-01', '1999-12-31'];
    const more = dates.map((date, at) => event(`event-${at}`, date)).join('');
    expect(compile(['events/more.yaml', '', more]).data.events.map(({ date }) => date)).toEqual([
      '1999-12-31',
      '2004-05',
      '2004-05-06',
      '2010',
      '2010-01-01',
    ]);
  });
});

describe('the surfaces', () => {
  const { data, surfaces } = compile();
  const readingsOf = (text: string, compiled = { data, surfaces }): unknown =>
    compiled.surfaces.filter((surface) => surface.text === text).map(({ value }) => compiled.data.readings[value]);

  it('are the forms, declined, and the titles of languages without forms', () => {
    expect(surfaces.filter(({ text }) => /^(Р|Ռ|R)/.test(text)).map(({ text }) => text)).toEqual([
      'Руритания',
      'Руритании',
      'Руританию',
      'Руританией',
      'Руританиею',
      'Ruritania',
      'Ռուրիտանիա',
      'Рудольф Эльфберг',
      'Рудольфа Эльфберга',
      'Рудольфу Эльфбергу',
      'Рудольфом Эльфбергом',
      'Рудольфе Эльфберге',
      'Rudolf Elphberg',
    ]);
  });

  it('have their use and conditions', () => {
    expect(readingsOf('the capital')).toEqual([[{ entity: 1, use: 'common', with: [0] }]]);
    expect(readingsOf('Elphberg')).toEqual([[{ entity: 2, use: 'short' }]]);
    expect(readingsOf('руританского')).toEqual([[{ entity: 0, use: 'adjective' }]]);
  });

  it('share a value where their readings are equal', () => {
    const values = surfaces.filter(({ text }) => text.startsWith('Руритани')).map(({ value }) => value);
    expect(new Set(values).size).toBe(1);
  });

  it('are one where two entities have the same form, in any order', () => {
    const compiled = compile([
      all,
      'forms: [Anton Rassendyll]',
      'forms: [{ form: Elphberg, use: short, with: [strelsau] }]',
    ]);
    expect(readingsOf('Elphberg', compiled)).toEqual([
      [
        { entity: 2, use: 'short' },
        { entity: 3, use: 'short', with: [1] },
      ],
    ]);
  });

  it.each([
    ['the stronger use', "[Эльфберг, { form: 'Эльфберг{президент}', use: short }]", [{ entity: 2, use: 'full' }]],
    ['the one without a condition', '[{ form: Эльфберг, with: [strelsau] }, Эльфбёрг]', [{ entity: 2, use: 'full' }]],
    [
      'either condition',
      '[{ form: Эльфберг, with: [strelsau] }, { form: Эльфбёрг, with: [ruritania] }]',
      [{ entity: 2, use: 'full', with: [0, 1] }],
    ],
    [
      'every condition of a short form',
      '[{ form: Эльфберг, use: short }, { form: Эльфбёрг, use: short, with: [ruritania] }]',
      [{ entity: 2, use: 'short', with: [0] }],
    ],
  ])('use, of two forms of one entity, %s', (_, forms, reading) => {
    const edited = smallDataset([all, "forms: ['Рудольф{президент} Эльфберг{президент}']", `forms: ${forms}`]);
    const compiled = compileReference(recordsOf(edited));
    expect(readingsOf('Эльфберг', compiled)).toEqual([reading]);
  });

  it('compile to an image that finds them', () => {
    const text = 'Президента Руритании Рудольфа Эльфберга не видели в Стрельсау.';
    const found = scan(text, openGazetteer(compileGazetteer(surfaces)));
    expect(
      found.map(({ start, end, value }) => [
        text.slice(start, end),
        data.readings[value]?.map(({ entity }) => data.entities[entity]?.id),
      ]),
    ).toEqual([
      ['Президента Руритании', ['role-president']],
      ['Рудольфа Эльфберга', ['elphberg']],
      ['Стрельсау', ['strelsau']],
    ]);
  });

  it('are the same for the same records', () => {
    expect(compile()).toEqual(compile());
  });
});

describe('caseRuleOf', () => {
  it.each([
    ['ОДКБ', 'exact'],
    ['КСОР ОДКБ', 'exact'],
    ['США', 'exact'],
    ['Казахстан', 'initial'],
    ['Нур-Султан', 'initial'],
    ['«Нур Отан»', 'initial'],
    ['ДКБ-92', 'exact'],
    ['РУз', 'initial'],
    ['Я', 'initial'],
    ['миротворцы', 'any'],
    ['президент Казахстана', 'any'],
    ['102-я база', 'any'],
    ['iPhone', 'any'],
    ['Ռուսաստան', 'initial'],
    ['საქართველო', 'any'],
  ])('%s: %s', (form, rule) => {
    expect(caseRuleOf(form)).toBe(rule);
  });
});
