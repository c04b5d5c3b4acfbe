import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { findArticle } from '../../src/page/article.ts';
import { spanInView } from '../../src/page/span-in-view.ts';
import { mapText } from '../../src/page/text-map.ts';

const sentence = 'The members of the alliance met in the capital and spoke about the mission, its tasks and its end.';
const paragraphs = Array.from({ length: 20 }, (_, n) => `<p id="p${n}">Number ${n}. ${sentence}</p>`).join('');
const { window } = new JSDOM(`<!doctype html><body><article><h1>A meeting</h1>${paragraphs}</article>`);
const { document } = window;
const map = mapText(findArticle(document)!);

/** jsdom has no layout: each block stands 100 pixels under the one before, the headline at `top`. */
function layOut(top: number): void {
  window.Range.prototype.getBoundingClientRect = function (this: Range) {
    const { parentElement } = this.startContainer;
    const at = parentElement === null ? 0 : [...document.querySelectorAll('h1, p')].indexOf(parentElement);
    return { top: top + 100 * at, bottom: top + 100 * at + 80 } as DOMRect;
  };
}
const numbersIn = (height: number) => {
  const span = spanInView(map, height);
  return span === null
    ? null
    : [...map.source.text.slice(span.start, span.end).matchAll(/Number (\d+)/g)].map(([, n]) => Number(n));
};

describe('what the window shows', () => {
  it.each([
    ['the beginning', 0, 350, [0, 1, 2]],
    ['the middle', -1090, 250, [10, 11, 12]],
    ['the end', -1890, 1000, [18, 19]],
    ['blocks that are cut above and below', -150, 100, [0, 1]],
    ['all of it', 0, 5000, Array.from({ length: 20 }, (_, n) => n)],
    ['nothing: all is above', -5000, 500, null],
    ['nothing: all is below', 800, 500, null],
  ])('%s', (_, top, height, expected) => {
    layOut(top);
    expect(numbersIn(height)).toEqual(expected);
  });
});
