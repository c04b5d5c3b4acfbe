import type { Block, PublicationDate } from '../types.ts';
import { calendarDate, printCalendar } from '../calendar/calendar-value.ts';
import type { Timex } from '../timex/timex.ts';

/** The date of a dateline begins no further into its block than this, in UTF-16 units. */
const maxOffset = 60;
/** A dateline is in one of the first blocks. */
const maxBlocks = 3;

/**
 * The day of a dateline that names its year: «Москва, 19 января 2022 года. ИНТЕРФАКС», "MOSCOW, January 6, 2022 (Reuters)". A
 * dateline without a year is ignored. It begins with a place that has a capital and is followed by a full stop, a dash or a
 * bracket. Null where there is none.
 */
export function readDateline(
  text: string,
  blocks: readonly Block[],
  timexes: readonly Timex[],
): PublicationDate | null {
  for (const block of blocks.filter(({ kind }) => kind !== 'heading').slice(0, maxBlocks)) {
    const timex = timexes.find(({ start, end }) => start >= block.start && end <= block.end);
    if (timex?.expression.kind !== 'date' || timex.start - block.start > maxOffset) continue;
    const { fields } = timex.expression;
    const day = calendarDate(fields);
    const before = text.slice(block.start, timex.start);
    const after = text.slice(timex.end, timex.end + 4);
    if (day?.kind !== 'day') continue;
    if (/^\p{Lu}[\p{L} .-]{2,30}[,.]\s*$/u.test(before) && /^\.?\s?[./–—(-]/.test(after))
      return { value: printCalendar(day), basis: 'dateline' };
  }
  return null;
}
