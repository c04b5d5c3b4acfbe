import type { Annotation, Card } from '../core/types.ts';

const datePrefix = 'date:';

/** The key of an annotation's card: an entity's id, or `date:` and the value; null where it has none. */
export function cardKey(annotation: Annotation): string | null {
  if (annotation.kind === 'entity') return annotation.entity;
  return annotation.value === null || annotation.value.startsWith('P') ? null : `${datePrefix}${annotation.value}`;
}

/** What such a key stands for: an entity's id or a date's value. */
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
