import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kindGroups } from '../../src/view/kinds.ts';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const folder = new URL('../../assets/_locales/', import.meta.url);
const read = (locale: string) =>
  JSON.parse(readFileSync(new URL(`${locale}/messages.json`, folder), 'utf8')) as Readonly<Record<string, Message>>;
const english = read('en');

/** Browsers are exact about this: each `$A1$` in a text has a placeholder `a1` whose content is `$1`, and the other way round. */
function placeholdersIn({ message }: Message): readonly string[] {
  return [...new Set([...message.matchAll(/\$(A\d)\$/g)].map(([, name]) => name!.toLowerCase()))].sort();
}

describe.each(readdirSync(folder))('the interface’s words in %s', (locale) => {
  const messages = read(locale);
  it('has every key of the English, and none beside', () =>
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort()));
  it.each(Object.entries(messages))('%s says something and fills in what the English does', (key, message) => {
    expect(message.message.trim()).not.toBe('');
    expect(placeholdersIn(message)).toEqual(placeholdersIn(english[key]!));
    expect(Object.keys(message.placeholders ?? {}).sort()).toEqual(placeholdersIn(message));
    for (const [name, { content }] of Object.entries(message.placeholders ?? {}))
      expect(content).toBe(`$${name.slice(1)}`);
  });
  it('names every group of kinds', () =>
    expect(kindGroups.filter((group) => messages[`group_${group}`] === undefined)).toEqual([]));
});
