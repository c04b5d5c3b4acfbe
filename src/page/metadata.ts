import type { IsoDay, LanguageTag, PublicationDate } from '../core/types.ts';
import { attributeOf, elementsIn, parentElementOf, textContentOf } from './dom.ts';
import { readLinkedData } from './json-ld.ts';
import names from './metadata-names.json' with { type: 'json' };
import { readDay, readDayOfAddress, readWrittenDay } from './read-day.ts';

/** What a page says of its article. */
export interface Metadata {
  readonly language: LanguageTag | null;
  readonly published: PublicationDate | null;
}

/** A longer line near the headline is not a dateline; in UTF-16 units. */
const maxDatelineLength = 120;
const maxLines = 40;

/**
 * Reads the language and the day of publication. The day is looked for in JSON-LD, in meta elements, in marked-up times, in
 * the address, and last in the visible lines by the headline (basis `dateline`; else `metadata`). It is the day that a
 * timestamp has in its own offset. Days before 1991 or more than two days after the reader's day at `now` are ignored.
 */
export function readMetadata(document: Document, now: Date): Metadata {
  const linked = readLinkedData(document);
  const metas = readMetas(document);
  return {
    language: readLanguage(document, linked.language, metas),
    published: readPublished(document, linked.published, metas, now),
  };
}

/** Contents of meta elements by their lower-case `property`, `name`, `itemprop` or `http-equiv`; the first of each. */
function readMetas(document: Document): ReadonlyMap<string, string> {
  const metas = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const content = meta.getAttribute('content')?.trim() ?? '';
    if (content === '') continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = meta.getAttribute(attribute)?.toLowerCase();
      if (name !== undefined && !metas.has(name)) metas.set(name, content);
    }
  }
  return metas;
}

function valuesOf(metas: ReadonlyMap<string, string>, wanted: readonly string[]): string[] {
  return wanted.map((name) => metas.get(name)).filter((value) => value !== undefined);
}

function readLanguage(
  document: Document,
  linked: string | null,
  metas: ReadonlyMap<string, string>,
): LanguageTag | null {
  for (const written of [linked, document.documentElement.getAttribute('lang'), ...valuesOf(metas, names.language)]) {
    const tag = written === null ? null : languageTag(written);
    if (tag !== null) return tag;
  }
  return null;
}

/** A tag in the usual writing: `ru_RU` is `ru-RU`; of several (`ru, en`) the first. Null for names («Russian»). */
function languageTag(written: string): LanguageTag | null {
  const found = /^\s*([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}))?(?=[\s,;.@]|$)/i.exec(written);
  if (found === null) return null;
  const [, language, script, region] = found;
  const parts = [language!.toLowerCase()];
  if (script !== undefined) parts.push(script[0]!.toUpperCase() + script.slice(1).toLowerCase());
  if (region !== undefined) parts.push(region.toUpperCase());
  return parts.join('-');
}

function readPublished(
  document: Document,
  linked: string | null,
  metas: ReadonlyMap<string, string>,
  now: Date,
): PublicationDate | null {
  const value =
    firstDay([linked, ...valuesOf(metas, names.published)], now) ??
    firstDay(markedTimes(document), now) ??
    readAddress(document, metas, now);
  if (value !== null) return { value, basis: 'metadata' };
  const dateline = readDateline(document, now);
  return dateline === null ? null : { value: dateline, basis: 'dateline' };
}

function firstDay(written: readonly (string | null)[], now: Date): IsoDay | null {
  for (const text of written) {
    const day = text === null ? null : readDay(text, now);
    if (day !== null) return day;
  }
  return null;
}

/** Elements marked as the time of publication, then times around and right after the headline. */
function markedTimes(document: Document): (string | null)[] {
  const marked = document.querySelectorAll(
    '[itemprop~="datePublished"], time[pubdate], time.published, time.entry-date',
  );
  const times: (string | null)[] = Array.from(
    marked,
    (element) => attributeOf(element, 'datetime') ?? attributeOf(element, 'content') ?? textContentOf(element),
  );
  const headline = document.querySelector('h1');
  let around = headline?.parentElement ?? null;
  for (let up = 0; up < 3 && around !== null && around !== document.body; up++, around = parentElementOf(around)) {
    for (const time of Array.from(elementsIn(around, 'time[datetime]')).slice(0, 3)) {
      if (!isElsewhere(time)) times.push(time.getAttribute('datetime'));
    }
  }
  return times;
}

function isElsewhere(element: Element): boolean {
  return element.closest('aside, nav, footer, [class*="comment"], [id*="comment"], [class*="related"]') !== null;
}

function readAddress(document: Document, metas: ReadonlyMap<string, string>, now: Date): IsoDay | null {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
  for (const address of [document.URL, canonical, metas.get('og:url') ?? '']) {
    const day = readDayOfAddress(address, now);
    if (day !== null) return day;
  }
  return null;
}

/** A short line with a complete date, a few lines before or after the headline. */
function readDateline(document: Document, now: Date): IsoDay | null {
  const headline = document.querySelector('h1') ?? document.querySelector('h2');
  if (headline === null) return null;
  const walker = document.createTreeWalker(
    document.body,
    4 /* NodeFilter.SHOW_TEXT, which is no global outside browsers */,
  );
  const next = (): Node | null => walker.nextNode();
  const previous = (): Node | null => walker.previousNode();
  for (const step of [next, previous]) {
    walker.currentNode = headline;
    for (const line of linesBy(headline, step)) {
      const day = readWrittenDay(line, now);
      if (day !== null) return day;
    }
  }
  return null;
}

/** Short lines met step by step, until the article's text begins. */
function linesBy(headline: Element, step: () => Node | null): string[] {
  const lines: string[] = [];
  for (let i = 0, long = 0; i < maxLines && long < 2; i++) {
    const node = step();
    if (node === null) break;
    const line = (node as Text).data.trim();
    if (line === '' || headline.contains(node) || isNoLine.test(node.parentNode?.nodeName ?? '')) continue;
    if (line.length > maxDatelineLength) long++;
    else lines.push(line);
  }
  return lines;
}

const isNoLine = /^(?:script|style|noscript|template|a)$/i;
