import { dateId } from '../calendar/date-id.ts';
import type { Annotation, Card, CardSource, DateModifier, Summary } from '../types.ts';

/** An annotated article, as the exports need it. */
export interface ArticleRecord {
  /** The page's address. */
  readonly url: string;
  /** The page's title, as the browser shows it. */
  readonly title: string;
  /** The article's text in reading order; the spans of the annotations are offsets in it. */
  readonly text: string;
  readonly summary: Summary;
  readonly annotations: readonly Annotation[];
  /** By entity id; a date's card by `date:` and its id. */
  readonly cards: Readonly<Record<string, Card>>;
}

/** The card of an annotation; null where it has none, as a duration has. */
export function cardOf(annotation: Annotation, { cards }: ArticleRecord): Card | null {
  if (annotation.kind === 'entity') return cards[annotation.entity] ?? null;
  const { value } = annotation;
  return value === null ? null : (cards[keyOfDate({ ...annotation, value })] ?? null);
}

/** The key of a date's card. */
export function keyOfDate(date: DateModifier & { readonly value: string }): string {
  return `date:${dateId(date)}`;
}

/** The events of a date's card that fall on the date itself, `ids`; those before and after are left out. */
export function eventsOf({ events }: Card, ids: readonly string[]): Card['events'] {
  return events.filter(({ id }) => ids.includes(id));
}

/** The sources of facts or events, each address once. */
export function sourcesOf(cited: readonly { readonly sources: readonly CardSource[] }[]): readonly CardSource[] {
  return [...new Map(cited.flatMap(({ sources }) => sources).map((source) => [source.url, source])).values()];
}
