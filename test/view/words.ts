import { readFileSync } from 'node:fs';
import { withPositions, type Messages } from '../../src/compiler/messages.ts';
import type { MessageKey, Words } from '../../src/view/words.ts';

/** The interface's words in a language as the browser would give them. */
export function wordsIn(language: 'en' | 'ru'): Words {
  const path = new URL(`../../assets/_locales/${language}/messages.json`, import.meta.url);
  const messages = JSON.parse(readFileSync(path, 'utf8')) as Messages & Readonly<Record<MessageKey, Messages[string]>>;
  return (key, ...values) =>
    withPositions(messages[key]).replace(/\$(\d)/g, (_, place: string) => values[Number(place) - 1] ?? '');
}
