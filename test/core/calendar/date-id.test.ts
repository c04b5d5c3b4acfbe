import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printCalendar } from '../../../src/core/calendar/calendar-value.ts';
import { dateId, readDateId } from '../../../src/core/calendar/date-id.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';
import { anyDate, anyInterval } from './values.ts';

describe('the id of a date’s card', { timeout: fuzzTimeoutMs }, () => {
  it.each([
    [{ value: '2025' }, '2025'],
    [{ value: '2025', mod: null }, '2025'],
    [{ value: '2025', mod: 'END' }, '2025#END'],
    [{ value: '2025', mod: 'END', bound: 'until' }, '2025#END-until'],
  ] as const)('of %o is %s', (date, id) => expect(dateId(date)).toBe(id));

  it('gives the date back', () => {
    const anyModifier = fc.oneof(
      fc.record({ mod: fc.constantFrom('APPROX', 'BEFORE', 'AFTER', 'MID') }),
      fc.record({ mod: fc.constantFrom('START', 'MID', 'END'), bound: fc.constantFrom('since', 'until', 'by') }),
      fc.constant({}),
    );
    fc.assert(
      fc.property(fc.oneof(anyDate, anyInterval), anyModifier, (value, modifier) => {
        const id = dateId({ ...modifier, value: printCalendar(value) });
        expect(readDateId(id)).toEqual({ ...modifier, value });
      }),
      fuzzRuns(),
    );
  });

  it.each(['', 'csto', 'P10D', 'P10D#END', '2025#', '2025#LATE', '2025#END-', '2025#-until', '2025#END#MID'])(
    'is not %s',
    (id) => expect(readDateId(id)).toBeNull(),
  );
});
