import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../src/core/types.ts';
import type { Annotated } from '../../src/protocol/messages.ts';
import { paintChoice } from '../../src/annotator/paint-choice.ts';
import { defaultSettings, type Settings } from '../../src/protocol/settings.ts';

const person: Annotation = {
  kind: 'entity',
  entity: 'someone',
  use: 'full',
  office: null,
  start: 0,
  end: 5,
  painted: false,
};
const day: Annotation = {
  kind: 'date',
  type: 'DATE',
  value: '2022-01-06',
  mod: null,
  anchor: null,
  implied: [],
  rule: 'common: year-month-day',
  events: ['e'],
  start: 10,
  end: 15,
  painted: false,
};
const answer = { summary: { entities: [{ id: 'someone', kind: 'person' }] } } as unknown as Annotated;
const wanted = (changed: Partial<Settings>) => {
  const { isWanted } = paintChoice({ ...defaultSettings, ...changed }, answer, 'a.example');
  return [person, day].filter(isWanted).map(({ kind }) => kind);
};

describe('what the settings leave to be marked', () => {
  it.each([
    ['everything at first', {}, ['entity', 'date']],
    ['no known terms', { knownTerms: ['someone'] }, ['date']],
    ['no kinds that are off', { kindsOff: ['person'] }, ['date']],
    ['no dates', { kindsOff: ['date'] }, ['entity']],
    ['nothing that is wrong on the site', { wrongHere: [{ id: 'date:2022-01-06', site: 'a.example' }] }, ['entity']],
    ['what is wrong on another site', { wrongHere: [{ id: 'someone', site: 'b.example' }] }, ['entity', 'date']],
  ] as const)('%s', (_, changed, kinds) => expect(wanted(changed)).toEqual(kinds));
  it('no date without a day', () => {
    const { isWanted } = paintChoice(defaultSettings, answer, 'a.example');
    expect(isWanted({ ...day, value: null })).toBe(false);
  });
});
