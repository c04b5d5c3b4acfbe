import type { Annotation, Card, Span } from '../types.ts';
import { cardOf, eventsOf, sourcesOf, type ArticleRecord } from './article-record.ts';
import { stableId } from './stable-id.ts';

/** So many code units of the text before and after help to find the words again. */
const contextLength = 32;

/**
 * The article's annotations in the W3C Web Annotation Data Model (2017), as the JSON-LD of one AnnotationPage. Each target is told by its words
 * with those around them, and by its position in the article's text in code points, as the model asks. Each body has the card's
 * title and summary with their sources. Annotations without a card are left out. `now` is the instant of the export, ISO 8601 in UTC.
 * The quotes are the page's words to the letter, or nobody could find them again; so what other formats drop is escaped here.
 */
export function webAnnotationsOf(record: ArticleRecord, now: string): string {
  const counts = codePointCounter(record.text);
  const items = record.annotations.flatMap((annotation) => {
    const card = cardOf(annotation, record);
    return card === null ? [] : [item(annotation, card, record, now, counts)];
  });
  const page = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:uuid:${stableId(`${record.url} annotations`)}`,
    type: 'AnnotationPage',
    items,
  };
  return `${JSON.stringify(page, null, 2).replaceAll(unsafeInFiles, escapeUnit)}\n`;
}

/**
 * What JSON takes as it is and other readers of the file do not: controls and line ends beyond ASCII, direction marks, and `<`, by
 * which the file would end a script element into which it is pasted. They stand in strings only.
 */
const unsafeInFiles = /[<\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function item(
  annotation: Annotation,
  card: Card,
  record: ArticleRecord,
  now: string,
  codePointsBefore: (offset: number) => number,
) {
  const { start, end } = annotation;
  return {
    id: `urn:uuid:${stableId(`${record.url} ${start} ${end} ${card.id}`)}`,
    type: 'Annotation',
    motivation: annotation.kind === 'entity' ? 'identifying' : 'describing',
    created: now,
    generator: { type: 'Software', name: 'CSTO Context' },
    body: bodies(annotation, card),
    target: {
      source: record.url,
      selector: [
        { type: 'TextQuoteSelector', ...quote(record.text, annotation) },
        { type: 'TextPositionSelector', start: codePointsBefore(start), end: codePointsBefore(end) },
      ],
    },
  };
}

function bodies(annotation: Annotation, card: Card) {
  const events = annotation.kind === 'date' ? eventsOf(card, annotation.events) : null;
  const told = events === null ? card.summary : events.map(({ title, text }) => `${title}. ${text}`).join('\n');
  const described = {
    type: 'TextualBody',
    purpose: 'describing',
    format: 'text/plain',
    language: card.language,
    'dc:title': card.title,
    value: told === '' ? card.title : told,
    ...(annotation.kind === 'date' ? { 'dc:date': annotation.value } : { 'dcterms:temporal': card.on }),
    'dcterms:source': sourcesOf(events ?? card.facts).map(({ url, title, publisher, date }) => ({
      id: url,
      'dc:title': title,
      'dc:publisher': publisher,
      ...(date === null ? {} : { 'dcterms:issued': date }),
    })),
  };
  if (card.wikidata === null) return [described];
  const source = `http://www.wikidata.org/entity/${card.wikidata}`;
  return [described, { type: 'SpecificResource', purpose: 'identifying', source }];
}

/** The words with what stands around them; no pair of surrogates is cut. */
function quote(text: string, { start, end }: Span) {
  const from = Math.max(0, start - contextLength);
  const to = Math.min(text.length, end + contextLength);
  return {
    prefix: text.slice(isInsidePair(text, from) ? from + 1 : from, start),
    exact: text.slice(start, end),
    suffix: text.slice(end, isInsidePair(text, to) ? to - 1 : to),
  };
}

function isInsidePair(text: string, offset: number): boolean {
  return isBetween(text.charCodeAt(offset - 1), 0xd800, 0xdbff) && isBetween(text.charCodeAt(offset), 0xdc00, 0xdfff);
}

function isBetween(unit: number, least: number, most: number): boolean {
  return least <= unit && unit <= most;
}

/** How many code points stand before an offset; every pair of surrogates counts once. */
function codePointCounter(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (let offset = 1; offset < text.length; offset++) if (isInsidePair(text, offset)) pairs.push(offset);
  return (offset) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
