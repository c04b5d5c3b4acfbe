import { printCalendar } from '../../core/calendar/calendar-value.ts';
import { dayOfNumber } from '../../core/calendar/operations.ts';
import type { IsoDay } from '../../core/types.ts';
import { dayNumberOf } from './scale.ts';

/** The days from one to another, both included. */
export interface Stretch {
  readonly from: IsoDay;
  readonly to: IsoDay;
}

/** A closer view than two weeks shows no more. */
const minDays = 14;

/** The stretch moved by a share of its length, later where positive; kept within the whole. */
export function moved(stretch: Stretch, share: number, whole: Stretch): Stretch {
  const { length, middle } = measured(stretch);
  return placed(middle + Math.round(length * share), length, whole);
}

/** The stretch about the same middle, `factor` times as long; neither under two weeks nor over the whole. */
export function zoomed(stretch: Stretch, factor: number, whole: Stretch): Stretch {
  const { length, middle } = measured(stretch);
  return placed(middle, Math.max(minDays, Math.round(length * factor)), whole);
}

/** A stretch of the same length about another day, given as days since 1970; kept within the whole. */
export function centredOn(day: number, stretch: Stretch, whole: Stretch): Stretch {
  return placed(day, measured(stretch).length, whole);
}

function measured({ from, to }: Stretch): { readonly length: number; readonly middle: number } {
  const length = dayNumberOf(to) - dayNumberOf(from);
  return { length, middle: dayNumberOf(from) + length / 2 };
}

function placed(middle: number, length: number, whole: Stretch): Stretch {
  const [first, last] = [dayNumberOf(whole.from), dayNumberOf(whole.to)];
  const within = Math.min(length, last - first);
  const from = Math.round(Math.min(last - within, Math.max(first, middle - within / 2)));
  return { from: isoDay(from), to: isoDay(from + within) };
}

function isoDay(day: number): IsoDay {
  return printCalendar(dayOfNumber(day));
}
