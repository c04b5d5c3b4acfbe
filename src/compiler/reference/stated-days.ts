/** A day that a text states in words, as «5 января 2022 года» or “5 January”. */
export interface StatedDay {
  /** Null where the text leaves it to be understood. */
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** As it stands in the text, at `start`. */
  readonly text: string;
  readonly start: number;
}

/** Every day stated with day and month in a text of the language; of a range the first and the last. */
export function statedDays(text: string, language: string): readonly StatedDay[] {
  const months = monthNames(language);
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

/** As they stand after a day: «января», “january”. */
function monthNames(language: string): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => {
    const parts = format.formatToParts(Date.UTC(2000, month, 15));
    return (parts.find(({ type }) => type === 'month')?.value ?? '').toLowerCase();
  });
}
