import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileLanguages } from '../../src/compiler/languages/compile-languages.ts';
import { problemInWords } from '../../src/compiler/reference/problems.ts';
import type { DatasetFile } from '../../src/compiler/reference/read-records.ts';
import { openLanguages } from '../../src/core/language/language-image.ts';
import { readText } from '../../src/tools/language-examples.ts';

const schemas = ['words', 'dates', 'contexts'].map((kind): DatasetFile => {
  const path = `schema/${kind}.json`;
  return { path, text: readFileSync(new URL(`../../assets/languages/${path}`, import.meta.url), 'utf8') };
});

const samples = new Map([
  ['суббота', ['суббота', 'субботы', 'субботе', 'субботу', 'субботой', 'субботе'].map((one) => [one])],
]);

const words = 'classes:\n  MONTH: { 1: january, 2: february }\n  AGO: ago\n';
const rule = (fields: string) =>
  `rules:\n  - name: month\n    match: MONTH\n    means: { date: { month: month } }\n    yes: { "[january]": 2022-01 }\n    no: [ago]\n${fields}`;

function problemsOf(files: Readonly<Record<string, string>>): readonly string[] {
  const written = Object.entries(files).map(([path, text]): DatasetFile => ({ path, text }));
  return compileLanguages([...schemas, ...written], samples).problems.map(problemInWords);
}

/** A rule with the one field written otherwise. */
const broken = (field: string, value: string) =>
  rule('').replace(new RegExp(`    ${field}: .*\n`), `    ${field}: ${value}\n`);

describe('a mistake is told with its file, line and what may have been meant', () => {
  it.each([
    ['match', 'MONHT', 'xx/dates.yaml:3 month match: there is no class, phrase or shape MONHT (did you mean «MONTH»?)'],
    ['match', 'MONTH !', 'xx/dates.yaml:3 month match: «!» is no part of the notation'],
    ['match', '"MONTH (ago"', 'xx/dates.yaml:3 month match: a bracket is not closed'],
    ['match', '"MONTH | "', 'xx/dates.yaml:3 month match: one side of «|» or a bracket is empty'],
    ['match', 'MONTH ,', 'xx/dates.yaml:3 month match: a rule begins and ends with a word or number, not with a sign'],
    ['match', '", MONTH"', 'xx/dates.yaml:3 month match: a sign stands at the beginning or after another one'],
    ['match', 'MONTH LONG-WORD', 'xx/dates.yaml:3 month match: LONG-WORD stands only in `before` and `after`'],
    ['match', 'MONTH x=AGO', 'xx/dates.yaml:4 month means: there is no slot «x»'],
    [
      'means',
      '{ dat: { month: month } }',
      'xx/dates.yaml:4 month means: «dat» is no kind of expression (did you mean «date»?)',
    ],
    ['means', '{ offset: { unit: days } }', 'xx/dates.yaml:4 month means: «offset» needs «count»'],
    [
      'means',
      '{ date: { monht: month } }',
      'xx/dates.yaml:4 month means: «date» has no «monht» (did you mean «month»?)',
    ],
    [
      'means',
      '{ date: { month: mont } }',
      'xx/dates.yaml:4 month means: there is no slot «mont» (did you mean «month»?)',
    ],
    ['means', '{ date: { month: month + } }', 'xx/dates.yaml:4 month means: «month +» ends too early'],
  ])('%s: %s', (field, value, told) => {
    const match = told.includes('slot «x»') ? broken('match', value).replace('month: month', 'month: x') : null;
    const dates = match === null ? broken(field, value) : match.replace('x=AGO', 'AGO');
    expect(problemsOf({ 'xx/words.yaml': words, 'xx/dates.yaml': dates })).toContain(told);
  });

  it.each([
    ['    unless: nothing\n', 'xx/dates.yaml:7 month unless: there is no condition «nothing»'],
    [
      '    where: month ~ 1\n',
      'xx/dates.yaml:7 month where: «month ~ 1» compares nothing: a < b, a > b, a = b or a != b',
    ],
    ['    ends: last\n', 'xx/dates.yaml:7 month ends: there is no slot «last»'],
    ['    lable: x\n', 'xx/dates.yaml:7 rules[0].lable: unknown field'],
    ['    type: DATES\n', 'xx/dates.yaml:7 rules[0].type: «DATES» is not one of DURATION, SET'],
  ])('a rule with%s', (field, told) => {
    expect(problemsOf({ 'xx/words.yaml': words, 'xx/dates.yaml': rule(field) })).toEqual([told]);
  });

  it.each([
    [
      'DAY: среда<субота>',
      'xx/words.yaml:2 classes.DAY: there is no sample «субота» for «среда» (did you mean «суббота»?)',
    ],
    ['DAY: вторник<суббота>', 'xx/words.yaml:2 classes.DAY: «вторник» does not end in -а as «суббота» does'],
    ['DAY: { 1: x, 2: x }', 'xx/words.yaml:2 classes.DAY.2: «x» already means 1 in this class'],
    ['DAY: two-part', 'xx/words.yaml:2 classes.DAY: «two-part» is not one word of letters'],
    ['DAY: { 1: -er }', 'xx/words.yaml:2 classes.DAY.1: the ending «-er» cannot have a value'],
  ])('words: %s', (line, told) => {
    expect(problemsOf({ 'xx/words.yaml': `classes:\n  ${line}\n` })).toEqual([told]);
  });

  it.each([
    ['before: AG', 'xx/contexts.yaml:4 one if: there is no class, phrase or shape AG (did you mean «AGO»?)'],
    ['quoted: all', 'xx/contexts.yaml:4 rules[0].if.quoted: «all» is not one of part, whole'],
  ])('contexts: %s', (condition, told) => {
    const contexts = `rules:\n  - name: one\n    of: [state]\n    if: { ${condition} }\n    sense: other\n    yes: ["[a]"]\n    no: ["[b]"]\n`;
    expect(problemsOf({ 'xx/words.yaml': words, 'xx/contexts.yaml': contexts })).toContain(told);
  });

  it('tells of a file of no kind, and of a language that does not exist', () => {
    expect(problemsOf({ 'xx/dats.yaml': 'rules: []' })).toEqual([
      'xx/dats.yaml:0: belongs to no kind of file: a language has words.yaml, dates.yaml and contexts.yaml',
    ]);
    expect(problemsOf({ 'xx/words.yaml': `inherits: zz\n${words}` })).toEqual([
      'xx/words.yaml:1 inherits: there is no language «zz»',
    ]);
  });
});

it('leaves a language out that has mistakes, and keeps the others', () => {
  const { image, problems, rules } = compileLanguages(
    [
      ...schemas,
      { path: 'aa/words.yaml', text: words },
      { path: 'aa/dates.yaml', text: rule('') },
      { path: 'bb/words.yaml', text: 'classes:\n  MONTH: { 1: enero }\n' },
      { path: 'bb/dates.yaml', text: broken('match', 'MES') },
      { path: 'cc/words.yaml', text: 'inherits: bb\nclasses:\n  MONTH: { 1: janeiro }\n' },
    ],
    samples,
  );
  expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['bb/dates.yaml']));
  expect(rules.map(({ language }) => language)).toEqual(['aa']);
  expect(readText('january', openLanguages(image)).told.map(({ said }) => said)).toEqual(['january = 2022-01']);
});
