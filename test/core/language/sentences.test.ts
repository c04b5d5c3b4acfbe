import { describe, expect, it } from 'vitest';
import { maxSentenceReach, sentenceAround } from '../../../src/core/language/sentences.ts';
import type { Block } from '../../../src/core/types.ts';

function sentenceIn(text: string, offset: number, blocks: readonly Block[] = [paragraph(0, text.length)]): string {
  const { start, end } = sentenceAround(text, blocks, offset);
  return text.slice(start, end);
}
function paragraph(start: number, end: number): Block {
  return { kind: 'paragraph', start, end };
}

describe('a sentence', () => {
  it('lies between the marks that end one', () => {
    const text = 'Он приехал. Она уехала! Мы остались';
    expect(sentenceIn(text, text.indexOf('Она'))).toBe(' Она уехала');
    expect(sentenceIn(text, text.indexOf('остались'))).toBe(' Мы остались');
  });

  it('does not end at an abbreviation or inside a number', () => {
    expect(sentenceIn('Это ул. 5 мая и 2.5 км', 15)).toBe('Это ул. 5 мая и 2.5 км');
  });

  it('stays in its block', () => {
    expect(sentenceIn('Один два Три', 6, [paragraph(0, 4), paragraph(5, 8), paragraph(9, 12)])).toBe('два');
  });

  it('is looked for anew in another text of the same blocks', () => {
    const blocks = [paragraph(0, 10)];
    expect(sentenceIn('Раз. Два и', 6, blocks)).toBe(' Два и');
    expect(sentenceIn('Раз и два и', 6, blocks)).toBe('Раз и два ');
  });

  it('of a text without full stops is cut between two words on either side', () => {
    const text = 'слово '.repeat(1000);
    const offset = 3002;
    const { start, end } = sentenceAround(text, [paragraph(0, text.length)], offset);
    expect(text.slice(start, end)).toMatch(/^(?: слово)+ ?$/);
    for (const reach of [offset - start, end - offset]) {
      expect(reach).toBeLessThanOrEqual(maxSentenceReach);
      expect(reach).toBeGreaterThan(maxSentenceReach - 10);
    }
  });

  it('in the middle of an endless word is empty', () => {
    expect(sentenceIn('ж'.repeat(5000), 2500)).toBe('');
  });
});
