import { describe, expect, it } from 'vitest';
import { readText } from '../../src/annotator/read-text.ts';
import { maxTextLength } from '../../src/protocol/sent-text.ts';
import { parsePage } from '../support/articles.ts';

const sentence = 'The council met in the capital and spoke for a long time about the border and the treaty. ';
const pageOf = (paragraphs: number, length: number) =>
  parsePage(
    `<title>The council</title><article><h1>The council</h1>${`<p>${sentence.repeat(length)}</p>`.repeat(paragraphs)}</article>`,
  );
const read = (document: Document) => readText(document, () => Promise.resolve());

describe('the text of a page', () => {
  it('of an ordinary length is read and sent whole', async () => {
    const { isTruncated, map, source } = (await read(pageOf(5, 3)))!;
    expect(isTruncated).toBe(false);
    expect(source.text).toBe(map.source.text);
  });
  it('beyond what the background accepts is sent in part, which is told', async () => {
    const { isTruncated, map, source } = (await read(pageOf(40, 100)))!;
    expect(isTruncated).toBe(true);
    expect(source.text.length).toBeLessThanOrEqual(maxTextLength);
    expect(map.source.text.length).toBeGreaterThan(maxTextLength);
  });
  it('of a page whose end was not read is told as such, although the article is short', async () => {
    const long = pageOf(5, 3);
    const rest = long.createElement('aside');
    rest.textContent = sentence.repeat(24_000);
    long.body.append(rest, long.createElement('footer'));
    const { isTruncated, source } = (await read(long))!;
    expect(isTruncated).toBe(true);
    expect(source.text.length).toBeLessThan(maxTextLength);
  });
});
