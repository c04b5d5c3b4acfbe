import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay, printCalendar, type CalendarValue } from '../../../src/core/calendar/calendar-value.ts';
import { addDays, contains, endOf, startOf } from '../../../src/core/calendar/operations.ts';
import {
  dayAway,
  durationOf,
  monthNamed,
  periodAround,
  seasonAround,
  shift,
  stretchFrom,
} from '../../../src/core/calendar/shift.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';
import { dayOfOurTime } from './values.ts';

const text = (value: CalendarValue | null) => (value === null ? null : printCalendar(value));
const on = (day: string) => parseDay(day)!;

describe('a shift', { timeout: fuzzTimeoutMs }, () => {
  it.each([
    ['in two days', '2022-12-30', 2, 'day', '2023-01-01'],
    ['a week ago', '2022-01-05', -1, 'week', '2021-12-29'],
    ['in a month', '2022-12-31', 1, 'month', '2023-01'],
    ['thirteen months ago', '2022-01-11', -13, 'month', '2020-12'],
    ['ten years ago', '2022-01-11', -10, 'year', '2012'],
    ['two decades ago', '2022-01-11', -2, 'decade', '2002'],
    ['in five hours', '2022-01-11', 5, 'hour', null],
    ['before our era', '2022-01-11', -3000, 'year', null],
    ['long after', '2022-01-11', 1000, 'decade', null],
    ['days beyond what a Date can hold', '2022-01-11', 1e9, 'day', null],
  ] as const)('%s', (_, day, count, unit, expected) => expect(text(shift(on(day), count, unit))).toBe(expected));

  it('goes there and back', () => {
    const anyUnit = fc.constantFrom('day', 'week', 'month', 'year', 'decade');
    fc.assert(
      fc.property(dayOfOurTime, fc.integer({ min: -90, max: 90 }), anyUnit, (day, count, unit) => {
        const there = shift(day, count, unit)!;
        expect(contains(shift(startOf(there), -count, unit)!, day)).toBe(true);
      }),
      fuzzRuns(),
    );
  });

  it.each([
    ['2024-01-31', 1, 'month', '2024-02-29'],
    ['2024-02-29', 1, 'year', '2025-02-28'],
    ['2024-02-29', 4, 'year', '2028-02-29'],
    ['2022-01-11', -1, 'decade', '2012-01-11'],
    ['2022-01-11', 3, 'day', '2022-01-14'],
    ['2022-01-11', 3, 'minute', null],
  ] as const)('from %s by %i %s to the same day of the month', (day, count, unit, expected) =>
    expect(text(dayAway(on(day), count, unit))).toBe(expected),
  );

  it.each([
    ['in the next two weeks', '2022-01-11', 2, 'week', '2022-01-11/2022-01-25'],
    ['in the last two months', '2022-01-31', -2, 'month', '2021-11-30/2022-01-31'],
    ['in the next hour', '2022-01-11', 1, 'hour', null],
  ] as const)('covers the time %s', (_, day, count, unit, expected) =>
    expect(text(stretchFrom(on(day), count, unit))).toBe(expected),
  );
});

describe('the period around a day', { timeout: fuzzTimeoutMs }, () => {
  it.each([
    ['today', '2022-01-11', 'day', 0, '2022-01-11'],
    ['this week', '2022-01-11', 'week', 0, '2022-01-10/2022-01-16'],
    ['next week', '2022-01-16', 'week', 1, '2022-01-17/2022-01-23'],
    ['this weekend', '2022-01-11', 'weekend', 0, '2022-01-15/2022-01-16'],
    ['last month', '2022-01-11', 'month', -1, '2021-12'],
    ['next year', '2022-01-11', 'year', 1, '2023'],
    ['this decade', '2022-01-11', 'decade', 0, '2020/2029'],
    ['this hour', '2022-01-11', 'hour', 0, null],
  ] as const)('%s', (_, day, unit, by, expected) => expect(text(periodAround(on(day), unit, by))).toBe(expected));

  it('contains the day, and the next begins the day after it ends', () => {
    const anyUnit = fc.constantFrom('day', 'week', 'month', 'year', 'decade');
    fc.assert(
      fc.property(dayOfOurTime, fc.integer({ min: -50, max: 50 }), anyUnit, (day, by, unit) => {
        expect(contains(periodAround(day, unit, 0)!, day)).toBe(true);
        const [one, next] = [periodAround(day, unit, by)!, periodAround(day, unit, by + 1)!];
        expect(startOf(next)).toEqual(addDays(endOf(one), 1));
      }),
      fuzzRuns(),
    );
  });
});

describe('a month named', () => {
  it.each([
    ['last July', '2022-01-11', 7, -1, '2021-07'],
    ['last January in March', '2022-03-01', 1, -1, '2022-01'],
    ['last January in January', '2022-01-11', 1, -1, '2021-01'],
    ['this July', '2022-01-11', 7, 0, '2022-07'],
    ['next July', '2022-01-11', 7, 1, '2022-07'],
    ['next January', '2022-01-11', 1, 1, '2023-01'],
  ] as const)('%s', (_, day, month, by, expected) => expect(text(monthNamed(on(day), month, by))).toBe(expected));
});

describe('a season', () => {
  it.each([
    ['last summer', '2022-01-11', 6, -1, '2021-06-01/2021-08-31'],
    ['this summer', '2022-01-11', 6, 0, '2022-06-01/2022-08-31'],
    ['next summer in July', '2022-07-01', 6, 1, '2023-06-01/2023-08-31'],
    ['this winter in January', '2024-01-11', 12, 0, '2023-12-01/2024-02-29'],
    ['last winter in January', '2022-01-11', 12, -1, '2020-12-01/2021-02-28'],
    ['this winter in November', '2022-11-11', 12, 0, '2022-12-01/2023-02-28'],
  ] as const)('%s', (_, day, first, by, expected) => expect(text(seasonAround(on(day), first, by))).toBe(expected));
});

it.each([
  [10, 'day', 'P10D'],
  [3, 'week', 'P3W'],
  [18, 'month', 'P18M'],
  [2, 'decade', 'P20Y'],
  [5, 'hour', null],
  [2, 'weekend', null],
] as const)('%i %s last %s', (count, unit, expected) => expect(text(durationOf(count, unit))).toBe(expected));
