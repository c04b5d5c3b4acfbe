import fc from 'fast-check';
import {
  interval,
  type CalendarDate,
  type CalendarDay,
  type CalendarInterval,
  type CalendarValue,
} from '../../../src/core/calendar/calendar-value.ts';
import { daysInMonth } from '../../../src/core/calendar/arithmetic.ts';

const year = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1900, max: 2100 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9999 }) },
);
const month = fc.integer({ min: 1, max: 12 });

export const anyDay: fc.Arbitrary<CalendarDay> = fc
  .tuple(year, month, fc.integer({ min: 1, max: 31 }))
  .map(([y, m, d]) => ({ kind: 'day', year: y, month: m, day: Math.min(d, daysInMonth(y, m)) }));

export const anyDate: fc.Arbitrary<CalendarDate> = fc.oneof(
  anyDay,
  fc.tuple(year, month).map(([y, m]): CalendarDate => ({ kind: 'month', year: y, month: m })),
  year.map((y): CalendarDate => ({ kind: 'year', year: y })),
);

export const anyInterval: fc.Arbitrary<CalendarInterval> = fc
  .tuple(anyDate, anyDate)
  .map(([a, b]) => interval(a, b) ?? interval(b, a)!);

export const anyValue: fc.Arbitrary<CalendarValue> = fc.oneof(
  anyDate,
  anyInterval,
  fc
    .tuple(fc.integer({ min: 0, max: 2000 }), fc.constantFrom('day', 'week', 'month', 'year'))
    .map(([count, unit]): CalendarValue => ({ kind: 'duration', count, unit })),
);

/** A day of the years in which a shift by some decades stays within the calendar. */
export const dayOfOurTime: fc.Arbitrary<CalendarDay> = anyDay.filter((day) => day.year > 1000 && day.year < 9000);
