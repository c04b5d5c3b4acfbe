import { describe, expect, it } from 'vitest';
import { dateInWords } from '../../../src/core/calendar/dates-in-words.ts';

const plain = (words: string) => words.replace(/[\u00a0\u202f\u2009]/g, ' ');

describe('a date in words', () => {
  it.each([
    ['2022-01-11', 'ru', '11 января 2022'],
    ['2022-01-11', 'en', '11 January 2022'],
    ['2022-01-11', 'kk', '11 января 2022'],
    ['2022-01-11', 'hy', '11 января 2022'],
    ['2022-01', 'ru', 'январь 2022'],
    ['2022', 'ru', '2022'],
    ['2022', 'en', '2022'],
    ['1992/1994', 'ru', '1992 – 1994'],
    ['P10D', 'ru', 'P10D'],
  ])('%s in %s', (value, language, words) => expect(plain(dateInWords(value, language))).toBe(words));

  it('tells the weekday and the year in full', () => {
    expect(plain(dateInWords('2022-01-11', 'ru', 'weekday'))).toBe('вторник, 11 января 2022 года');
    expect(plain(dateInWords('2022-01-11', 'en', 'weekday'))).toBe('Tuesday, 11 January 2022');
  });

  it('joins the ends of an interval', () => {
    expect(plain(dateInWords('2022-01-09/2022-01-10', 'ru'))).toMatch(/^9.10 января 2022$/);
  });
});
