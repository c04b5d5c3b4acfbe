import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/core/calendar/calendar-value.ts';
import {
  dateInWords,
  monthsBesideDay,
  shortMonthOf,
  type DateForm,
} from '../../../src/core/calendar/dates-in-words.ts';

const plain = (words: string) => words.replace(/[\u00a0\u202f\u2009]/g, ' ');

describe('a date in words', () => {
  it.each([
    ['2022-01-11', 'ru', '11 января 2022'],
    ['2022-01-11', 'en', '11 January 2022'],
    ['2022-01-11', 'en-US', 'January 11, 2022'],
    ['2022-01-11', 'kk', '11 января 2022'],
    ['2022-01-11', 'hy', '11 января 2022'],
    ['0964-05-01', 'en', '1 May 964'],
    ['2022-01', 'ru', 'январь 2022'],
    ['2022-01', 'en', 'January 2022'],
    ['2022', 'ru', '2022'],
    ['2022', 'en', '2022'],
    ['1992/1994', 'ru', '1992 – 1994'],
    ['2022/2022', 'ru', '2022'],
    ['2022-01/2022-03', 'en', 'January 2022 – March 2022'],
    ['P10D', 'ru', 'P10D'],
    ['words', 'en', 'words'],
  ])('%s in %s', (value, language, words) => expect(plain(dateInWords(value, language))).toBe(words));

  it.each([
    ['2022-01-11', 'ru', 'weekday', 'вторник, 11 января 2022 года'],
    ['2022-01-11', 'en', 'weekday', 'Tuesday, 11 January 2022'],
    ['2022-01-11', 'ru', 'short', '11 янв. 2022'],
    ['2022-01-11', 'en', 'short', '11 Jan 2022'],
    ['2022-01-11', 'ru', 'short-day', '11 янв.'],
    ['2022-01-11', 'en', 'short-day', '11 Jan'],
    ['2008-05', 'ru', 'after-preposition', 'мая 2008'],
    ['2008-05', 'en', 'after-preposition', 'May 2008'],
    ['2008-05-07', 'ru', 'after-preposition', '7 мая 2008'],
    ['2008', 'ru', 'after-preposition', '2008'],
  ] as [string, string, DateForm, string][])('%s in %s, %s', (value, language, form, words) =>
    expect(plain(dateInWords(value, language, form))).toBe(words),
  );

  it('joins the ends of an interval', () => {
    expect(plain(dateInWords('2022-01-09/2022-01-10', 'ru'))).toMatch(/^9.10 января 2022$/);
  });
});

it('names the months as they stand beside a day, in the language itself', () => {
  expect(monthsBesideDay('ru')[4]).toBe('мая');
  expect(monthsBesideDay('en')[4]).toBe('May');
  expect(monthsBesideDay('kk')[0]).toBe('қаңтар');
  expect(shortMonthOf(parseDay('2022-01-11')!, 'ru')).toBe('янв');
});
