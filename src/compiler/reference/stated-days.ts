import { monthsBesideDay } from '../../core/calendar/dates-in-words.ts';

/** A day that a text names, as «5 января 2022 года» or “5 January”. */
export interface StatedDay {
  /** Null where the text does not name it. */
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** The words, which begin at the offset `start`. */
  readonly text: string;
  readonly start: number;
}

/** Every day that the text names with day and month; of a range, the first and the last day. */
export function statedDays(text: string, language: string): readonly StatedDay[] {
  const months = monthsBesideDay(language).map((name) => name.toLowerCase());
  const names = months.join('|');
  const dayFirst = new RegExp(
    `(?<!\\d)(?:(\\d{1,2})\\s?(?:[–-]|и|and|to)\\s?)?(\\d{1,2})\\s(${names})(?:\\s(\\d{4}))?`,
    'giu',
  );
  const monthFirst = new RegExp(`(${names})\\s(\\d{1,2})(?!,?\\d)(?:,?\\s(\\d{4}))?`, 'giu');
  const found = [...text.matchAll(dayFirst)].flatMap(({ 0: words, 1: first, 2: last, 3: name = '', 4: year, index }) =>
    [first, last].flatMap((day) => (day === undefined ? [] : [stated(words, index, day, name, year)])),
  );
  if (language === 'en') {
    for (const { 0: words, 1: name = '', 2: day = '', 3: year, index } of text.matchAll(monthFirst)) {
      found.push(stated(words, index, day, name, year));
    }
  }
  return found;

  function stated(words: string, start: number, day: string, name: string, year: string | undefined): StatedDay {
    const month = months.indexOf(name.toLowerCase()) + 1;
    return { year: year === undefined ? null : Number(year), month, day: Number(day), text: words, start };
  }
}
