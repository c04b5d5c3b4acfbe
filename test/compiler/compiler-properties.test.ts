import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileGazetteer, surfaceKey, type Surface } from '../../src/compiler/gazetteer/compile-gazetteer.ts';
import { compileReference } from '../../src/compiler/reference/compile-reference.ts';
import { checkDataset } from '../../src/compiler/reference/check-dataset.ts';
import { openGazetteer, scan } from '../../src/core/gazetteer/gazetteer.ts';
import { openReference } from '../../src/core/reference/reference.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../support/fuzz.ts';
import { smallDataset } from './small-dataset.ts';

/** Letters of the dataset's scripts; few, so that forms often share beginnings and words. */
const letter = fc.constantFrom(...'а б в ё й о к с т А Б В q w e r t y Ա ա բ Ә ә ұ'.split(' '));
const word = fc.array(letter, { minLength: 1, maxLength: 6 }).map((letters) => letters.join(''));
const form = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .chain((words) => fc.constantFrom(' ', '-').map((separator) => words.join(separator)));

describe('the dataset compiler', () => {
  it(
    'makes an image that finds every form with its value',
    () => {
      fc.assert(
        fc.property(fc.uniqueArray(form, { minLength: 1, maxLength: 30, selector: surfaceKey }), (forms) => {
          const surfaces = forms.map((text, value): Surface => ({ text, rule: 'any', value }));
          const gazetteer = openGazetteer(compileGazetteer(surfaces));
          for (const { text, value } of surfaces) {
            expect(scan(`… ${text}.`, gazetteer)).toContainEqual({ start: 2, end: 2 + text.length, value });
          }
        }),
        fuzzRuns(),
      );
    },
    fuzzTimeoutMs,
  );

  it(
    'reports damaged files, or makes data that open',
    () => {
      const files = smallDataset();
      const yaml = files.filter(({ path }) => path.endsWith('.yaml'));
      const places = fc.record({
        file: fc.constantFrom(...yaml.map(({ path }) => path)),
        at: fc.nat(10_000),
        length: fc.nat(12),
        instead: fc.oneof(
          fc.string({ maxLength: 6 }),
          fc.constantFrom('null', '[]', '{}', '-1', '2001-02-30', 'none', '\n', ': '),
        ),
      });
      fc.assert(
        fc.property(places, ({ file, at, length, instead }) => {
          const edited = files.map((one) => {
            if (one.path !== file) return one;
            const from = at % one.text.length;
            return { path: one.path, text: one.text.slice(0, from) + instead + one.text.slice(from + length) };
          });
          const { records, problems } = checkDataset(edited);
          const errors = problems.filter(({ warning }) => warning !== true);
          for (const error of errors) expect(error.file).toBeTruthy();
          if (errors.length > 0) return;
          const { data, surfaces } = compileReference(records);
          openReference(data, compileGazetteer(surfaces));
        }),
        fuzzRuns(0.4),
      );
    },
    fuzzTimeoutMs,
  );
});
