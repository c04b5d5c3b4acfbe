import { describe, expect, it } from 'vitest';
import type { Block, SourceText } from '../../src/core/types.ts';
import { readBackgroundMessage } from '../../src/protocol/messages.ts';
import { maxBlocks, maxTextLength, withinLimits } from '../../src/protocol/sent-text.ts';

function sourceOf(paragraphs: readonly string[]): SourceText {
  const blocks: Block[] = [];
  let start = 0;
  for (const { length } of paragraphs) {
    blocks.push({ kind: 'paragraph', start, end: start + length });
    start += length + 2;
  }
  return { text: paragraphs.join('\n\n'), blocks };
}

const words = (length: number) => 'слово за словом '.repeat(Math.ceil(length / 16)).slice(0, length);
/** The texts of the blocks that are sent. */
const sent = (paragraphs: readonly string[]) => {
  const { text, blocks } = withinLimits(sourceOf(paragraphs));
  return blocks.map(({ start, end }) => text.slice(start, end));
};

describe('the text that is sent to the background', () => {
  it.each<[string, readonly string[], number]>([
    ['a text at the limit stays whole', [words(maxTextLength)], 1],
    ['a longer one ends with the last block that fits', [words(200_000), words(99_000), words(2000), 'end'], 2],
    ['so does one whose last block is long', [words(160_000), words(160_000)], 1],
    ['no more blocks are sent than the limit', Array.from({ length: maxBlocks + 5 }, () => 'слово'), maxBlocks],
  ])('%s', (_, paragraphs, count) => expect(sent(paragraphs)).toEqual(paragraphs.slice(0, count)));

  it('loses little of a block that is longer than the limit, and no part of a word', () => {
    const [headline, text] = sent(['Заголовок', words(400_000), 'Конец.']);
    expect(headline).toBe('Заголовок');
    expect(text!.length).toBeGreaterThan(maxTextLength - 50);
    expect(words(400_000).startsWith(text!)).toBe(true);
    expect(text).toMatch(/(?:слово|за|словом)$/);
  });

  it('parts no surrogate pair of a block without white space', () => {
    const [text] = sent([`а${'😀'.repeat(maxTextLength)}`]);
    expect(text).toMatch(/^а(?:😀)+$/u);
  });

  it.each([
    ['nothing', []],
    ['one block', [words(700_000)]],
    ['many blocks', Array.from({ length: 30_000 }, () => words(30))],
    ['blocks of white space', [' '.repeat(400_000), words(9)]],
  ])('is never refused: %s', (_, paragraphs) => {
    const message = { type: 'annotate', language: null, published: null, cardLanguage: null, names: [] };
    expect(readBackgroundMessage({ ...message, ...withinLimits(sourceOf(paragraphs)) })).not.toBeNull();
  });
});
