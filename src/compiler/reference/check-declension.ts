import { cityFrom, cityIn, inclineFirstname, inclineLastname, inclineMiddlename } from 'lvovich';
import RussianNouns from 'russian-nouns-js';
import { declineByCase, DeclensionError } from '../languages/decline.ts';
import type { Problem } from './problems.ts';
import type { DatasetFile } from './read-records.ts';
import { formsOf, type Paradigm, type Records, type WrittenEntity } from './records.ts';

// Compares every declined word of the dataset with two libraries for Russian declension. A wrong sample, as in «Марко{Иваново}», or a
// wrong row in paradigms.yaml often gives words that are spelled well, so that only such a comparison finds it.

export type Library = 'russian-nouns-js' | 'lvovich';

/** Words that a library declines wrongly, with the reason. An entry is `Токаев{Иванов} last`, or `*{общая}` for every word with the sample. */
export interface DeclensionException {
  readonly library: Library;
  readonly reason: string;
  readonly words: readonly string[];
}

/** What a word is: a part of a person's name, the name of a place, or any other word. */
type Part = 'first' | 'middle' | 'last' | 'place' | 'word';

/** A word of the dataset with its sample. */
export interface DeclinedWord {
  readonly text: string;
  readonly sample: string;
  readonly part: Part;
  readonly isWoman: boolean;
  readonly place: Omit<Problem, 'message'>;
}

/** What a library answers: variants by case, null where it says nothing about the case. */
type Answer = readonly (readonly string[] | null)[];

const exceptionsFile = 'decline-disagreements.json';

/** Reports the words that a library declines in another way, unless they are listed in decline-disagreements.json of the dataset. */
export function checkDeclension(records: Records, files: readonly DatasetFile[]): readonly Problem[] {
  const exceptions = readExceptions(files);
  const words = declinedWords(records);
  return (['russian-nouns-js', 'lvovich'] as const).flatMap((library) => {
    const listed = exceptions.filter((entry) => entry.library === library).flatMap((entry) => entry.words);
    return words
      .filter((word) => !isListed(word, listed))
      .flatMap((word) => {
        const difference = disagreement(word, library, records);
        if (difference === null) return [];
        const suggestion = `choose another sample; where ${library} is wrong, list «${keyOf(word)}» in ${exceptionsFile}`;
        return [{ ...word.place, message: `${library} declines ${difference}`, suggestion }];
      });
  });
}

/** The exceptions of the dataset; none where it has no such file. */
export function readExceptions(files: readonly DatasetFile[]): readonly DeclensionException[] {
  const text = files.find(({ path }) => path === exceptionsFile)?.text;
  return text === undefined ? [] : (JSON.parse(text) as readonly DeclensionException[]);
}

/** Every declined word, once for each sample and part. */
export function declinedWords(records: Records): readonly DeclinedWord[] {
  const words = [...samples(records), ...records.entities.flatMap((entity) => wordsOf(entity, records))];
  return [...new Map(words.toReversed().map((word) => [keyOf(word), word])).values()].reverse();
}

/** The samples themselves, except names, of which a library must know the part. */
function* samples({ paradigms, places }: Records): Generator<DeclinedWord> {
  const place = places.get(paradigms);
  for (const [sample, [nominative = [], genitive, , accusative]] of paradigms) {
    const isName = /^\p{Lu}/u.test(sample) && (accusative?.[0] === genitive?.[0] || /[аяй]$/.test(sample));
    if (isName) continue;
    const line = place?.lineOf(sample) ?? 0;
    const at = { file: place?.file ?? '', line, record: '', field: `ru.${sample}` };
    yield { text: nominative.join(), sample, part: 'word', isWoman: false, place: at };
  }
}

function wordsOf(entity: WrittenEntity, { places }: Records): readonly DeclinedWord[] {
  const { id, kind, gender } = entity;
  const place = places.get(entity);
  return formsOf(entity, 'ru').flatMap(({ form }, index) => {
    const field = `names.ru.forms[${index}]`;
    const at = { file: place?.file ?? '', line: place?.lineOf(field) ?? 0, record: id, field };
    return form.split(' ').flatMap((token, position, tokens): readonly DeclinedWord[] => {
      const [, text = '', sample = ''] = /^[«"(]*([^{}«»"()]+)\{([^{}]+)\}[»")]*$/.exec(token) ?? [];
      if (text === '') return [];
      const part = partOf(kind, text, position, tokens.length);
      return [{ text, sample, part, isWoman: gender === 'f', place: at }];
    });
  });
}

function partOf(kind: WrittenEntity['kind'], text: string, position: number, count: number): Part {
  if (kind === 'place' && count === 1 && /^\p{Lu}/u.test(text)) return 'place';
  if (kind !== 'person') return 'word';
  if (position > 0 && /(вич|ьич|вна|чна)$/.test(text)) return 'middle';
  return position === count - 1 ? 'last' : 'first';
}

function keyOf({ text, sample, part }: DeclinedWord): string {
  return `${text}{${sample}} ${part}`;
}

/** Is the word itself listed, or its sample (`*{sample}`)? */
export function isListed(word: DeclinedWord, entries: readonly string[]): boolean {
  return entries.includes(keyOf(word)) || entries.includes(`*{${word.sample}}`);
}

/** «Токаев{президент} last» otherwise: Токаевым, not Токаевом; null where the library agrees or does not decline the word. */
export function disagreement(word: DeclinedWord, library: Library, { paradigms }: Records): string | null {
  const paradigm = paradigms.get(word.sample);
  if (paradigm === undefined) return null;
  const theirs = library === 'lvovich' ? askLvovich(word) : askRussianNouns(word, paradigm);
  const differences = declined(word, paradigms).flatMap((variants, at) => {
    const answer = theirs?.[at]?.map(withoutYo) ?? null;
    return answer === null || answer.some((form) => variants.includes(form))
      ? []
      : [`${answer.join('/')}, not ${variants.join('/')}`];
  });
  return differences.length === 0 ? null : `«${keyOf(word)}» otherwise: ${differences.join('; ')}`;
}

function declined({ text, sample }: DeclinedWord, paradigms: Records['paradigms']): readonly (readonly string[])[] {
  try {
    return declineByCase(`${text}{${sample}}`, paradigms).map((variants) => variants.map(withoutYo));
  } catch (error) {
    // checkForms reports words that cannot be declined.
    if (error instanceof DeclensionError) return [];
    throw error;
  }
}

const engine = new RussianNouns.Engine();

function askRussianNouns({ text, part }: DeclinedWord, paradigm: Paradigm): Answer {
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

function askLvovich({ text, part, isWoman }: DeclinedWord): Answer | null {
  if (part === 'word') return null;
  if (part === 'place') return [null, [cityFrom(text)], null, null, null, [cityIn(text)]];
  const incline = { first: inclineFirstname, middle: inclineMiddlename, last: inclineLastname }[part];
  const cases = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'] as const;
  return [null, ...cases.map((name) => [incline(text, name, isWoman ? 'female' : 'male')])];
}

function withoutYo(form: string): string {
  return form.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
}
