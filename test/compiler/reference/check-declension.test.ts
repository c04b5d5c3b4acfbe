import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  checkDeclension,
  declinedWords,
  disagreement,
  isListed,
  readExceptions,
} from '../../../src/compiler/reference/check-declension.ts';
import { problemInWords } from '../../../src/compiler/reference/problems.ts';
import { readDatasetFiles, readRecords } from '../../../src/compiler/reference/read-records.ts';
import { smallDataset, type Edit } from '../small-dataset.ts';

const files = readDatasetFiles(fileURLToPath(new URL('../../../assets/reference/', import.meta.url)));
const { records } = readRecords(files);
const words = declinedWords(records);

describe('the declined words of the dataset', () => {
  it('are many', () => expect(words.length).toBeGreaterThan(500));

  it('agree with both libraries, except where a reason is given', () =>
    expect(checkDeclension(records, files).map(problemInWords)).toEqual([]));

  it.each(
    readExceptions(files).flatMap(({ library, words: listed }) => listed.map((entry) => [entry, library] as const)),
  )('still need the exception %s for %s', (entry, library) => {
    const meant = words.filter((word) => isListed(word, [entry]));
    expect(meant.length === 0 || meant.some((word) => disagreement(word, library, records) !== null)).toBe(true);
  });
});

describe('a wrong sample', () => {
  const all = 'entities/all.yaml';
  const reported = (...edits: readonly Edit[]) => {
    const changed = smallDataset(...edits);
    return checkDeclension(readRecords(changed).records, changed).map(problemInWords);
  };

  it.each<readonly [string, readonly Edit[], string]>([
    [
      'of a given name that does not decline',
      [
        ['paradigms.yaml', 'ru:\n', 'ru:\n  Иваново: [Иваново, Иванова, Иванову, Иваново, Ивановом, Иванове]\n'],
        [all, 'Антон{президент} Рассендилов', 'Марко{Иваново} Рассендилов'],
      ],
      'entities/all.yaml:44 rassendyll names.ru.forms[0]: lvovich declines «Марко{Иваново} first» otherwise: Марко, not Марка',
    ],
    [
      'of a surname',
      [[all, 'Рассендилов{Иванов}', 'Рассендилов{президент}']],
      'entities/all.yaml:44 rassendyll names.ru.forms[0]: lvovich declines «Рассендилов{президент} last» otherwise: Рассендиловым, not Рассендиловом',
    ],
    [
      'in the table of samples',
      [['paradigms.yaml', 'Минск, Минском, Минске]', 'Минск, Минским, Минске]']],
      'paradigms.yaml:3 ru.Минск: russian-nouns-js declines «Минск{Минск} word» otherwise: Минском, not Минским',
    ],
  ])('%s is found', (_, edits, expected) => {
    expect(reported(...edits).join('\n')).toContain(expected);
  });

  it('is accepted where it is listed', () => {
    const exception = [{ library: 'lvovich', reason: 'Unknown name.', words: ['Рассендилов{президент} last'] }];
    const edits: readonly Edit[] = [
      [all, 'Рассендилов{Иванов}', 'Рассендилов{президент}'],
      ['decline-disagreements.json', '', JSON.stringify(exception)],
    ];
    expect(reported(...edits).filter((line) => line.includes('lvovich declines «Рассендилов'))).toEqual([]);
  });
});
