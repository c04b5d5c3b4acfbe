import type { Paradigm } from '../reference/records.ts';

/**
 * Russian declension by example. A sample's six cases are cut after the letters that all of them share; a word written with
 * the sample keeps its own beginning and takes the sample's endings. All declined words of a form stand in the same case.
 */

/** A word that cannot be declined as it is written. */
export class DeclensionError extends Error {
  /** Without the brace. */
  readonly word: string;

  constructor(word: string, message: string) {
    super(message);
    this.name = 'DeclensionError';
    this.word = word;
  }
}

const caseCount = 6;
const accusative = 3;

type Paradigms = ReadonlyMap<string, Paradigm>;

/** Variants of each case: one list for what is not declined, else six. */
type Cases = readonly (readonly string[])[];

/**
 * Every surface form of a written form, each once, the nominative first: `Организация{Россия} Договора` gives six at most, a
 * form without braces itself. Throws DeclensionError for an unknown sample and for a word that does not end as its sample.
 */
export function declineForm(form: string, paradigms: Paradigms): readonly string[] {
  return [...new Set(declineByCase(form, paradigms).flat())];
}

/** The same by case, from nominative to prepositional, each with its variants; one list where nothing is declined. */
export function declineByCase(form: string, paradigms: Paradigms): Cases {
  const words = form.split(' ').map((word) => declineWord(word, paradigms));
  if (words.every(({ length }) => length === 1)) return [[form]];
  const agreed = agreeInAnimacy(words);
  return Array.from({ length: caseCount }, (_, at) =>
    joinVariants(
      agreed.map((cases) => inCase(cases, at)),
      ' ',
    ),
  );
}

/** A word of a form, with its braces: `Нур-Султан{Минск}`, `Алма{Москва}-Ата{Москва}»`. */
function declineWord(written: string, paradigms: Paradigms): Cases {
  if (!written.includes('{') && !written.includes('}')) return [[written]];
  const parts = written.split(/(?<=\})-/).map((part) => declinePart(part, paradigms));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return Array.from({ length: caseCount }, (_, at) =>
    joinVariants(
      parts.map((cases) => inCase(cases, at)),
      '-',
    ),
  );
}

function declinePart(written: string, paradigms: Paradigms): Cases {
  if (!written.includes('{') && !written.includes('}')) return [[written]];
  const [, word = '', sample = '', tail = ''] = /^([^{}]+)\{([^{}]+)\}([^{}]*)$/.exec(written) ?? [];
  if (word === '') throw new DeclensionError(written, `«${written}» is not written as word{sample}`);
  const paradigm = paradigms.get(sample);
  if (paradigm === undefined) throw new DeclensionError(word, `there is no sample «${sample}» for «${word}»`);
  const { stem, ending } = cut(paradigm);
  const misfit = misfitOf(word, sample, paradigm);
  if (misfit !== null) throw new DeclensionError(word, `«${word}» ${misfit}`);
  const own = word.slice(0, word.length - ending.length);
  return paradigm.map((variants) => variants.map((variant) => own + variant.slice(stem.length) + tail));
}

function inCase(cases: Cases, at: number): readonly string[] {
  return (cases.length === 1 ? cases[0] : cases[at]) ?? [];
}

function joinVariants(parts: readonly (readonly string[])[], separator: string): readonly string[] {
  return parts.reduce((begun, variants) => begun.flatMap((left) => variants.map((right) => left + separator + right)));
}

/**
 * Adjectives take the accusative of what they stand with: «новый район», but «нового президента». Samples of adjectives have
 * the former; the noun after one, or else before it, decides.
 */
function agreeInAnimacy(words: readonly Cases[]): readonly Cases[] {
  return words.map((cases, index) => {
    if (!isAdjective(cases)) return cases;
    const isNoun = (other: Cases): boolean => other.length > 1 && !isAdjective(other);
    const noun = words.slice(index + 1).find(isNoun) ?? words.slice(0, index).findLast(isNoun);
    return noun !== undefined && isAnimate(noun) ? cases.with(accusative, inCase(cases, 1)) : cases;
  });
}

/** A masculine or plural adjective with the accusative of a thing. */
function isAdjective(cases: Cases): boolean {
  const [nominative = '', genitive = ''] = cases.map((variants) => variants[0] ?? '');
  if (cases.length === 1 || cases[accusative]?.[0] !== nominative) return false;
  return /(ый|ий|ой)$/.test(nominative)
    ? /[ое]го$/.test(genitive)
    : /[ыи]е$/.test(nominative) && /[ыи]х$/.test(genitive);
}

/** Men in -а, as «глава», are animate too: what is declined with a masculine adjective and has an accusative of its own. */
function isAnimate(cases: Cases): boolean {
  const [nominative = '', genitive, , accusativeForm] = cases.map((variants) => variants[0]);
  if (accusativeForm === nominative) return false;
  return accusativeForm === genitive || /[ая]$/.test(nominative);
}

function cut(paradigm: Paradigm): { readonly stem: string; readonly ending: string } {
  const [nominative = '', ...others] = paradigm.flat();
  let length = nominative.length;
  for (const other of others) while (!other.startsWith(nominative.slice(0, length))) length--;
  return { stem: nominative.slice(0, length), ending: nominative.slice(length) };
}

/** Why the word cannot be declined like the sample; null where it can. */
function misfitOf(word: string, sample: string, paradigm: Paradigm): string | null {
  const { stem, ending } = cut(paradigm);
  const own = word.slice(0, word.length - ending.length);
  if (!word.endsWith(ending) || own === '') return `does not end in -${ending} as «${sample}» does`;
  if (ending === '' && !isConsonant(own)) return `does not end in a consonant as «${sample}» does`;
  // «Россия» and «Дмитрий» are not declined like «земля» and «Николай».
  const vowel = lastVowel(own);
  const wanted = lastVowel(stem);
  const isSoft = ending === 'й' || ending === 'я';
  if (isSoft ? (vowel === 'и') !== (wanted === 'и') : vowel !== wanted) {
    return `ends in -${vowel}${ending}, «${sample}» in -${wanted}${ending}`;
  }
  const wrong = paradigm
    .flat()
    .map((form) => form.slice(stem.length))
    .find((end) => misspelling.test(`${own}|${end}`) || (end.startsWith('и') && hasOnlyI(stem) && !hasOnlyI(own)));
  return wrong === undefined ? null : `would become «${own}${wrong}» like «${sample}»`;
}

/** The vowel at the end of a stem, or ''. */
function lastVowel(text: string): string {
  return /[аеёиоуыэюя]$/i.exec(text)?.[0] ?? '';
}

/** What Russian spelling does not allow between a stem and its ending; «-вичем», because the stress stays on the stem. */
const misspelling = /[гкхжчшщ]\|[ыяю]|[гкх]\|е(?:го|му|й|е)$|[чщ]\|о(?:го|му)$|вич\|ом$/;

/** After these letters Russian writes и where others have ы. */
function hasOnlyI(text: string): boolean {
  return /[гкхжчшщ]$/.test(text);
}

function isConsonant(text: string): boolean {
  return /[бвгджзклмнпрстфхцчшщ]$/i.test(text);
}

/**
 * The samples that a word may be declined like, the one with the most letters in common at the end first, of such equals the one
 * that is animate as the word is; at most four.
 */
export function suggestSamples(word: string, paradigms: Paradigms, animate: boolean): readonly string[] {
  const weight = (paradigm: Paradigm): number =>
    commonEnd(word, paradigm[0]?.[0] ?? '') + (isAnimate(paradigm) === animate ? 0.5 : 0);
  return [...paradigms]
    .filter(([sample, paradigm]) => misfitOf(word, sample, paradigm) === null)
    .map(([sample, paradigm]) => ({ sample, weight: weight(paradigm) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 4)
    .map(({ sample }) => sample);
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}
