import { describe, expect, it } from 'vitest';
import { characterScore, medianOf } from '../../src/tools/character-score.ts';

describe('characterScore', () => {
  it.each([
    ['the same text with other spaces and case', 'Один  ДВА\nтри четыре', 'один два три, четыре.', 1, 1],
    ['a half of the text', 'aaa bbb ccc', 'aaa bbb ccc ddd eee fff', 1, 0.5],
    ['twice the text', 'aaa bbb ccc aaa bbb ccc', 'aaa bbb ccc', 0.5, 1],
    ['the same words in another order', 'ccc aaa bbb', 'aaa bbb ccc', 0, 0],
    ['an empty text', '', 'aaa bbb ccc', 0, 0],
    ['an empty text for an empty one', '', '', 1, 1],
    ['a short text', 'aaa', 'aaa', 1, 1],
  ])('of %s', (_, found, expected, precision, recall) => {
    const score = characterScore(found, expected);
    expect(score.precision).toBeCloseTo(precision, 5);
    expect(score.recall).toBeCloseTo(recall, 5);
  });
});

describe('medianOf', () => {
  it('ignores one outlier', () => expect(medianOf([3, 1, 900])).toBe(3));
});
