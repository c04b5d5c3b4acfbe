import { beforeAll, describe, expect, it } from 'vitest';
import { describe as describeEntity } from '../../../src/core/cards/describe.ts';
import type { Reference } from '../../../src/core/reference/reference.ts';
import type { Card } from '../../../src/core/types.ts';
import { shippedReference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(() => {
  reference = shippedReference();
});

function card(id: string, on: string, language = 'ru'): Card {
  const found = describeEntity(reference, id, on, language);
  if (found === null) throw new Error(`no card for ${id}`);
  return found;
}
const value = (id: string, property: string, on: string) =>
  card(id, on).facts.find((fact) => fact.property === property)?.value;
const sorted = (list: unknown) => (Array.isArray(list) ? list.map(String).sort() : list);

describe('the members as of a day', () => {
  const six = ['armenia', 'belarus', 'kazakhstan', 'kyrgyzstan', 'russia', 'tajikistan'];
  it.each([
    ['1992-06-01', ['armenia', 'kazakhstan', 'kyrgyzstan', 'russia', 'tajikistan', 'uzbekistan']],
    ['1995-01-01', [...six, 'azerbaijan', 'georgia', 'uzbekistan'].sort()],
    ['2000-01-01', six],
    ['2007-01-01', [...six, 'uzbekistan'].sort()],
    ['2022-01-11', six],
    ['2025-11-27', six],
  ])('%s', (on, members) => expect(sorted(value('csto', 'members', on))).toEqual(members));
});

describe('a state’s membership', () => {
  it.each([
    ['armenia', '2022-01-11', 'member'],
    ['armenia', '2025-11-27', 'member-frozen'],
    ['uzbekistan', '2010-06-12', 'member'],
    ['uzbekistan', '2003-01-01', 'former'],
    ['georgia', '2022-01-11', 'former'],
    ['serbia', '2022-01-11', 'never'],
  ])('%s on %s: %s', (state, on, status) => expect(value(state, 'membership', on)).toBe(status));
});

describe('offices and names as of a day', () => {
  it.each([
    ['csto', 'secretary-general', '2022-01-11', 'zas'],
    ['csto', 'secretary-general', '2026-02-01', 'masadykov'],
    ['csto', 'chair', '2022-01-11', 'pashinyan'],
    ['kazakhstan', 'head-of-state', '2022-01-05', 'tokayev'],
    ['kazakhstan', 'head-of-state', '2019-03-01', 'nazarbayev'],
    ['kazakhstan', 'head-of-government', '2022-01-11', 'smailov'],
    ['kazakhstan', 'capital', '2022-01-11', 'astana'],
    ['kazakhstan', 'capital-name', '2022-01-11', 'Нур-Султан'],
    ['kazakhstan', 'capital-name', '2023-01-01', 'Астана'],
    ['nur-otan', 'name', '2022-02-28', 'Нур Отан'],
    ['nur-otan', 'name', '2022-03-02', 'Аманат'],
  ])('%s %s on %s', (id, property, on, expected) => expect(value(id, property, on)).toBe(expected));

  it('tells a person’s offices of the day', () => {
    expect(value('peskov', 'offices', '2022-01-11')).toContain('role-press-secretary-ru');
    expect(value('peskov', 'offices', '2012-05-01')).not.toContain('role-press-secretary-ru');
  });
});

describe('what came later stands apart', () => {
  it('Armenia’s freeze is no fact of January 2022 but is told as later', () => {
    const { facts, later } = card('csto', '2022-01-11');
    expect(facts.find((fact) => fact.property === 'frozen-member')).toBeUndefined();
    expect(later.every(({ date }) => date > '2022-01-11')).toBe(true);
    expect(later.some(({ text }) => text.startsWith('Армения'))).toBe(true);
  });
});

describe('a card', () => {
  it('of a date tells the day’s events and what stands around them', () => {
    const { kind, title, events } = card('2022-01-02', '2022-01-11');
    expect(kind).toBe('date');
    expect(title).toMatch(/2 января 2022 года/);
    expect(events.map(({ date }) => date)).toContain('2022-01-02');
  });

  it.each([
    ['2025#END-until', 'до конца 2025 года', 'until the end of 2025'],
    ['2022-01#START', 'начало января 2022 года', 'early January 2022'],
    ['2008#APPROX', 'около 2008 года', 'around 2008'],
  ])('of the part of a period %s says so, and has the events of the period', (id, russian, english) => {
    const whole = card(id.replace(/#.*/, ''), '2022-01-11');
    const part = card(id, '2022-01-11');
    expect(part).toMatchObject({ id, kind: 'date', title: russian });
    expect(card(id, '2022-01-11', 'en').title).toBe(english);
    expect(part.events).toEqual(whole.events);
  });

  it('is found by its Wikidata id', () => expect(card('Q318693', '2022-01-11').id).toBe('csto'));
  it('of an event tells its day', () =>
    expect(value('kz-2022-01-05-request', 'date', '2022-01-11')).toBe('2022-01-05'));
  it('of an unknown id is none', () => expect(describeEntity(reference, 'atlantis', '2022-01-11', 'ru')).toBeNull());
  it('beyond the record says where the record ends', () => {
    expect(card('csto', '2030-01-01').recordEnds).toBe(reference.recordEnds);
    expect(card('csto', '2022-01-11').recordEnds).toBeUndefined();
  });

  it('cites a source for every fact, event and later change, in both languages', () => {
    for (const language of ['ru', 'en']) {
      for (const id of reference.entities.keys()) {
        const { facts, events, later, title, summary } = card(id, '2022-01-11', language);
        expect(title, id).not.toBe('');
        expect(summary, id).not.toBe('');
        for (const { property, text, label, sources } of facts) {
          expect(sources.length, `${id} ${property}`).toBeGreaterThan(0);
          expect(text, `${id} ${property}`).not.toBe('');
          expect(label, `${id} ${property}`).not.toBe('');
        }
        for (const { sources, date } of [...events, ...later])
          expect(sources.length, `${id} ${date}`).toBeGreaterThan(0);
      }
    }
  });
});

describe('a person for whom the record has no text on the day is told by the office', () => {
  it.each([
    [
      'smailov',
      '2022-01-20',
      'Премьер-министр Казахстана с 11 января 2022 года.',
      'Prime Minister of Kazakhstan since 11 January 2022.',
    ],
    [
      'kulov',
      '2006-01-01',
      'Премьер-министр Киргизии с 1 сентября 2005 года.',
      'Prime Minister of Kyrgyzstan since 1 September 2005.',
    ],
    [
      'mishustin',
      '2015-01-01',
      'Сведений о должностях на этот день нет; государство — Россия.',
      'No office known on this day; state: Russia.',
    ],
  ])('%s on %s', (id, on, ru, en) => {
    expect(describeEntity(reference, id, on, 'ru')?.summary).toBe(ru);
    expect(describeEntity(reference, id, on, 'en')?.summary).toBe(en);
  });
  it('nobody is without a sentence on any day', () => {
    const days = ['1992-06-01', '2005-06-01', '2022-01-11', '2026-06-01'];
    const people = [...reference.entities.values()].filter(({ kind }) => kind === 'person');
    const silent = people.flatMap(({ id }) =>
      days.filter((on) => describeEntity(reference, id, on, 'ru')?.summary === '').map((on) => `${id} ${on}`),
    );
    expect(silent).toEqual([]);
  });
});
