import { describe, expect, it } from 'vitest';
import { readWordTokens } from '../../../src/core/language/word-tokens.ts';
import { shippedLanguages } from '../../support/reference.ts';
import { readDateline } from '../../../src/core/discourse/dateline.ts';
import { inferPublished } from '../../../src/core/discourse/infer-published.ts';
import { recognize } from '../../../src/core/timex/recognize.ts';
import { wholeBlock } from '../timex/dates.ts';

const languages = shippedLanguages();

const events = [
  { id: 'protest', start: '2022-01-02', end: '2022-01-02', participants: ['kazakhstan', 'zhanaozen'] },
  { id: 'request', start: '2022-01-05', end: '2022-01-05', participants: ['kazakhstan', 'csto'] },
  { id: 'other', start: '2015-01-02', end: '2015-01-02', participants: ['armenia', 'csto'] },
];

function infer(text: string, mentioned: readonly string[]): string | null {
  const blocks = wholeBlock(text);
  const tokens = readWordTokens(text, languages);
  const timexes = recognize(tokens, blocks);
  return inferPublished(timexes, { tokens, blocks, events, mentioned: new Set(mentioned) })?.value ?? null;
}

describe('the day of an undated article', () => {
  const named = ['kazakhstan', 'zhanaozen', 'csto'];
  it.each([
    [
      'follows from the record: the latest day told as past',
      '2 января начались протесты. 5 января попросили о помощи.',
      '2022-01-05',
    ],
    [
      'moves to the weekday of «ранее в пятницу»',
      '2 января начались протесты. 5 января попросили о помощи. Ранее в пятницу он выступил.',
      '2022-01-07',
    ],
    [
      'goes on by days counted from those named',
      '2 января начались протесты. 5 января попросили о помощи, а на следующий день войска прибыли.',
      '2022-01-06',
    ],
    [
      'moves to the weekday that the first paragraph tells of as past',
      'Министр сообщил об этом в пятницу. 2 января начались протесты. 5 января попросили о помощи.',
      '2022-01-07',
    ],
    ['follows from a date that stands complete', 'Документ от 3 марта 2019 года опубликован.', '2019-03-03'],
    ['is not told by one day that the record knows', '2 января начались протесты.', null],
    ['is not told where no day is named', 'Протесты начались вчера.', null],
  ])('%s', (_, text, value) => expect(infer(text, named)).toBe(value));

  it('is not told by events of others', () => {
    expect(infer('2 января прошли выборы. 5 января объявили итоги.', ['georgia'])).toBeNull();
  });
});

describe('a dateline', () => {
  const read = (text: string) => {
    const blocks = wholeBlock(text);
    return readDateline(text, blocks, recognize(readWordTokens(text, languages), blocks))?.value ?? null;
  };
  it.each([
    ['Москва. 19 января 2022 года. ИНТЕРФАКС — Миссия завершена.', '2022-01-19'],
    ['MOSCOW, January 19, 2022 (Reuters) - The mission is over.', '2022-01-19'],
    ['Москва. 19 января. ИНТЕРФАКС — Миссия завершена.', null],
    ['Миссия завершена 19 января 2022 года.', null],
  ])('%s', (text, value) => expect(read(text)).toBe(value));
});
