import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webAnnotationsOf } from '../../../src/core/export/web-annotations.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';
import { anyText, hostileTitles, isSound, named, notice, record, refusedInFiles } from './record.ts';

interface Quote {
  readonly prefix: string;
  readonly exact: string;
  readonly suffix: string;
}
interface Position {
  readonly start: number;
  readonly end: number;
}
interface Item {
  readonly id: string;
  readonly motivation: string;
  readonly body: readonly Readonly<Record<string, unknown>>[];
  readonly target: { readonly source: string; readonly selector: readonly [Quote, Position] };
}
interface Page {
  readonly '@context': string;
  readonly type: string;
  readonly items: readonly Item[];
}
const now = '2026-08-01T12:30:45Z';
const read = (given: Parameters<typeof record>[0] = {}) => JSON.parse(webAnnotationsOf(record(given), now)) as Page;

describe('a page of web annotations', () => {
  const page = read();
  it('is one of the model, without what has no card', () => {
    expect(page['@context']).toBe('http://www.w3.org/ns/anno.jsonld');
    expect(page.type).toBe('AnnotationPage');
    expect(page.items.map(({ motivation }) => motivation)).toEqual(['describing', 'identifying']);
    expect(page.items.every(({ target }) => target.source === 'https://news.example/a')).toBe(true);
  });
  it('tells title, summary, day and sources, and who is meant', () => {
    const [told, meant] = page.items[1]!.body;
    expect(told).toMatchObject({
      'dc:title': 'Alliance',
      value: 'A union of states.',
      'dcterms:temporal': '2022-01-11',
    });
    expect(told!['dcterms:source']).toEqual([
      {
        id: notice.url,
        'dc:title': notice.title,
        'dc:publisher': notice.publisher,
        'dcterms:issued': notice.date,
      },
    ]);
    expect(meant).toEqual({
      type: 'SpecificResource',
      purpose: 'identifying',
      source: 'http://www.wikidata.org/entity/Q1',
    });
  });
  it('tells of a date what happened on it', () =>
    expect(page.items[0]!.body).toMatchObject([{ value: 'Meeting, first. They met.', 'dc:date': '2022-01-05' }]));
  it('quotes the words with those around them', () =>
    expect(page.items[0]!.target.selector[0]).toMatchObject({
      prefix: 'On ',
      exact: '5 January',
      suffix: ' the Alliance met. 😀 It stayed ',
    }));
  it('gives each annotation another address, the same at every export', () => {
    const ids = page.items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(read().items.map(({ id }) => id)).toEqual(ids);
    for (const id of ids) expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
  });
});

describe('a hostile text in web annotations', () => {
  it.each(hostileTitles)(
    'is quoted to the letter in a file without controls, direction marks or tags: %s',
    (_, words) => {
      const text = `Before ${words} after`;
      const file = webAnnotationsOf(record({ text, annotations: [named(7, 7 + words.length)] }), now);
      expect(file).not.toMatch(refusedInFiles);
      expect(file).not.toContain('<');
      const [{ target }] = (JSON.parse(file) as Page).items as [Item];
      expect(target.selector[0].exact).toBe(words);
    },
  );
});

describe('any page of web annotations', { timeout: fuzzTimeoutMs }, () => {
  it('leads back to its words, by the quote and by the position', () => {
    const place = fc.tuple(anyText, anyText, anyText).filter((parts) => parts.every(isSound) && parts[1] !== '');
    fc.assert(
      fc.property(place, ([before, words, after]) => {
        const text = before + words + after;
        const span = { start: before.length, end: before.length + words.length };
        const [item] = read({ text, annotations: [named(span.start, span.end)] }).items;
        const [{ prefix, exact, suffix }, { start, end }] = item!.target.selector;
        expect(exact).toBe(words);
        expect(isSound(prefix) && isSound(suffix)).toBe(true);
        expect(before.endsWith(prefix) && after.startsWith(suffix)).toBe(true);
        expect(Array.from(text).slice(start, end).join('')).toBe(words);
      }),
      fuzzRuns(),
    );
  });
});
