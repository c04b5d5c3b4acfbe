import { afterEach, describe, expect, it, vi } from 'vitest';
import { today } from '../../../src/core/calendar/today.ts';

describe('today', () => {
  afterEach(() => void vi.unstubAllEnvs());

  it.each([
    ['Europe/Moscow', '2022-01-10T22:30:00Z', '2022-01-11', 'at 01:30 east of UTC'],
    ['Asia/Almaty', '2021-12-31T19:30:00Z', '2022-01-01', 'at 01:30 on New Year’s Day'],
    ['America/New_York', '2022-01-11T02:30:00Z', '2022-01-10', 'in the evening west of UTC'],
    ['UTC', '2022-01-11T23:59:59Z', '2022-01-11', 'in the last second of the day'],
  ])('in %s at %s is %s: %s', (zone, instant, day) => {
    vi.stubEnv('TZ', zone);
    expect(today(new Date(instant))).toBe(day);
  });
});
