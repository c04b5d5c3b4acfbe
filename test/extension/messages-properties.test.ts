import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardKey, idOfKey } from '../../src/extension/card-keys.ts';
import { readBackgroundMessage, readTabMessage } from '../../src/extension/messages.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../support/fuzz.ts';

const types = [
  'start',
  'style',
  'annotate',
  'cards',
  'describe',
  'explain-words',
  'page-state',
  'reveal',
  'annotate-anyway',
  'diagnose',
  'in-view',
  'record',
  'open-panel',
  'words',
  'reach',
  'step',
  'explain',
  'titles',
  'private-changes',
  'change-privately',
  'settings-changed',
];
const loose = fc.record(
  {
    type: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...types) }, fc.anything()),
    names: fc.oneof(fc.constant([]), fc.anything()),
    keys: fc.anything(),
    id: fc.anything(),
    on: fc.anything(),
    language: fc.oneof(fc.constant('ru'), fc.anything()),
    cardLanguage: fc.oneof(fc.constant('ru'), fc.anything()),
    text: fc.oneof(fc.string(), fc.anything()),
    blocks: fc.oneof(
      fc.array(fc.record({ start: fc.integer(), end: fc.integer(), kind: fc.constant('paragraph') })),
      fc.anything(),
    ),
    published: fc.oneof(fc.constant(null), fc.anything()),
    span: fc.anything(),
    change: fc.oneof(
      fc.record({
        of: fc.constantFrom('known', 'wrong', 'site'),
        id: fc.anything(),
        site: fc.anything(),
        on: fc.boolean(),
      }),
      fc.anything(),
    ),
    by: fc.oneof(fc.constantFrom(1, -1), fc.anything()),
  },
  { requiredKeys: [] },
);
const anyMessage = fc.oneof({ weight: 4, arbitrary: loose }, fc.anything());

describe('messages', { timeout: fuzzTimeoutMs }, () => {
  it('of any shape are read without a throw, and only sound ones are taken', () => {
    fc.assert(
      fc.property(anyMessage, (raw) => {
        const read = readBackgroundMessage(raw);
        if (read?.type === 'annotate') {
          let from = 0;
          for (const { start, end } of read.blocks) {
            expect(start).toBeGreaterThanOrEqual(from);
            from = end;
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(read.text.length);
          }
        }
        if (read !== null) expect(types).toContain(read.type);
        const told = readTabMessage(raw);
        if (told !== null) expect(types).toContain(told.type);
      }),
      fuzzRuns(),
    );
  });
});

describe('a message that asks for an annotation', () => {
  it.each([
    [{ value: '2022-01-11', basis: 'metadata' }, true],
    [{ value: '2022-02-30', basis: 'metadata' }, false],
    [{ value: '2022-01', basis: 'metadata' }, false],
    [{ value: '2022-01-11', basis: 'rumour' }, false],
  ])('with the day %o is sound: %s', (published, isSound) => {
    const message = {
      type: 'annotate',
      text: '',
      blocks: [],
      language: null,
      published,
      cardLanguage: null,
      names: [],
    };
    expect(readBackgroundMessage(message) !== null).toBe(isSound);
  });
});

describe('the key of a card', () => {
  const place = { start: 0, end: 1, painted: true };
  const date = {
    ...place,
    kind: 'date',
    type: 'DATE',
    value: '2025',
    mod: null,
    anchor: null,
    implied: [],
    events: [],
    rule: 'ru: year',
  } as const;
  it.each([
    [{ ...place, kind: 'entity', entity: 'csto', use: 'full', office: null } as const, 'csto', 'csto'],
    [date, 'date:2025', '2025'],
    [{ ...date, mod: 'END', bound: 'until' } as const, 'date:2025#END-until', '2025#END-until'],
  ])('of %o is %s and stands for %s', (annotation, key, id) => {
    expect(cardKey(annotation)).toBe(key);
    expect(idOfKey(key)).toBe(id);
  });
  it.each([
    ['an unresolved date', { ...date, value: null }],
    ['a length of time', { ...date, type: 'DURATION', value: 'P10D' } as const],
  ])('is none of %s', (_, annotation) => expect(cardKey(annotation)).toBeNull());
});
