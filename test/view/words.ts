import { readFileSync } from 'node:fs';
import type { Words } from '../../src/view/words.ts';

type Messages = Readonly<Record<string, { readonly message: string }>>;

/** The interface's words in a language as the browser would give them; throws for a key that is missing. */
export function wordsIn(language: 'en' | 'ru'): Words {
  const path = new URL(`../../assets/_locales/${language}/messages.json`, import.meta.url);
  const messages = JSON.parse(readFileSync(path, 'utf8')) as Messages;
  return (key, ...values) => {
    const entry = messages[key];
    if (entry === undefined) throw new Error(`${language} has no words for ${key}`);
    return values.reduce((text, value, index) => text.replace(`$A${index + 1}$`, value), entry.message);
  };
}
