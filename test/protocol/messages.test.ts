import { describe, expect, it } from 'vitest';
import { maxExplainedLength, readBackgroundMessage } from '../../src/protocol/messages.ts';
import { maxBlocks, maxTextLength } from '../../src/protocol/sent-text.ts';

const block = (start: number, end: number) => ({ kind: 'paragraph', start, end });
const annotate = {
  type: 'annotate',
  text: 'Слово за словом.',
  blocks: [block(0, 5), block(6, 16)],
  language: 'ru',
  published: { value: '2022-01-11', basis: 'metadata' },
  cardLanguage: null,
  names: ['c0123456789ab'],
};
const cards = { type: 'cards', keys: ['csto', 'date:2022-01-11'], on: '2022-01-11', language: 'ru' };
const describeMessage = { type: 'describe', id: 'csto', on: '2022-01-11', language: 'ru' };
const explain = {
  type: 'explain-words',
  text: 'ОДКБ',
  language: null,
  published: { value: '2022-01-11', basis: 'dateline' },
  cardLanguage: 'en',
};
const long = (length: number) => ({ ...annotate, text: 'а'.repeat(length), blocks: [block(0, length)] });
const published = (value: unknown, basis: unknown = 'metadata') => ({ published: { value, basis } });

describe('a message to the background', () => {
  it.each<[string, object]>([
    ['an article', annotate],
    ['one without a day', { ...annotate, published: null }],
    ['one without blocks', { ...annotate, blocks: [] }],
    ['the longest text', long(maxTextLength)],
    ['blocks that touch', { ...annotate, blocks: [block(0, 5), block(5, 16)] }],
    ['as many blocks as there may be', { ...annotate, blocks: Array.from({ length: maxBlocks }, () => block(3, 3)) }],
    ['a leap day', { ...annotate, ...published('2024-02-29') }],
    ['cards', cards],
    ['a card', describeMessage],
    ['words to be explained', explain],
  ])('is taken: %s', (_, message) => expect(readBackgroundMessage(message)).toEqual(message));

  it.each<[string, object]>([
    ['a text over the limit', long(maxTextLength + 1)],
    ['a text that is none', { ...annotate, text: ['a'] }],
    ['blocks that overlap', { ...annotate, blocks: [block(0, 6), block(5, 16)] }],
    ['a block in another', { ...annotate, blocks: [block(0, 16), block(6, 8)] }],
    ['a block twice', { ...annotate, blocks: [block(0, 5), block(0, 5)] }],
    ['blocks that descend', { ...annotate, blocks: [block(6, 16), block(0, 5)] }],
    ['a block beyond the text', { ...annotate, blocks: [block(6, 17)] }],
    ['a block that ends before it begins', { ...annotate, blocks: [block(5, 4)] }],
    ['a block of no kind', { ...annotate, blocks: [{ start: 0, end: 5 }] }],
    [
      'more blocks than there may be',
      { ...annotate, blocks: Array.from({ length: maxBlocks + 1 }, () => block(3, 3)) },
    ],
    ['300,000 overlapping blocks', { ...annotate, blocks: Array.from({ length: 300_000 }, () => block(0, 16)) }],
    ['a day that does not exist', { ...annotate, ...published('2022-99-99') }],
    ['29 February of a year without one', { ...annotate, ...published('2022-02-29') }],
    ['a month', { ...annotate, ...published('2022-01') }],
    ['a day without a basis', { ...annotate, ...published('2022-01-11', 'hearsay') }],
    ['a list as a day', { ...annotate, ...published(['2022-01-11']) }],
    ['a name that is a selector', { ...annotate, names: ['a){} *{'] }],
    ['no day', { ...annotate, published: undefined }],
    ['cards as of no day', { ...cards, on: '2022-13-01' }],
    ['cards as of ten characters', { ...cards, on: 'aaaaaaaaaa' }],
    ['a card as of no day', { ...describeMessage, on: '2022-99-99' }],
    ['a card as of a year', { ...describeMessage, on: '2022' }],
    ['words as of no day', { ...explain, ...published('2022-99-99') }],
    ['more words than are explained', { ...explain, text: 'а'.repeat(maxExplainedLength + 1) }],
    ['no words', { ...explain, text: '' }],
  ])('is refused: %s', (_, message) => expect(readBackgroundMessage(message)).toBeNull());

  it('brings nothing along that was not asked for', () => {
    const given = { ...annotate, published: { ...annotate.published, textSays: { value: 'x', basis: {} } }, more: 1 };
    expect(readBackgroundMessage(given)).toEqual(annotate);
  });
});
