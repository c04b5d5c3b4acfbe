import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readExample, readText } from '../../../src/tools/language-examples.ts';
import { shippedLanguages } from '../../support/reference.ts';

/** A sentence with its expressions of time in brackets, and their values as of Tuesday, 11 January 2022. */
type Row = readonly [sentence: string, value: string | readonly string[]];

/** Languages that say dates by the rules of another: its rules have no examples in their words. */
describe.each(['be', 'uk'])('dates in %s', (language) => {
  const { dates } = JSON.parse(readFileSync(new URL(`${language}.json`, import.meta.url), 'utf8')) as {
    readonly dates: readonly Row[];
  };

  it.each(dates)('%s', (marked, value) => {
    const { text, wanted } = readExample(marked, value);
    const said = readText(text, shippedLanguages()).told.map((one) => one.said);
    expect(said.filter((one) => !one.endsWith('= silent'))).toEqual(expect.arrayContaining([...wanted]));
  });
});
