import { describe, expect, it } from 'vitest';
import { told } from './dates.ts';

// 11 January 2022 was a Tuesday.

describe('where a calendar’s reading is another, and why ours is this', () => {
  it.each([
    // Who plans by a calendar wants one day; who reads news is told of the whole stretch.
    ['Last week they met.', ['Last week = 2022-01-03/2022-01-09']],
    ['They meet next weekend.', ['next weekend = 2022-01-22/2022-01-23']],
    ['They rest the next 2 weeks.', ['next 2 weeks = 2022-01-11/2022-01-25']],
    ['Последние три дня было тихо.', ['Последние три дня = 2022-01-08/2022-01-11']],
    // The weekday named is known, that the day lies ahead is not.
    ['The term is Monday, 10 January.', ['Monday, 10 January = 2022-01-10']],
    // A half of a year with its year is a stretch of the calendar.
    ['It is due in the second half of 2025.', ['second half of 2025 = 2025-07-01/2025-12-31']],
    // Years before our era are recognised, but the record begins long after them.
    ['It fell on 10 August 234 BCE.', ['10 August 234 BCE = ?']],
  ])('%s', (text, dates) => expect(told(text)).toEqual(dates));

  it.each([
    // A few is no number, and two numbers with a stroke are as often a mark as a day.
    'They will return in a few years.',
    'Через несколько лет они вернутся.',
    'The film was given 8/10.',
  ])('%s is left alone', (text) => expect(told(text)).toEqual([]));
});
