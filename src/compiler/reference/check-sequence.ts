import { firstDay, isDate, lastDay } from '../../core/calendar/days.ts';
import type { Identified, Inspection } from './inspection.ts';
import type { Interval } from './records.ts';

/** One of several that follow each other. */
export interface Step extends Interval {
  readonly record: Identified;
  readonly field: string;
}

/**
 * Tells steps that hold on the same day, save the day on which one passes to the next. `what` names them for the reader, in
 * the plural. Dates known to the month or year are taken as they suit best.
 */
export function checkOverlaps(steps: readonly Step[], what: string, inspection: Inspection): void {
  sweep(steps, (before, after) => {
    if (before.to !== undefined && lastDay(after.from ?? '0000') >= firstDay(before.to)) return;
    const first =
      before.to === undefined ? `one from ${before.from ?? 'the beginning'} has no end` : `one lasts to ${before.to}`;
    const next = after.from === undefined ? 'another has no start' : `the next begins ${after.from}`;
    inspection.tell(after.record, after.field, `${what} overlap: ${first}, ${next}`);
  });
}

/** Tells the days between the first step and the last on which none holds. */
export function checkGaps(
  steps: readonly Step[],
  what: string,
  suggestion: string | null,
  inspection: Inspection,
): void {
  sweep(steps, (before, after) => {
    if (before.to === undefined || dayAfter(lastDay(before.to)) >= firstDay(after.from ?? '0000')) return;
    inspection.tell(after.record, after.field, `${what} leave a gap: ${before.to} to ${after.from ?? ''}`, suggestion);
  });
}

/** Each step, from the second to begin, with the one before it that reaches furthest: a long one may cover several. */
function sweep(steps: readonly Step[], visit: (before: Step, after: Step) => void): void {
  const dated = steps.filter(({ from = '0000', to = '0000' }) => isDate(from) && isDate(to));
  const ordered = dated.toSorted((a, b) => compare(firstDay(a.from ?? '0000'), firstDay(b.from ?? '0000')));
  let before = ordered[0];
  for (const after of ordered.slice(1)) {
    if (before === undefined) return;
    visit(before, after);
    if (lastDay(after.to ?? '9999') >= lastDay(before.to ?? '9999')) before = after;
  }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
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
