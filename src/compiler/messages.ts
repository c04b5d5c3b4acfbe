import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from './input-error.ts';

/** A message of the interface in the browsers' format: `$NAME$` in the text is the value of the placeholder `name`. */
export interface Message {
  readonly message: string;
  /** For translators, in English only: where the message is shown. */
  readonly description?: string;
  /** By name in small letters; `content` is `$1` for the first value, and so on. */
  readonly placeholders?: Readonly<Record<string, { readonly content: string; readonly example?: string }>>;
}

/** A locale's messages.json. */
export type Messages = Readonly<Record<string, Message>>;

/** The locale that defines the keys and placeholders of all others. */
const sourceLocale = 'en';

/**
 * The messages of every locale in the folder (assets/_locales), by its language. Throws InputError, with every problem, where one differs
 * from English in keys or placeholders.
 */
export function readMessages(folder: string): ReadonlyMap<string, Messages> {
  const locales = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const messages = new Map(
    locales.map((locale) => {
      const file = join(folder, locale, 'messages.json');
      return [locale, parseMessages(readFileSync(file, 'utf8'), `_locales/${locale}/messages.json`)] as const;
    }),
  );
  const problems = messageProblems(messages);
  if (problems.length > 0) throw new InputError(`the messages of the interface have errors:\n${problems.join('\n')}`);
  return messages;
}

function parseMessages(text: string, name: string): Messages {
  try {
    return JSON.parse(text) as Messages;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new InputError(`${name} is not valid JSON: ${error.message}`);
  }
}

/** Every key that is missing or superfluous, every placeholder that does not fit, every missing description; a line each. */
export function messageProblems(locales: ReadonlyMap<string, Messages>): readonly string[] {
  const source = locales.get(sourceLocale) ?? {};
  return [...locales].flatMap(([locale, messages]) => [
    ...Object.keys(source)
      .filter((key) => messages[key] === undefined)
      .map((key) => `_locales/${locale} ${key}: is missing`),
    ...Object.entries(messages).flatMap(([key, message]) =>
      problemsOf(message, source[key], locale === sourceLocale).map(
        (problem) => `_locales/${locale} ${key}: ${problem}`,
      ),
    ),
  ]);
}

function problemsOf(message: Message, source: Message | undefined, isSource: boolean): readonly string[] {
  if (source === undefined) return ['is not a key of the English messages'];
  const { message: text, description, placeholders = {} } = message;
  const used = namesIn(text);
  const contents = Object.values(placeholders).map(({ content }) => content);
  const expected = source.placeholders ?? {};
  return [
    ...(text.trim() === '' ? ['is empty'] : []),
    ...(isSource && (description ?? '') === '' ? ['has no description for translators'] : []),
    ...used.filter((name) => placeholders[name] === undefined).map((name) => `$${name.toUpperCase()}$ is not defined`),
    ...Object.keys(placeholders)
      .filter((name) => !used.includes(name))
      .map((name) => `the placeholder ${name} does not occur as $${name.toUpperCase()}$`),
    ...(contents.every((content, at) => content === `$${at + 1}`)
      ? []
      : ['its placeholders must be $1, $2, … in order']),
    ...Object.keys({ ...expected, ...placeholders })
      .filter((name) => expected[name]?.content !== placeholders[name]?.content)
      .map((name) => `the placeholder ${name} is not the same as in English`),
  ];
}

/** The names of the placeholders that occur in a text, each once, in small letters. */
function namesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name.toLowerCase()))];
}

const placeholder = /\$([A-Za-z0-9_@]+)\$/g;

/** The text with `$1` in place of the first value, and so on: what the extension fills in itself. */
export function withPositions({ message, placeholders = {} }: Message): string {
  return message.replace(placeholder, (whole, name: string) => placeholders[name.toLowerCase()]?.content ?? whole);
}

/** The file as it ships, without what is for translators. */
export function shippedMessages(messages: Messages): string {
  const shipped = Object.entries(messages).map(([key, { message, placeholders }]) => {
    const contents = Object.entries(placeholders ?? {}).map(([name, { content }]) => [name, { content }] as const);
    return [
      key,
      { message, ...(contents.length === 0 ? {} : { placeholders: Object.fromEntries(contents) }) },
    ] as const;
  });
  return `${JSON.stringify(Object.fromEntries(shipped))}\n`;
}
