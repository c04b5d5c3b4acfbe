import { describe, expect, it } from 'vitest';
import { findArticle } from '../../src/page/article.ts';
import { mapText, mapTextInSlices, type TextMap } from '../../src/page/text-map.ts';
import { parsePage } from '../support/articles.ts';

const filler =
  '<p>Эта длинная строка стоит здесь для того, чтобы страница была похожа на статью: в ней много слов, запятых и есть точка в конце.</p><p>И вторая такая же длинная строка стоит здесь для того же, чтобы страница не показалась пустой никому, даже машине.</p>';

function mapParagraph(html: string): { map: TextMap; start: number; end: number; paragraph: Element; text: string } {
  const document = parsePage(`<article>${filler}<p id="here">${html}</p></article>`);
  const map = mapText(findArticle(document)!);
  const { start, end } = map.source.blocks.at(-1)!;
  return { map, start, end, paragraph: document.querySelector('#here')!, text: map.source.text.slice(start, end) };
}

describe('the text as the reader sees it', () => {
  it.each([
    ['white space', '\n   Миротворцы \t прибыли\n в Алма-Ату.  ', 'Миротворцы прибыли в Алма-Ату.'],
    ['white space between elements', '<b>Миротворцы</b>\n<i> прибыли</i> <i> </i> домой.', 'Миротворцы прибыли домой.'],
    ['no white space between elements', '<b>Алма</b>-<i>Ата</i> <s>тиха</s>.', 'Алма-Ата тиха.'],
    ['a break', 'Минск.  <br>  Ереван, 11 января.', 'Минск.\nЕреван, 11 января.'],
    ['breaks at the edges', '<br>Минск и Ереван, 11 января.<br>', 'Минск и Ереван, 11 января.'],
    ['no-break spaces', '11&nbsp;января &nbsp;2022&nbsp;года в Минске', '11\u00a0января \u00a02022\u00a0года в Минске'],
    ['soft hyphens', 'миро&shy;творцы прибыли в Алма-Ату', 'миро\u00adтворцы прибыли в Алма-Ату'],
    ['optional breaks', 'Касым-<wbr>Жомарт Токаев выступил', 'Касым-Жомарт Токаев выступил'],
    ['comments', 'ОД<!-- -->КБ приняла решение сегодня', 'ОДКБ приняла решение сегодня'],
    ['one letter in its own element', '<span>В</span> Душанбе прошла встреча', 'В Душанбе прошла встреча'],
  ])('%s', (_, html, seen) => {
    expect(mapParagraph(html).text).toBe(seen);
  });

  it('has a blank line between blocks, and blocks are in order', () => {
    const { map } = mapParagraph('Третья строка, и в ней тоже есть точка.');
    const { text, blocks } = map.source;
    expect(text.split('\n\n')).toEqual(blocks.map(({ start, end }) => text.slice(start, end)));
    expect(blocks).toHaveLength(3);
  });

  it('is the same in slices', async () => {
    const document = parsePage(`<article>${filler.repeat(2_000)}</article>`);
    const article = findArticle(document)!;
    let rests = 0;
    const sliced = await mapTextInSlices(article, () => (rests++, Promise.resolve()));
    expect(sliced.source).toEqual(mapText(article).source);
    expect(rests).toBeGreaterThan(0);
  });
});

describe('ranges', () => {
  const html = 'Договор <b>о  коллек&shy;тивной</b>\n  <a href="/x">безопас</a>ности подписан<br>в Ташкенте.';

  it.each([
    ['within a node', 'подписан', 'подписан'],
    ['across nodes', 'безопасности', 'безопасности'],
    ['across white space', 'о коллек\u00adтивной безопасности', 'о  коллек\u00adтивной\n  безопасности'],
    ['across a break', 'подписан\nв', 'подписанв'],
    ['at the end', 'Ташкенте.', 'Ташкенте.'],
  ])('%s', (_, wanted, onPage) => {
    const { map, paragraph } = mapParagraph(html);
    const start = map.source.text.indexOf(wanted);
    const range = map.rangeOf({ start, end: start + wanted.length })!;
    const live = paragraph.ownerDocument.createRange();
    live.setStart(range.startNode, range.startOffset);
    live.setEnd(range.endNode, range.endOffset);
    expect(live.toString()).toBe(onPage);
    const parts = map.rangesOf({ start, end: start + wanted.length });
    expect(parts.every(({ startNode, endNode }) => startNode === endNode)).toBe(true);
    expect(
      parts
        .map(({ startNode, startOffset, endOffset }) => startNode.data.slice(startOffset, endOffset))
        .join('')
        .replace(/\s+/g, ' '),
    ).toBe(onPage.replace(/\s+/g, ' '));
  });

  it('shrink to seen text where an end stands between blocks', () => {
    const { map, start, paragraph } = mapParagraph('Третья строка, и в ней тоже есть точка.');
    const range = map.rangeOf({ start: start - 1, end: start + 6 });
    expect(range).toEqual({
      startNode: paragraph.firstChild,
      startOffset: 0,
      endNode: paragraph.firstChild,
      endOffset: 6,
    });
  });

  it.each([
    ['empty', 3, 3],
    ['backwards', 5, 3],
    ['beyond the text', 1_000_000, 1_000_001],
    ['before it', -4, 0],
    ['only a separator', -2, -1],
  ])('none for a span that is %s', (_, from, to) => {
    const { map, start } = mapParagraph('Третья строка, и в ней тоже есть точка.');
    const offset = from === -2 ? start : 0;
    expect(map.rangeOf({ start: offset + from, end: offset + to })).toBeNull();
    expect(map.rangesOf({ start: offset + from, end: offset + to })).toEqual([]);
  });

  it('none where the page has changed', () => {
    const { map, start, paragraph } = mapParagraph('Договор <b>подписан</b> в Ташкенте давно.');
    const signed = { start: start + 8, end: start + 16 };
    expect(map.rangeOf(signed)).not.toBeNull();
    paragraph.querySelector('b')!.firstChild!.nodeValue = 'расторгнут';
    expect(map.rangeOf(signed)).toBeNull();
    paragraph.querySelector('b')!.remove();
    expect(map.rangeOf(signed)).toBeNull();
    expect(map.rangesOf({ start, end: start + 26 }).map(({ startNode }) => startNode.data)).toEqual([
      'Договор ',
      ' в Ташкенте давно.',
    ]);
  });
});

describe('offsets', () => {
  it('come back from every position of a range', () => {
    const { map, start, end } = mapParagraph('Договор <b>о  коллек&shy;тивной</b>\n <a>безопас</a>ности подписан.');
    for (let at = start; at < end; at++) {
      const range = map.rangeOf({ start: at, end: at + 1 })!;
      expect(map.offsetOf(range.startNode, range.startOffset)).toBe(at);
    }
  });

  it('in white space that is not seen go on to what is', () => {
    const { map, start, paragraph, text } = mapParagraph('  Договор   подписан   ');
    const node = paragraph.firstChild!;
    expect(map.offsetOf(node, 0)).toBe(start);
    expect(map.offsetOf(node, 11)).toBe(start + text.indexOf('подписан'));
    expect(map.offsetOf(node, 23)).toBe(start + text.length);
  });

  it('are known of nodes that were removed, and of no other nodes', () => {
    const { map, start, paragraph } = mapParagraph('Договор <b>подписан</b> в Ташкенте давно.');
    const node = paragraph.querySelector('b')!.firstChild!;
    paragraph.replaceChildren();
    expect(map.offsetOf(node, 2)).toBe(start + 10);
    expect(map.offsetOf(paragraph, 0)).toBeNull();
    expect(map.offsetOf(paragraph.ownerDocument.createTextNode('Договор'), 0)).toBeNull();
  });
});
