import { textLanguage } from '../text/reader-languages.ts';
import { isDate } from './days.ts';
import type { LanguageTag } from '../types.ts';

/**
 * A calendar value in the words of the reader's cards: `2022-01-11` → «11 января 2022», `2022-01` → «январь 2022», `start/end` → both with
 * a dash. With `weekday` a whole day is told in full: «вторник, 11 января 2022 года»; with `short` months are abbreviated;
 * `after-preposition` puts a month in the case of «с мая 2008». Anything else comes back as it is.
 */
export function dateInWords(
  value: string,
  language: LanguageTag,
  form: 'plain' | 'short' | 'weekday' | 'after-preposition' = 'plain',
): string {
  const [start = '', end] = value.split('/');
  if (!isDate(start) || (end !== undefined && !isDate(end))) return value;
  if (end !== undefined && end !== start) {
    if (start.length !== 10 || end.length !== 10)
      return `${dateInWords(start, language, form)} – ${dateInWords(end, language, form)}`;
    return plainYear(
      format(language, 10, form === 'weekday' ? 'plain' : form).formatRange(instant(start), instant(end)),
    );
  }
  if (form === 'after-preposition' && start.length === 7) {
    // Beside a day Intl gives the month in the genitive.
    const parts = format(language, 10, 'plain').formatToParts(instant(start));
    const month = parts.find(({ type }) => type === 'month')?.value ?? '';
    return `${month} ${start.slice(0, 4)}`;
  }
  const words = format(language, start.length, form).format(instant(start));
  return form === 'weekday' ? fullYear(words) : plainYear(words);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: LanguageTag, precision: number, form: string): Intl.DateTimeFormat {
  const key = `${language} ${precision} ${form}`;
  let known = formats.get(key);
  if (known === undefined) {
    const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' };
    if (precision >= 7) options.month = form === 'short' ? 'short' : 'long';
    if (precision === 10) options.day = 'numeric';
    if (precision === 10 && form === 'weekday') options.weekday = 'long';
    known = new Intl.DateTimeFormat(dateLanguage(language), options);
    formats.set(key, known);
  }
  return known;
}

/** The language in which Intl writes the dates of a reader's cards; English without a country has the day first, as our texts do. */
export function dateLanguage(language: LanguageTag): LanguageTag {
  const tag = textLanguage(language);
  return tag === 'en' ? 'en-GB' : tag;
}

function instant(date: string): Date {
  return new Date(
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7) || '1') - 1, Number(date.slice(8) || '1')),
  );
}

/** CLDR writes the Russian year with «г.»; running text leaves it out. */
function plainYear(words: string): string {
  return words.replace(/\sг\./g, '');
}

function fullYear(words: string): string {
  return words.replace(/\sг\.$/, ' года');
}
