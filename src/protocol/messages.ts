import type { ArticleRecord } from '../core/export/article-record.ts';
import type { Analysis, Block, Card, IsoDay, LanguageTag, PublicationDate, Span, Summary } from '../core/types.ts';
import {
  areBlocks,
  areNames,
  isIsoDay,
  isRecord,
  isSpan,
  isTag,
  isTagOrNull,
  isText,
  readPublished,
} from './guards.ts';
import { maxTextLength } from './sent-text.ts';
import { readListChange, readSettingsChange, type ListChange, type SettingsChange } from './settings-changes.ts';

// Two maps name every message with the fields that it carries beside `type` and with its answer. The types of requests, answers and
// handlers are derived from them, and the tables of guards below have to name every message too.

/** What the background is asked: by the gate, the annotators and the pages of the extension. */
export interface BackgroundProtocol {
  /** The gate found what may be an article in scope: inject the annotator into the sender's tab. The answer comes without a Reply around it. */
  readonly start: readonly [request: NoFields, answer: true];
  /** Insert the highlights' rules under these names into the sender's tab. */
  readonly style: readonly [request: { readonly names: readonly string[] }, answer: null];
  /** Analyse the article, in the tab's turn. Null if superseded: the tab asked for something newer, or shows another page. */
  readonly annotate: readonly [request: AnnotateRequest, answer: (Worked<Annotated> & Styled) | null];
  /** The cards for these keys, without unknown ones, in the tab's turn. Null if superseded. */
  readonly cards: readonly [request: KeysRequest, answer: Worked<Cards> | null];
  /** The titles for these keys, without unknown ones. */
  readonly titles: readonly [request: KeysRequest, answer: Titles];
  /** The changes made in private windows, oldest first. */
  readonly 'private-changes': readonly [request: NoFields, answer: readonly ListChange[]];
  /** Change the settings in force in private windows. */
  readonly 'change-privately': readonly [request: { readonly change: ListChange }, answer: true];
  /** Change the stored settings. Rejects where the browser cannot store them. */
  readonly 'change-settings': readonly [request: { readonly change: SettingsChange }, answer: true];
  /** Put broken values of the stored settings aside. */
  readonly 'mend-settings': readonly [request: NoFields, answer: true];
  /** The card of any id or date on any day; null where the id is unknown. */
  readonly describe: readonly [request: DescribeRequest, answer: Card | null];
  /** The card of the longest name in these words, taken by themselves; null where they name nothing. */
  readonly 'explain-words': readonly [request: ExplainWordsRequest, answer: Card | null];
  /** Open the panel beside the sender's page, with the card of `id` where it is given. */
  readonly 'open-panel': readonly [request: { readonly id?: string }, answer: null];
  /** The interface's words in a language by key, with `$1` and on to be filled in; null where the interface has no words in it. */
  readonly words: readonly [
    request: { readonly language: LanguageTag },
    answer: Readonly<Record<string, string>> | null,
  ];
  /** The period that the record covers, and the interface's languages. */
  readonly reach: readonly [request: NoFields, answer: Reach];
}

/** What a tab's annotator is asked: by popup, panel and background. */
export interface TabProtocol {
  readonly 'page-state': readonly [request: NoFields, answer: PageState];
  /** Annotate the page although it is out of scope, or pages are annotated only on request. */
  readonly 'annotate-anyway': readonly [request: NoFields, answer: PageState];
  /** Scroll to a mention and open its card. */
  readonly reveal: readonly [request: { readonly span: Span }, answer: null];
  /** Go to the next mark (1) or the previous one (-1). */
  readonly step: readonly [request: { readonly by: 1 | -1 }, answer: null];
  /** Explain the selected words. */
  readonly explain: readonly [request: { readonly text: string }, answer: null];
  /** The part of the article in the window; the panel asks again and again. */
  readonly 'in-view': readonly [request: NoFields, answer: InView];
  /** Everything that an export needs; null where there is no article. */
  readonly record: readonly [request: NoFields, answer: ArticleRecord | null];
  /** The settings in force in private windows have changed. */
  readonly 'settings-changed': readonly [request: NoFields, answer: true];
  /** For a maintainer's tool: how the annotator fares in its page. */
  readonly diagnose: readonly [request: NoFields, answer: Diagnosis];
}

/** `{}` and nothing else. */
type NoFields = Readonly<Record<symbol, never>>;
type ProtocolMap<Map> = { readonly [Type in keyof Map]: readonly [request: object, answer: unknown] };

/** The fields of a message beside its type. */
export type RequestOf<Map extends ProtocolMap<Map>, Type extends keyof Map> = Map[Type][0];
export type AnswerOf<Map extends ProtocolMap<Map>, Type extends keyof Map> = Map[Type][1];
/** A message as it is sent. */
export type MessageOf<Map extends ProtocolMap<Map>, Type extends keyof Map = keyof Map> = {
  readonly [Each in Type]: { readonly type: Each } & RequestOf<Map, Each>;
}[Type];
export type BackgroundMessage = MessageOf<BackgroundProtocol>;
export type TabMessage = MessageOf<TabProtocol>;

/** Asks the background and waits for the answer. Rejects where the background failed, or could not be reached. */
export type AskBackground = <Type extends Exclude<keyof BackgroundProtocol, 'start'>>(
  type: Type,
  request: RequestOf<BackgroundProtocol, Type>,
) => Promise<AnswerOf<BackgroundProtocol, Type>>;

/** What answers each message of a map, given its request and where it came from. */
export type Handlers<Map extends ProtocolMap<Map>, Origin extends readonly unknown[] = []> = {
  readonly [Type in keyof Map]: (request: RequestOf<Map, Type>, ...origin: Origin) => Handled<AnswerOf<Map, Type>>;
};

/** Where the answer is always null, nothing needs to be returned. */
type Handled<Answer> = Answer | Promise<Answer> | ([Answer] extends [null] ? Promise<void> : never);

/**
 * The background answers every message but `start`, and a tab's annotator every message, with one of these. So no reply means that the
 * receiver was stopped before it could give one.
 */
export type Reply =
  | { readonly answer: unknown }
  /** The tab has asked for something newer meanwhile, or shows another page: nothing is to be done. */
  | { readonly superseded: true }
  /** The message is not sound, or an error came up and has been reported. */
  | { readonly failed: true };

/** The article for the background. Offsets in the answer refer to `text`. */
export interface AnnotateRequest {
  /** At most `maxTextLength` units. */
  readonly text: string;
  /** Ascending and disjoint, at most `maxBlocks`. */
  readonly blocks: readonly Block[];
  readonly language: LanguageTag | null;
  readonly published: PublicationDate | null;
  /** Language of the summary; null for the browser's. */
  readonly cardLanguage: LanguageTag | null;
  /** Names of the highlights whose rules are to be inserted once the article proves in scope; empty where they are there. */
  readonly names: readonly string[];
}

export interface Annotated {
  readonly analysis: Analysis;
  readonly summary: Summary;
}

/** Keys as `cardKey` gives them, at most `maxKeys`, and the day and the language of the answer. */
export interface KeysRequest {
  readonly keys: readonly string[];
  readonly on: IsoDay;
  readonly language: LanguageTag;
}

/** By `cardKey`. */
export type Cards = Readonly<Record<string, Card>>;
/** By `cardKey`. */
export type Titles = Readonly<Record<string, string>>;

export interface DescribeRequest {
  readonly id: string;
  readonly on: IsoDay;
  readonly language: LanguageTag;
}

/** Selected words, at most `maxExplainedLength` units, with language and day of the page. */
export interface ExplainWordsRequest {
  readonly text: string;
  readonly language: LanguageTag | null;
  readonly published: PublicationDate | null;
  readonly cardLanguage: LanguageTag;
}

/** The answer to a request that had to wait for its turn. */
export interface Worked<T> {
  readonly answer: T;
  /** The time that the work took, without the wait, in milliseconds. */
  readonly workMs: number;
}

export interface Styled {
  /** The rules for the names in the request are in the page. */
  readonly isStyled: boolean;
}

export interface Reach {
  readonly from: string;
  readonly to: string;
  readonly languages: readonly LanguageTag[];
}

/** A page as its annotator sees it. */
export type PageState =
  | {
      readonly state: 'annotated' | 'out-of-scope';
      readonly summary: Summary;
      /** The page is so long that only its beginning was read. */
      readonly isTruncated: boolean;
    }
  | { readonly state: 'no-article' | 'working' | 'on-click' };

export interface InView {
  /** Changes whenever the answer to `page-state` does. */
  readonly version: number;
  /** The blocks in the window, as a span of the text; null where there are none. */
  readonly span: Span | null;
}

export interface Diagnosis {
  readonly state: PageState['state'];
  readonly errors: number;
  /** The longest time for which we have held the page's main thread at once, and the total of the last reading; milliseconds. */
  readonly longestSliceMs: number;
  readonly workMs: number;
  /** Everything that the page and the reader have changed so far is read and painted. */
  readonly isIdle: boolean;
}

/** An article has no more different cards; the rest is recognised and has none. */
export const maxKeys = 3000;
/** Keys of cards and ids, in UTF-16 units. */
export const maxKeyLength = 100;
/** Selected words, in UTF-16 units. */
export const maxExplainedLength = 2000;

type Fields = Readonly<Record<string, unknown>>;
/** For each message what checks its fields and copies the known ones; null for a message that is not sound. */
type Guards<Map extends ProtocolMap<Map>> = {
  readonly [Type in keyof Map]: (fields: Fields) => RequestOf<Map, Type> | null;
};

const noFields = () => ({});

function readKeys({ keys, on, language }: Fields): KeysRequest | null {
  const areKeys = Array.isArray(keys) && keys.length <= maxKeys && keys.every((key) => isText(key, maxKeyLength));
  return areKeys && isIsoDay(on) && isTag(language) ? { keys, on, language } : null;
}

const backgroundGuards: Guards<BackgroundProtocol> = {
  start: noFields,
  style: ({ names }) => (areNames(names) ? { names } : null),
  annotate: ({ text, blocks, language, published: date, cardLanguage, names }) => {
    const published = readPublished(date);
    if (typeof text !== 'string' || text.length > maxTextLength || !areBlocks(blocks, text.length)) return null;
    if (!isTagOrNull(cardLanguage) || !isTagOrNull(language) || published === undefined || !areNames(names))
      return null;
    return { text, blocks, language, published, cardLanguage, names };
  },
  cards: readKeys,
  titles: readKeys,
  'private-changes': noFields,
  'change-privately': ({ change: raw }) => {
    const change = readListChange(raw);
    return change === null ? null : { change };
  },
  'change-settings': ({ change: raw }) => {
    const change = readSettingsChange(raw);
    return change === null ? null : { change };
  },
  'mend-settings': noFields,
  describe: ({ id, on, language }) =>
    isText(id, maxKeyLength) && isIsoDay(on) && isTag(language) ? { id, on, language } : null,
  'explain-words': ({ text, language, published: date, cardLanguage }) => {
    const published = readPublished(date);
    if (!isText(text, maxExplainedLength) || !isTagOrNull(language) || published === undefined) return null;
    return isTag(cardLanguage) ? { text, language, published, cardLanguage } : null;
  },
  'open-panel': ({ id }) => {
    if (id === undefined) return {};
    return isText(id, maxKeyLength) ? { id } : null;
  },
  words: ({ language }) => (isTag(language) ? { language } : null),
  reach: noFields,
};

const tabGuards: Guards<TabProtocol> = {
  'page-state': noFields,
  'annotate-anyway': noFields,
  reveal: ({ span }) => (isSpan(span, Number.MAX_SAFE_INTEGER) ? { span } : null),
  step: ({ by }) => (by === 1 || by === -1 ? { by } : null),
  explain: ({ text }) => (isText(text, maxExplainedLength) ? { text } : null),
  'in-view': noFields,
  record: noFields,
  'settings-changed': noFields,
  diagnose: noFields,
};

/** A message to the background, checked field by field; null for anything else. */
export function readBackgroundMessage(raw: unknown): BackgroundMessage | null {
  return readMessage(backgroundGuards, raw);
}

/** A message to a tab's annotator, checked field by field; null for anything else. */
export function readTabMessage(raw: unknown): TabMessage | null {
  return readMessage(tabGuards, raw);
}

function readMessage<Map extends ProtocolMap<Map>>(guards: Guards<Map>, raw: unknown): MessageOf<Map> | null {
  if (!isRecord(raw)) return null;
  const { type } = raw;
  if (typeof type !== 'string' || !Object.hasOwn(guards, type)) return null;
  const request = guards[type as keyof Map & string](raw);
  return request === null ? null : ({ type, ...request } as MessageOf<Map>);
}
