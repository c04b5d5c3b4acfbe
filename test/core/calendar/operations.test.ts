import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysInMonth } from '../../../src/core/calendar/arithmetic.ts';
import { parseCalendar, parseDay, printCalendar } from '../../../src/core/calendar/calendar-value.ts';
import {
  addDays,
  compare,
  compareDays,
  contains,
  dayNumber,
  dayOfNumber,
  distance,
  endOf,
  isOfDays,
  startOf,
  weekdayOf,
} from '../../../src/core/calendar/operations.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';
import { anyDate, anyDay, anyInterval } from './values.ts';

const anyDays = fc.integer({ min: -400_000, max: 400_000 });
const anyDated = fc.oneof(anyDate, anyInterval);

describe('days', { timeout: fuzzTimeoutMs }, () => {
  it('have the weekday that the platform gives them', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const sunday0 = new Date(`${printCalendar(day)}T00:00:00Z`).getUTCDay();
        expect(weekdayOf(day)).toBe(sunday0 === 0 ? 7 : sunday0);
      }),
      fuzzRuns(),
    );
  });

  it('go there and back', () => {
    fc.assert(
      fc.property(anyDay, anyDays, (day, days) => {
        const other = addDays(day, days);
        expect(addDays(other, -days)).toEqual(day);
        expect(distance(day, other)).toBe(days);
        expect(compareDays(day, other) < 0).toBe(days > 0);
        expect(compareDays(day, other) === 0).toBe(days === 0);
      }),
      fuzzRuns(),
    );
  });

  it('have numbers that follow each other', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOfNumber(dayNumber(day))).toEqual(day);
        expect(dayNumber(addDays(day, 1))).toBe(dayNumber(day) + 1);
      }),
      fuzzRuns(),
    );
    expect(dayNumber(parseDay('1970-01-01')!)).toBe(0);
    expect(dayNumber(parseDay('0001-01-01')!)).toBe(-719_162);
  });

  it.each([
    [2022, 28],
    [2024, 29],
    [1900, 28],
    [2000, 29],
    [2100, 28],
  ])('are in February %i %i', (year, days) => {
    expect(daysInMonth(year, 2)).toBe(days);
    expect(distance({ kind: 'day', year, month: 2, day: 1 }, { kind: 'day', year, month: 3, day: 1 })).toBe(days);
  });
});

describe('a date or an interval', { timeout: fuzzTimeoutMs }, () => {
  it.each([
    ['2022', '2022-01-01', '2022-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2022-01-11', '2022-01-11', '2022-01-11'],
    ['1992/1994-03', '1992-01-01', '1994-03-31'],
  ])('%s has a first and a last day', (text, first, last) => {
    const value = parseCalendar(text)!;
    if (value.kind === 'duration') throw new Error('the table has no durations');
    expect([startOf(value), endOf(value)].map(printCalendar)).toEqual([first, last]);
  });

  it('contains the days from its first to its last and no other', () => {
    fc.assert(
      fc.property(anyDated, anyDay, (value, day) => {
        const [first, last] = [startOf(value), endOf(value)];
        expect(contains(value, first) && contains(value, last)).toBe(true);
        expect(contains(value, addDays(first, -1)) || contains(value, addDays(last, 1))).toBe(false);
        const number = dayNumber(day);
        expect(contains(value, day)).toBe(dayNumber(first) <= number && number <= dayNumber(last));
      }),
      fuzzRuns(),
    );
  });

  it('sorts by its first day, the longer before the shorter', () => {
    const sorted = ['2021', '2022', '2022-01', '2022-01-01/2022-01-09', '2022-01-01', '2022-01-02'];
    const values = sorted.toReversed().flatMap((text) => {
      const value = parseCalendar(text)!;
      return value.kind === 'duration' ? [] : [value];
    });
    expect(values.sort(compare).map(printCalendar)).toEqual(sorted);
    fc.assert(
      fc.property(anyDated, anyDated, (a, b) => {
        expect(compare(a, b) < 0).toBe(compare(b, a) > 0);
        if (contains(a, startOf(b)) && contains(a, endOf(b))) expect(compare(a, b)).toBeLessThanOrEqual(0);
      }),
      fuzzRuns(),
    );
  });

  it.each([
    ['2022-01-11', true],
    ['2022-01-11/2022-01-12', true],
    ['2022-01/2022-01-12', false],
    ['2022-01', false],
    ['2022', false],
    ['P1D', false],
  ])('%s is of days: %s', (text, expected) => expect(isOfDays(parseCalendar(text)!)).toBe(expected));
});
