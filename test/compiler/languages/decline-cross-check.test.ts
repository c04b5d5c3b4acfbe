import { fileURLToPath } from 'node:url';
import { inclineFirstname, inclineLastname, inclineMiddlename, cityFrom, cityIn } from 'lvovich';
import RussianNouns from 'russian-nouns-js';
import { describe, expect, it } from 'vitest';
import { declineByCase, DeclensionError } from '../../../src/compiler/languages/decline.ts';
import { readDatasetFiles, readRecords } from '../../../src/compiler/reference/read-records.ts';
import { formsOf, type Paradigm, type WrittenEntity } from '../../../src/compiler/reference/records.ts';
import expected from './decline-disagreements.json' with { type: 'json' };

// Every word that the dataset declines, as our table, russian-nouns-js and lvovich decline it. Where a library says otherwise
// and is wrong, the word stands in decline-disagreements.json under the reason; anything else is a mistake of ours.

const { entities, paradigms } = readRecords(
  readDatasetFiles(fileURLToPath(new URL('../../../assets/reference/', import.meta.url))),
).records;

type Part = 'first' | 'middle' | 'last' | 'place' | 'word';

interface Word {
  readonly text: string;
  readonly sample: string;
  readonly part: Part;
  readonly woman: boolean;
}

/** What a library says: variants by case, null where it does not decline the case. */
type Answer = readonly (readonly string[] | null)[];

const words = [...new Map([...samples(), ...entities.flatMap(wordsOf)].map((word) => [keyOf(word), word])).values()];

/** The samples themselves, save names: the libraries must be told which part of a name a word is. */
function* samples(): Generator<Word> {
  for (const [sample, [nominative = [], genitive, , accusative]] of paradigms) {
    const isName = /^\p{Lu}/u.test(sample) && (accusative?.[0] === genitive?.[0] || /[аяй]$/.test(sample));
    if (!isName) yield { text: nominative.join(), sample, part: 'word', woman: false };
  }
}

function wordsOf(entity: WrittenEntity): readonly Word[] {
  const { kind, gender } = entity;
  return formsOf(entity, 'ru').flatMap(({ form }) =>
    form.split(' ').flatMap((token, at, tokens): readonly Word[] => {
      const [, text = '', sample = ''] = /^[«"(]*([^{}«»"()]+)\{([^{}]+)\}[»")]*$/.exec(token) ?? [];
      if (text === '') return [];
      return [{ text, sample, part: partOf(kind, text, at, tokens.length), woman: gender === 'f' }];
    }),
  );
}

function partOf(kind: WrittenEntity['kind'], text: string, at: number, count: number): Part {
  if (kind === 'place' && count === 1 && /^\p{Lu}/u.test(text)) return 'place';
  if (kind !== 'person') return 'word';
  if (at > 0 && /(вич|ьич|вна|чна)$/.test(text)) return 'middle';
  return at === count - 1 ? 'last' : 'first';
}

function keyOf({ text, sample, part }: Word): string {
  return `${text}{${sample}} ${part}`;
}

const libraries: Readonly<Record<string, (word: Word, paradigm: Paradigm) => Answer | null>> = {
  'russian-nouns-js': askRussianNouns,
  lvovich: askLvovich,
};

const engine = new RussianNouns.Engine();

function askRussianNouns({ text, part }: Word, paradigm: Paradigm): Answer {
  const [nominative = '', genitive = '', dative = '', accusative = '', instrumental = ''] = paradigm.map(
    ([first = '']) => first,
  );
  const { MASCULINE, FEMININE, NEUTER } = RussianNouns.Gender;
  const isFeminine = /[ая]$/.test(nominative) && accusative !== nominative;
  const lemma = {
    text,
    pluraleTantum: /[ая]м$|[ыи]м$/.test(dative) && instrumental.endsWith('ми'),
    gender: /[оеё]$/.test(nominative) ? NEUTER : isFeminine || instrumental.endsWith('ью') ? FEMININE : MASCULINE,
    animate: accusative === genitive || part === 'first' || part === 'last',
    surname: part === 'last',
    name: part === 'first',
  };
  return RussianNouns.CASES.slice(0, 6).map((name) => engine.decline(lemma, name));
}

function askLvovich({ text, part, woman }: Word): Answer | null {
  if (part === 'word') return null;
  if (part === 'place') return [null, [cityFrom(text)], null, null, null, [cityIn(text)]];
  const incline = { first: inclineFirstname, middle: inclineMiddlename, last: inclineLastname }[part];
  const cases = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'] as const;
  return [null, ...cases.map((name) => [incline(text, name, woman ? 'female' : 'male')])];
}

/** «Токаев{Иванов} last: Токаевым, not Токаевом»; null where the library agrees or says nothing. */
function disagreement(word: Word, library: string): string | null {
  const paradigm = paradigms.get(word.sample);
  const theirs = paradigm === undefined ? null : (libraries[library]?.(word, paradigm) ?? null);
  if (theirs === null) return null;
  const other = ours(word).flatMap((variants, at) => {
    const said = theirs[at]?.map(withoutYo) ?? null;
    return said === null || said.some((form) => variants.includes(form))
      ? []
      : [`${variants.join('/')}, not ${said.join('/')}`];
  });
  return other.length === 0 ? null : `${keyOf(word)}: ${other.join('; ')}`;
}

function ours({ text, sample }: Word): readonly (readonly string[])[] {
  try {
    return declineByCase(`${text}{${sample}}`, paradigms).map((variants) => variants.map(withoutYo));
  } catch (error) {
    // That the dataset has words which cannot be declined is what checkRecords tells.
    if (error instanceof DeclensionError) return [];
    throw error;
  }
}

function withoutYo(form: string): string {
  return form.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
}

/** An entry of the list: a word with its sample and part, or `*{sample}` for all words declined like the sample. */
function isListed(word: Word, entries: readonly string[]): boolean {
  return entries.includes(keyOf(word)) || entries.includes(`*{${word.sample}}`);
}

describe.each(Object.keys(libraries))('%s', (library) => {
  const listed = expected.filter((entry) => entry.library === library).flatMap((entry) => entry.words);

  it('agrees with our table, save where a reason is given', () => {
    const unlisted = words.filter((word) => !isListed(word, listed));
    expect(unlisted.flatMap((word) => disagreement(word, library) ?? [])).toEqual([]);
  });

  it.each(listed)('still disagrees about %s', (entry) => {
    const meant = words.filter((word) => isListed(word, [entry]));
    expect(meant.length === 0 || meant.some((word) => disagreement(word, library) !== null)).toBe(true);
  });
});

it('asks about enough words', () => {
  expect(words.length).toBeGreaterThan(500);
});
