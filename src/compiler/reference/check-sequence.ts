import { parseDay, printCalendar } from '../../core/calendar/calendar-value.ts';
import { firstDay, firstDayIn, isDate, lastDay, lastDayIn } from '../../core/calendar/days.ts';
import { addDays } from '../../core/calendar/operations.ts';
import type { Identified, Inspection } from './inspection.ts';
import type { Interval } from './records.ts';

/** One of several values that follow each other in time. */
export interface Step extends Interval {
  readonly record: Identified;
  readonly field: string;
}

/**
 * Reports steps that hold on the same day; the last day of one may be the first day of the next. `what` is their name in the
 * plural. A date known only to the month or year counts as the day in it that avoids an overlap.
 */
export function checkOverlaps(steps: readonly Step[], what: string, inspection: Inspection): void {
  sweep(steps, (before, after) => {
    const isAfter = before.to !== undefined && after.from !== undefined && lastDay(after.from) >= firstDay(before.to);
    if (isAfter) return;
    const first =
      before.to === undefined ? `one from ${before.from ?? 'the beginning'} has no end` : `one lasts to ${before.to}`;
    const next = after.from === undefined ? 'another has no start' : `the next begins ${after.from}`;
    inspection.report(after.record, after.field, `${what} overlap: ${first}, ${next}`);
  });
}

/** Reports the days between the first and the last step on which no step holds. */
export function checkGaps(
  steps: readonly Step[],
  what: string,
  suggestion: string | null,
  inspection: Inspection,
): void {
  sweep(steps, (before, after) => {
    if (before.to === undefined || dayAfter(lastDay(before.to)) >= firstDayIn(after)) return;
    inspection.report(
      after.record,
      after.field,
      `${what} leave a gap: ${before.to} to ${after.from ?? ''}`,
      suggestion,
    );
  });
}

/** Visits each step except the earliest, with the previous step that lasts longest: a long one may cover several. */
function sweep(steps: readonly Step[], visit: (before: Step, after: Step) => void): void {
  const dated = steps.filter(({ from, to }) => [from, to].every((date) => date === undefined || isDate(date)));
  const ordered = dated.toSorted((a, b) => compare(firstDayIn(a), firstDayIn(b)));
  let before = ordered[0];
  for (const after of ordered.slice(1)) {
    if (before === undefined) return;
    visit(before, after);
    if (lastDayIn(after) >= lastDayIn(before)) before = after;
  }
}

function dayAfter(day: string): string {
  const date = parseDay(day);
  return date === null ? day : printCalendar(addDays(date, 1));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The items that share a key, in their order. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
