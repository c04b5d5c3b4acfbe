import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readBackgroundMessage, readTabMessage } from '../../src/extension/messages.ts';
import { isOnFor, parseSettings } from '../../src/extension/settings.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../support/fuzz.ts';

vi.mock('../../src/extension/browser.ts', () => ({ browser: {}, isOrphaned: () => false, uiLanguage: () => 'en' }));

const types = ['start', 'style', 'annotate', 'describe', 'page-state', 'reveal', 'annotate-anyway', 'diagnose'];
const loose = fc.record(
  {
    type: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...types) }, fc.anything()),
    names: fc.anything(),
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
          for (const { start, end } of read.blocks) {
            expect(start).toBeGreaterThanOrEqual(0);
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

describe('settings', { timeout: fuzzTimeoutMs }, () => {
  const stored = fc.oneof(
    fc.record(
      { enabled: fc.anything(), sitesOff: fc.oneof(fc.array(fc.anything()), fc.anything()) },
      { requiredKeys: [] },
    ),
    fc.anything(),
  );

  it('come from any storage without a throw, and reading them again changes nothing', () => {
    fc.assert(
      fc.property(stored, (blob) => {
        const settings = parseSettings(blob);
        expect(typeof settings.enabled).toBe('boolean');
        expect(settings.sitesOff.every((host) => typeof host === 'string')).toBe(true);
        expect(parseSettings(settings)).toEqual(settings);
        expect(typeof isOnFor(settings, 'news.example')).toBe('boolean');
      }),
      fuzzRuns(),
    );
  });

  it('keep what is sound beside what is not', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.anything(), (enabled, nonsense) => {
        expect(parseSettings({ enabled, sitesOff: [nonsense, 'a.example'] }).enabled).toBe(enabled);
        expect(parseSettings({ enabled, sitesOff: [nonsense, 'a.example'] }).sitesOff).toContain('a.example');
      }),
      fuzzRuns(),
    );
  });
});
