import type { IsoDay } from '../../core/types.ts';
import { dayNumber } from './scale.ts';

/** A stretch of time, both days belonging to it. */
export interface Stretch {
  readonly from: IsoDay;
  readonly to: IsoDay;
}

/** Shorter than this many days nothing is parted any better. */
const daysAtLeast = 14;

/** The stretch moved by a share of its length, later where positive; kept within the whole. */
export function moved(stretch: Stretch, share: number, whole: Stretch): Stretch {
  const { length, middle } = measured(stretch);
  return placed(middle + Math.round(length * share), length, whole);
}

/** The stretch about the same middle, `factor` times as long; neither under two weeks nor over the whole. */
export function zoomed(stretch: Stretch, factor: number, whole: Stretch): Stretch {
  const { length, middle } = measured(stretch);
  return placed(middle, Math.max(daysAtLeast, Math.round(length * factor)), whole);
}

/** A stretch of the same length about another day, given as days since 1970; kept within the whole. */
export function centredOn(day: number, stretch: Stretch, whole: Stretch): Stretch {
  return placed(day, measured(stretch).length, whole);
}

function measured({ from, to }: Stretch): { readonly length: number; readonly middle: number } {
  const length = dayNumber(to) - dayNumber(from);
  return { length, middle: dayNumber(from) + length / 2 };
}

function placed(middle: number, length: number, whole: Stretch): Stretch {
  const [first, last] = [dayNumber(whole.from), dayNumber(whole.to)];
  const within = Math.min(length, last - first);
  const from = Math.round(Math.min(last - within, Math.max(first, middle - within / 2)));
  return { from: isoDay(from), to: isoDay(from + within) };
}

function isoDay(day: number): IsoDay {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
