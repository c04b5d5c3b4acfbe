import { describe, expect, it } from 'vitest';
import { foldWord, makeWord, readWord, wordLengthAtMost } from '../../../src/core/text/words.ts';

describe('foldWord', () => {
  it.each([
    ['Назарба\u0301ев', 'назарбаев'],
    ['Королёв', 'королев'],
    ['Короле\u0308в', 'королев'],
    ['Токаи\u0306', 'токай'],
    ['Киi\u0308в', 'киів'],
    ['Киі\u0308в', 'київ'],
    ['Каза\u00adх\u200bстан', 'казахстан'],
    ['\u200fОДКБ', 'одкб'],
    ['Türkiye', 'turkiye'],
    ['Tu\u0308rkiye', 'turkiye'],
    ['İstanbul', 'istanbul'],
    ['Հայաստա\u055eն', 'հայաստան'],
    ['C-300', 'c'],
    ['ОДКБ — союз', 'одкб'],
    ['', ''],
    ['—', ''],
    ['😀', ''],
  ])('%j → %j', (text, folded) => {
    expect(foldWord(text)).toBe(folded);
  });
});

describe('a word of mixed script', () => {
  it.each([
    ['КАЗАХCТАН', 'казахстан', 'Latin C'],
    ['Tокаев', 'токаев', 'Latin T'],
    ['Кaзaхcтaн', 'казахстан', 'Latin a, c'],
    ['СSTО', 'csto', 'Cyrillic С and О'],
    ['Кazakhstan', 'kazakhstan', 'Cyrillic К'],
    ['CТО', 'сто', 'all letters in both scripts: the script of the more'],
    ['COP2Х', 'cop2x', 'digits take no side'],
  ])('%s → %s (%s)', (text, folded) => {
    expect(foldWord(text)).toBe(folded);
  });

  it.each([
    ['CCCP', 'cccp', 'Latin alone stays Latin'],
    ['СССР', 'ссср', 'Cyrillic alone stays Cyrillic'],
    ['iPhoneы', 'iphoneы', 'no script can spell it'],
  ])('%s → %s (%s)', (text, folded) => {
    expect(foldWord(text)).toBe(folded);
  });
});

describe('readWord', () => {
  const read = (text: string, start = 0): { end: number; stop: number; length: number } => {
    const word = makeWord();
    readWord(text, start, text.length, word);
    const { end, stop, length } = word;
    return { end, stop, length };
  };

  it.each([
    ['a mark on the last letter is in the span', 'Токаева\u0301 ', { end: 8, stop: 8, length: 7 }],
    ['a soft hyphen after it is not', 'Токаева\u00ad ', { end: 7, stop: 8, length: 7 }],
    ['nor one before it', '\u00adТокаев', { end: 7, stop: 7, length: 6 }],
    ['no word', ' Токаев', { end: 0, stop: 0, length: 0 }],
    ['only junk', '\u00ad\u00ad', { end: 0, stop: 0, length: 0 }],
    ['the longest word', 'я'.repeat(wordLengthAtMost), { end: 64, stop: 64, length: 64 }],
    ['a longer one is passed over whole', 'я'.repeat(65) + ' а', { end: 65, stop: 65, length: 0 }],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
