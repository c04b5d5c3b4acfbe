import type messages from '../../assets/_locales/en/messages.json';
import type { LanguageTag } from '../core/types.ts';

/** The key of a message of the interface, as in assets/_locales/en/messages.json. A missing or misspelt key does not compile. */
export type MessageKey = keyof typeof messages;

/** Gives the message of the key in the reader's language, with the values in the order of its placeholders (`$1`, `$2`). */
export type Words = (key: MessageKey, ...values: readonly string[]) => string;

/** The language of interface and cards, and the interface's words in it. */
export interface Voice {
  readonly language: LanguageTag;
  readonly words: Words;
}

type KeyPart<Value extends string> = Value extends `${infer Head}-${infer Tail}` ? `${Head}_${KeyPart<Tail>}` : Value;

/** A value as a part of a message key, which has `_` for `-`: `member_frozen` for `member-frozen`. */
export function keyPart<Value extends string>(value: Value): KeyPart<Value> {
  return value.replaceAll('-', '_') as KeyPart<Value>;
}
