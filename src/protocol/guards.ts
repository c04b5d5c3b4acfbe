import { isDay } from '../core/calendar/days.ts';
import type { Block, BlockKind, IsoDay, LanguageTag, PublicationDate, Span } from '../core/types.ts';
import { maxBlocks } from './sent-text.ts';

// Guards of the fields that messages have in common.

const blockKinds: readonly unknown[] = ['heading', 'paragraph', 'item', 'quote', 'caption'] satisfies BlockKind[];
const bases: readonly unknown[] = ['metadata', 'option', 'dateline', 'inferred'] satisfies PublicationDate['basis'][];

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Is this a text with at least one and at most `maxLength` UTF-16 units? */
export function isText(value: unknown, maxLength: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= maxLength;
}

export function isTag(value: unknown): value is LanguageTag {
  return isText(value, 35) && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(value);
}

export function isTagOrNull(value: unknown): value is LanguageTag | null {
  return value === null || isTag(value);
}

export function isIsoDay(value: unknown): value is IsoDay {
  return typeof value === 'string' && isDay(value);
}

/** Are these names of highlights, safe to stand in a style sheet? */
export function areNames(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= 16 &&
    value.every((name) => typeof name === 'string' && /^[a-z][a-z0-9-]{1,40}$/.test(name))
  );
}

/** Is this a span of a text with `length` UTF-16 units? */
export function isSpan(value: unknown, length: number): value is Span {
  if (!isRecord(value)) return false;
  // Whether they are numbers is seen first.
  const { start, end } = value as { readonly start: number; readonly end: number };
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && 0 <= start && start <= end && end <= length;
}

/** Are these blocks of a text with `length` UTF-16 units, ascending and disjoint? */
export function areBlocks(value: unknown, length: number): value is readonly Block[] {
  if (!Array.isArray(value) || value.length > maxBlocks) return false;
  let from = 0;
  return value.every((block: unknown) => {
    if (!isSpan(block, length) || block.start < from) return false;
    from = block.end;
    return blockKinds.includes((block as Partial<Block>).kind);
  });
}

/** Undefined for anything but null and a day with its basis. */
export function readPublished(raw: unknown): PublicationDate | null | undefined {
  if (raw === null) return null;
  if (!isRecord(raw) || !isIsoDay(raw['value']) || !bases.includes(raw['basis'])) return undefined;
  return { value: raw['value'], basis: raw['basis'] as PublicationDate['basis'] };
}
