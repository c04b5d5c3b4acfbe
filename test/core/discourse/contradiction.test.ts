import { describe, expect, it } from 'vitest';
import { readWordTokens } from '../../../src/core/language/word-tokens.ts';
import { shippedLanguages } from '../../support/reference.ts';
import { findContradiction } from '../../../src/core/discourse/contradiction.ts';
import { readDateline } from '../../../src/core/discourse/dateline.ts';
import { recognize } from '../../../src/core/timex/recognize.ts';
import { resolve } from '../../../src/core/timex/resolve.ts';
import type { PublicationDate } from '../../../src/core/types.ts';
import { wholeBlock } from '../timex/dates.ts';

const languages = shippedLanguages();

function textSays(text: string, value: string): string | null {
  const published: PublicationDate = { value, basis: 'metadata' };
  const blocks = wholeBlock(text);
  const tokens = readWordTokens(text, languages);
  const timexes = recognize(tokens, blocks);
  const resolved = resolve(timexes, { tokens, blocks, published, speech: [] });
  const found = findContradiction(published, readDateline(text, blocks, timexes), timexes, resolved);
  return found === null ? null : `${found.value} ${found.basis}`;
}

// 11 January 2022 was a Tuesday; so was 11 January 2028.

describe('a text that tells another day of itself than its page', () => {
  it.each([
    ['Москва. 19 января 2022 года. ИНТЕРФАКС — Миссия завершена.', '2024-05-01', '2022-01-19 dateline'],
    ['MOSCOW, January 19, 2022 (Reuters) - The mission is over.', '2023-01-19', '2022-01-19 dateline'],
    ['Во вторник, 11 января, он выступил.', '2024-05-01', '2022-01-11 inferred'],
    ['On Tuesday, January 11, he spoke.', '2023-01-20', '2022-01-11 inferred'],
  ])('%s on %s', (text, page, day) => expect(textSays(text, page)).toBe(day));
});

describe('a text that agrees with its page, or says nothing', () => {
  it.each([
    ['Москва. 19 января 2022 года. ИНТЕРФАКС — Миссия завершена.', '2022-01-19'],
    ['Москва. 19 января 2022 года. ИНТЕРФАКС — Миссия завершена.', '2022-01-20'],
    ['Во вторник, 11 января, он выступил.', '2022-01-12'],
    ['Во вторник, 11 января, он выступил.', '2022-05-30'],
    ['11 января он выступил.', '2024-05-01'],
    ['Во вторник, 11 января 2022 года, он выступил.', '2024-05-01'],
    ['Никто ничего не назвал.', '2024-05-01'],
  ])('%s on %s', (text, page) => expect(textSays(text, page)).toBeNull());
});
