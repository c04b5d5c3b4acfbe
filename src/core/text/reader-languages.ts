import type { LanguageTag } from '../types.ts';

/** Languages of members and neighbours in which the dataset has titles, and whose readers know Russian. */
const withRussian: ReadonlySet<string> = new Set(['kk', 'ky', 'be', 'hy', 'tg', 'uk']);

/** The language in which cards are told to readers of `language`: Russian where they know it, else the language itself. */
export function textLanguage(language: LanguageTag): LanguageTag {
  return withRussian.has(baseOf(language)) ? 'ru' : language;
}

/** The languages to try for a text: the reader's own, Russian where that is known, else English. */
export function languagesFor(language: LanguageTag): readonly string[] {
  const base = baseOf(language);
  return withRussian.has(base) ? [base, 'ru', 'en'] : [base, 'en', 'ru'];
}

function baseOf(language: LanguageTag): string {
  return language.toLowerCase().split('-')[0] ?? '';
}
