import { describe, expect, it } from 'vitest';
import { daysOf, firstDay, holds, inForce, isDate, isDay, lastDay } from '../../../src/core/calendar/days.ts';

describe('the first and last day of a date', () => {
  it.each([
    ['2022', '2022-01-01', '2022-12-31'],
    ['2022-02', '2022-02-01', '2022-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2022-01-11', '2022-01-11', '2022-01-11'],
  ])('%s', (date, first, last) => {
    expect([firstDay(date), lastDay(date)]).toEqual([first, last]);
  });
});

describe('what is a date', () => {
  it.each(['2022', '2022-12', '2022-12-31', '2024-02-29'])('%s is', (date) => expect(isDate(date)).toBe(true));
  it.each(['22', '2022-13', '2022-00', '2022-02-29', '2022-04-31', '2022-1-1', 'P10D', '', '2022-01-11T10:00'])(
    '%s is not',
    (date) => expect(isDate(date)).toBe(false),
  );
  it('asks for all of a day', () => expect([isDay('2022-01'), isDay('2022-01-11')]).toEqual([false, true]));
});

describe('the days of a calendar value', () => {
  it.each([
    ['2022-01-09/2022-01-10', { from: '2022-01-09', to: '2022-01-10' }],
    ['2022-01', { from: '2022-01-01', to: '2022-01-31' }],
    ['1992/1994', { from: '1992-01-01', to: '1994-12-31' }],
    ['P10D', null],
    ['2022-01-09/P2D', null],
  ])('%s', (value, days) => expect(daysOf(value)).toEqual(days));
});

describe('an interval', () => {
  it.each([
    [{ from: '2019-03-20' }, '2019-03-20', true],
    [{ from: '2019-03-20' }, '2019-03-19', false],
    [{ to: '2019-03-20' }, '2019-03-20', true],
    [{ to: '2019-03-20' }, '2019-03-21', false],
    [{ from: '2015-12', to: '2019-12' }, '2019-12-31', true],
    [{}, '1900-01-01', true],
  ])('%o on %s: %s', (interval, on, expected) => expect(holds(interval, on)).toBe(expected));

  it('passes on to the newcomer where both ends name the same day', () => {
    const old = { from: '1990-04-24', to: '2019-03-20', who: 'old' };
    const young = { from: '2019-03-20', who: 'new' };
    expect(inForce([young, old], '2019-03-20')?.who).toBe('new');
    expect(inForce([young, old], '2019-03-19')?.who).toBe('old');
    expect(inForce([young, old], '1990-01-01')).toBeNull();
  });
});
