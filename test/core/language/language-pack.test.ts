import { expect, it } from 'vitest';
import { meanings } from '../../../src/core/language/language-pack.ts';
import { foldWord } from '../../../src/core/text/words.ts';

it('has its words as the text is folded, for else they are never met', () => {
  expect([...meanings.keys()].filter((word) => foldWord(word) !== word)).toEqual([]);
});
