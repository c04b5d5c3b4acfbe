import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarDate,
  interval,
  parseCalendar,
  parseDay,
  parseDayOfTimestamp,
  printBasicDay,
  printCalendar,
} from '../../../src/core/calendar/calendar-value.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';
import { anyValue } from './values.ts';

describe('a calendar value', { timeout: fuzzTimeoutMs }, () => {
  it.each([
    ['2022', { kind: 'year', year: 2022 }],
    ['0964', { kind: 'year', year: 964 }],
    ['2022-01', { kind: 'month', year: 2022, month: 1 }],
    ['2022-01-11', { kind: 'day', year: 2022, month: 1, day: 11 }],
    ['2024-02-29', { kind: 'day', year: 2024, month: 2, day: 29 }],
    ['1990/1999', { kind: 'interval', start: { kind: 'year', year: 1990 }, end: { kind: 'year', year: 1999 } }],
    [
      '2021-12/2022-01-05',
      {
        kind: 'interval',
        start: { kind: 'month', year: 2021, month: 12 },
        end: { kind: 'day', year: 2022, month: 1, day: 5 },
      },
    ],
    ['P10D', { kind: 'duration', count: 10, unit: 'day' }],
    ['P2W', { kind: 'duration', count: 2, unit: 'week' }],
    ['P18M', { kind: 'duration', count: 18, unit: 'month' }],
    ['P30Y', { kind: 'duration', count: 30, unit: 'year' }],
    ['+012022-01', { kind: 'month', year: 12022, month: 1 }],
  ])('is read from %s and printed as it', (text, value) => {
    expect(parseCalendar(text)).toEqual(value);
    expect(printCalendar(parseCalendar(text)!)).toBe(text);
  });

  it.each([
    ['nothing', ''],
    ['two digits', '22'],
    ['five digits', '12022'],
    ['month 13', '2022-13'],
    ['month 0', '2022-00'],
    ['29 February of a common year', '2022-02-29'],
    ['29 February of a century', '1900-02-29'],
    ['day 0', '2022-01-00'],
    ['single digits', '2022-1-1'],
    ['a timestamp', '2022-01-11T10:00'],
    ['a space', ' 2022'],
    ['an open interval', '2022-01-09/'],
    ['an interval with a length', '2022-01-09/P2D'],
    ['three dates', '2022/2023/2024'],
    ['an interval that ends before it begins', '2022-02/2022-01-31'],
    ['hours', 'PT5H'],
    ['a fraction', 'P1.5Y'],
    ['a length without a number', 'PD'],
  ])('is not %s', (_, text) => expect(parseCalendar(text)).toBeNull());

  it('prints as text that reads as the same value', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(parseCalendar(printCalendar(value))).toEqual(value);
      }),
      fuzzRuns(),
    );
  });

  it('is read from any text or not, and prints as the text that it was read from', () => {
    const likely = fc.stringMatching(/^[+-]?\d{1,6}(-\d{1,2}){0,2}(\/\d{4}(-\d\d){0,2})?$/);
    fc.assert(
      fc.property(fc.oneof(likely, fc.string()), (text) => {
        const value = parseCalendar(text);
        // ECMAScript too writes the years of four digits without a sign.
        if (value !== null && !/^[+-]00/.test(text)) expect(printCalendar(value)).toBe(text);
      }),
      fuzzRuns(),
    );
  });

  it('survives JSON and structured cloning', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(JSON.parse(JSON.stringify(value))).toEqual(value);
        expect(structuredClone(value)).toEqual(value);
      }),
      fuzzRuns(),
    );
  });
});

describe('the date of the fields that a text states', () => {
  it.each([
    [{ year: 2022 }, '2022'],
    [{ year: 2022, month: 2 }, '2022-02'],
    [{ year: 2024, month: 2, day: 29 }, '2024-02-29'],
    [{ year: 2022, month: 2, day: 29 }, null],
    [{ year: 2022, day: 29 }, null],
    [{ month: 2, day: 29 }, null],
    [{ year: 0 }, null],
    [{ year: -43, month: 3, day: 15 }, null],
    [{ year: 10_000 }, null],
    [{ year: NaN, month: 1 }, null],
  ])('%o', (fields, text) => {
    const date = calendarDate(fields);
    expect(date === null ? null : printCalendar(date)).toBe(text);
  });
});

it.each([
  ['2022', '2022', true],
  ['2022', '2022-05', true],
  ['2022-05', '2022', true],
  ['2022-05-07', '2022-05', true],
  ['2022-05-07', '2022-05-06', false],
  ['2022-05', '2022-04-30', false],
  ['2022', '2021-12-31', false],
])('an interval from %s to %s exists: %s', (from, to, exists) => {
  const [start, end] = [parseCalendar(from)!, parseCalendar(to)!];
  if (start.kind === 'interval' || start.kind === 'duration' || end.kind === 'interval' || end.kind === 'duration')
    throw new Error('the table has dates only');
  expect(interval(start, end) !== null).toBe(exists);
});

it.each([
  ['2022-01-11', '2022-01-11'],
  ['2022-01-11T23:50:00-05:00', '2022-01-11'],
  ['2022-01-11 23:50', '2022-01-11'],
  ['2022-01-11xyz', null],
  ['2022-01-11T', null],
  ['2022-02-30T10:00', null],
  ['2022-01', null],
])('the day of the timestamp %s is %s', (text, day) => {
  const found = parseDayOfTimestamp(text);
  expect(found === null ? null : printCalendar(found)).toBe(day);
});

it('prints a day without separators', () => {
  expect(printBasicDay(parseDay('0964-03-01')!)).toBe('09640301');
});
