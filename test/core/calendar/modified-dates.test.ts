import { describe, expect, it } from 'vitest';
import { readDateId } from '../../../src/core/calendar/date-id.ts';
import { modifiedInWords } from '../../../src/core/calendar/modified-dates.ts';

const plain = (words: string) => words.replace(/[\u00a0\u202f\u2009]/g, ' ');
/** Whether spaces stand around a dash depends on the version of the platform's tables. */
const tight = (words: string) => plain(words).replace(/ ?– ?/g, '–');

describe('a date with what the text says of it besides', () => {
  it.each([
    ['2025', '2025', '2025'],
    ['2025#END', 'конец 2025 года', 'the end of 2025'],
    ['2025#END-until', 'до конца 2025 года', 'until the end of 2025'],
    ['2025#END-by', 'к концу 2025 года', 'by the end of 2025'],
    ['2022#START-since', 'с начала 2022 года', 'since early 2022'],
    ['2022-01#START', 'начало января 2022 года', 'early January 2022'],
    ['2022-05#MID', 'середина мая 2022 года', 'mid-May 2022'],
    ['2022-05#MID-since', 'с середины мая 2022 года', 'since mid-May 2022'],
    ['2022-01-10/2022-01-16#END-until', 'до конца 10–16 января 2022 года', 'until the end of 10–16 January 2022'],
    ['1990/1999#START', 'начало 1990-х годов', 'the beginning of the 1990s'],
    ['1990/1999#END-by', 'к концу 1990-х годов', 'by the end of the 1990s'],
    ['1801/1900#END', 'конец 1801–1900 годов', 'the end of 1801–1900'],
    ['2008#APPROX', 'около 2008 года', 'around 2008'],
    ['2008-03#APPROX', 'около марта 2008 года', 'around March 2008'],
    ['2012#BEFORE', 'ранее 2012 года', 'before 2012'],
    ['2012#AFTER', 'позднее 2012 года', 'after 2012'],
  ])('%s is «%s» and “%s”', (id, russian, english) => {
    const date = readDateId(id)!;
    expect(tight(modifiedInWords(date.value, date, 'ru'))).toBe(russian);
    expect(tight(modifiedInWords(date.value, date, 'en'))).toBe(english);
  });

  it('is written in Russian for readers who know it, in English for all others', () => {
    const date = readDateId('2022-01#START')!;
    expect(plain(modifiedInWords(date.value, date, 'kk'))).toBe('начало января 2022 года');
    expect(plain(modifiedInWords(date.value, date, 'de'))).toBe('early January 2022');
  });
});
