import { dateId } from '../calendar/date-id.ts';
import type { Annotation, Card } from '../types.ts';

const datePrefix = 'date:';

/** The key of an annotation's card: an entity's id, or `date:` and the date's id; null where it has none. */
export function cardKey(annotation: Annotation): string | null {
  if (annotation.kind === 'entity') return annotation.entity;
  const { type, value } = annotation;
  return type !== 'DATE' || value === null ? null : `${datePrefix}${dateId({ ...annotation, value })}`;
}

/** What such a key stands for: an entity's id or a date's. */
export function idOfKey(key: string): string {
  return key.startsWith(datePrefix) ? key.slice(datePrefix.length) : key;
}

/** The card of the longest annotation that has one; null where none has. */
export function cardOfLongest(annotations: readonly Annotation[], cardOf: (key: string) => Card | null): Card | null {
  for (const annotation of annotations.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    const key = cardKey(annotation);
    const card = key === null ? null : cardOf(key);
    if (card !== null) return card;
  }
  return null;
}
