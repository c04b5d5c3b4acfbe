import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
