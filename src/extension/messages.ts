import type { ArticleRecord } from '../core/export/article-record.ts';
import { isDay } from '../core/calendar/days.ts';
import type {
  Analysis,
  Block,
  BlockKind,
  Card,
  IsoDay,
  LanguageTag,
  PublicationDate,
  Span,
  Summary,
} from '../core/types.ts';
import { readChange } from './private-changes.ts';
import type { ListChange } from './settings-changes.ts';
import { maxBlocks, maxTextLength } from './sent-text.ts';

/** The gate found what may be an article in scope: inject the annotator into the sender's tab. */
export interface StartMessage {
  readonly type: 'start';
}

/** The annotator is about to paint an article out of scope: insert the highlights' rules under these names into the sender's tab. */
export interface StyleMessage {
  readonly type: 'style';
  readonly names: readonly string[];
}

/**
 * The annotator asks for the analysis of its article. Offsets in the answer refer to `text`, which has at most `maxTextLength` units
 * and `maxBlocks` blocks, ascending and disjoint. Answered with Worked<Annotated>, in the tab's turn.
 */
export interface AnnotateMessage {
  readonly type: 'annotate';
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly language: LanguageTag | null;
  readonly published: PublicationDate | null;
  /** Language of the summary; null for the browser's. */
  readonly cardLanguage: LanguageTag | null;
  /** The highlights' names where their rules are to be inserted as soon as the article proves in scope; none where they are there. */
  readonly names: readonly string[];
}

export interface Annotated {
  readonly analysis: Analysis;
  readonly summary: Summary;
}

/** The annotator asks for all cards of its article, by `cardKey`. Answered with Worked<Cards>, without those that are not known, in the tab's turn. */
export interface CardsMessage {
  readonly type: 'cards';
  readonly keys: readonly string[];
  readonly on: IsoDay;
  readonly language: LanguageTag;
}

/** By `cardKey`. */
export type Cards = Readonly<Record<string, Card>>;

/** The options page asks for the titles of all that it lists, by `cardKey`. Answered with Titles, without those that are not known. */
export interface TitlesMessage {
  readonly type: 'titles';
  readonly keys: readonly string[];
  readonly on: string;
  readonly language: LanguageTag;
}

/** By `cardKey`. */
export type Titles = Readonly<Record<string, string>>;

/** What was changed in private windows. Answered with a list of ListChange. */
export interface PrivateChangesMessage {
  readonly type: 'private-changes';
}

/** The reader changes the settings in a private window. Answered with `true` when it is done. */
export interface ChangePrivatelyMessage {
  readonly type: 'change-privately';
  readonly change: ListChange;
}

/** What the background made of a request that had to wait for its turn. */
export interface Worked<T> {
  readonly answer: T;
  /** The time that the work took, without the wait, in milliseconds. */
  readonly workMs: number;
}

/** A card for any id or date, on any day. Answered with a Card, or null where the id is unknown. */
export interface DescribeMessage {
  readonly type: 'describe';
  readonly id: string;
  readonly on: IsoDay;
  readonly language: LanguageTag;
}

/** The reader wants words of the page explained by themselves. Answered with the card of the longest name in them, or null. */
export interface ExplainWordsMessage {
  readonly type: 'explain-words';
  readonly text: string;
  readonly language: LanguageTag | null;
  readonly published: PublicationDate | null;
  readonly cardLanguage: LanguageTag;
}

/** The reader wants the panel beside the sender's page, with the card of `id` where one is named. */
export interface OpenPanelMessage {
  readonly type: 'open-panel';
  readonly id?: string;
}

/** The interface's words in a language that the user has chosen. Answered with a table by key, `$1` and on to be filled in; null for none. */
export interface WordsMessage {
  readonly type: 'words';
  readonly language: LanguageTag;
}

/** How far the record reaches, and what the interface speaks. Answered with Reach. */
export interface ReachMessage {
  readonly type: 'reach';
}

export interface Reach {
  readonly from: string;
  readonly to: string;
  /** Languages in which the interface has words. */
  readonly languages: readonly LanguageTag[];
}

export type BackgroundMessage =
  | StartMessage
  | StyleMessage
  | AnnotateMessage
  | CardsMessage
  | TitlesMessage
  | PrivateChangesMessage
  | ChangePrivatelyMessage
  | DescribeMessage
  | ExplainWordsMessage
  | OpenPanelMessage
  | WordsMessage
  | ReachMessage;

/**
 * The background answers every message but `start`, which it answers `true`, with one of these. So no answer means that it was stopped
 * before it could give one.
 */
export type Reply =
  | { readonly answer: unknown }
  /** The tab has asked for something newer meanwhile, or shows another page: nothing is to be done. */
  | { readonly superseded: true }
  /** The message is not sound, or an error came up and has been reported. */
  | { readonly failed: true };

/** The popup asks the tab's annotator for its page. Answered with PageState; with nothing where no annotator runs. */
export interface PageStateMessage {
  readonly type: 'page-state';
}

/** The popup asks to scroll to a mention and to open its card. */
export interface RevealMessage {
  readonly type: 'reveal';
  readonly span: Span;
}

/** The reader wants the page annotated although it is out of scope. Answered with PageState. */
export interface AnnotateAnywayMessage {
  readonly type: 'annotate-anyway';
}

/** The reader goes to the next mark (1) or the one before (-1) by keyboard. */
export interface StepMessage {
  readonly type: 'step';
  readonly by: 1 | -1;
}

/** The reader wants selected words explained. */
export interface ExplainMessage {
  readonly type: 'explain';
  readonly text: string;
}

/** A maintainer's tool asks how the annotator fares in its page. Answered with Diagnosis. */
export interface DiagnoseMessage {
  readonly type: 'diagnose';
}

/** The background tells the annotators of private windows that the settings in force there have changed. */
export interface SettingsChangedMessage {
  readonly type: 'settings-changed';
}

/** The panel asks time and again what the window shows. Answered with InView. */
export interface InViewMessage {
  readonly type: 'in-view';
}

/** The panel asks for all that an export needs. Answered with an ArticleRecord, or null where there is no article. */
export interface RecordMessage {
  readonly type: 'record';
}

export type RecordAnswer = ArticleRecord | null;

/** What the window shows of the article. */
export interface InView {
  /** Another number than before: what `page-state` answers has changed. */
  readonly version: number;
  /** The blocks that are seen, as a span of the text; null where none is. */
  readonly span: Span | null;
}

export interface Diagnosis {
  readonly state: PageState['state'];
  readonly errors: number;
  /** The longest time for which we have held the page's main thread at once, and all of it in the last reading; milliseconds. */
  readonly longestSliceMs: number;
  readonly workMs: number;
  /** All that the page and the reader have changed so far is read and painted. */
  readonly isIdle: boolean;
}

export type TabMessage =
  | PageStateMessage
  | RevealMessage
  | AnnotateAnywayMessage
  | DiagnoseMessage
  | InViewMessage
  | RecordMessage
  | StepMessage
  | ExplainMessage
  | SettingsChangedMessage;

/** What a page is to the annotator. */
export type PageState =
  | { readonly state: 'annotated' | 'out-of-scope'; readonly summary: Summary }
  | { readonly state: 'no-article' | 'working' | 'on-click' };

/** A message to the background, checked field by field; null for anything else. */
export function readBackgroundMessage(raw: unknown): BackgroundMessage | null {
  if (!isObject(raw)) return null;
  const { type } = raw;
  if (type === 'start' || type === 'reach' || type === 'private-changes') return { type };
  if (type === 'change-privately') {
    const change = readChange(raw['change']);
    return change === null ? null : { type, change };
  }
  if (type === 'words') return isTag(raw['language']) ? { type, language: raw['language'] } : null;
  if (type === 'style') return areNames(raw['names']) ? { type, names: raw['names'] } : null;
  if (type === 'cards' || type === 'titles') {
    const { keys, on, language } = raw;
    const valid = Array.isArray(keys) && keys.length <= keysAtMost && keys.every((key) => isText(key, maxKeyLength));
    return valid && isIsoDay(on) && isTag(language) ? { type, keys, on, language } : null;
  }
  if (type === 'describe') {
    const { id, on, language } = raw;
    return isText(id, 100) && isIsoDay(on) && isTag(language) ? { type, id, on, language } : null;
  }
  if (type === 'explain-words') {
    const { text, language, cardLanguage } = raw;
    const published = readPublished(raw['published']);
    if (!isText(text, explainedAtMost) || !isTagOrNull(language) || published === undefined) return null;
    return isTag(cardLanguage) ? { type, text, language, published, cardLanguage } : null;
  }
  if (type === 'open-panel') {
    const { id } = raw;
    if (id === undefined) return { type };
    return isText(id, 100) ? { type, id } : null;
  }
  if (type !== 'annotate') return null;
  const { text, blocks, language, cardLanguage, names } = raw;
  const published = readPublished(raw['published']);
  if (typeof text !== 'string' || text.length > maxTextLength || !areBlocks(blocks, text.length)) return null;
  if (!isTagOrNull(cardLanguage) || !isTagOrNull(language) || published === undefined || !areNames(names)) return null;
  return { type, text, blocks, language, published, cardLanguage, names };
}

/** A message to a tab's annotator, checked; null for anything else. */
export function readTabMessage(raw: unknown): TabMessage | null {
  if (!isObject(raw)) return null;
  const { type, span } = raw;
  if (type === 'page-state' || type === 'annotate-anyway' || type === 'diagnose') return { type };
  if (type === 'in-view' || type === 'record' || type === 'settings-changed') return { type };
  if (type === 'step') return raw['by'] === 1 || raw['by'] === -1 ? { type, by: raw['by'] } : null;
  if (type === 'explain') return isText(raw['text'], explainedAtMost) ? { type, text: raw['text'] } : null;
  return type === 'reveal' && isSpan(span, Number.MAX_SAFE_INTEGER) ? { type, span } : null;
}

/** An article has no more different cards; the rest is recognised and has none. */
export const keysAtMost = 3000;

/** No key of a card is longer, in UTF-16 units. */
export const maxKeyLength = 100;

/** No longer selection is explained, in UTF-16 units. */
export const explainedAtMost = 2000;

const blockKinds: readonly unknown[] = ['heading', 'paragraph', 'item', 'quote', 'caption'] satisfies BlockKind[];
const bases: readonly unknown[] = ['metadata', 'option', 'dateline', 'inferred'] satisfies PublicationDate['basis'][];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areNames(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= 16 &&
    value.every((name) => typeof name === 'string' && /^[a-z][a-z0-9-]{1,40}$/.test(name))
  );
}

function isText(value: unknown, atMost: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= atMost;
}

function isTag(value: unknown): value is LanguageTag {
  return isText(value, 35) && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(value);
}

function isTagOrNull(value: unknown): value is LanguageTag | null {
  return value === null || isTag(value);
}

function isSpan(value: unknown, length: number): value is Span {
  if (!isObject(value)) return false;
  const { start, end } = value;
  return (
    Number.isSafeInteger(start) &&
    Number.isSafeInteger(end) &&
    0 <= Number(start) &&
    Number(start) <= Number(end) &&
    Number(end) <= length
  );
}

/** Are these blocks of a text of that length, ascending and disjoint? */
function areBlocks(value: unknown, length: number): value is readonly Block[] {
  if (!Array.isArray(value) || value.length > maxBlocks) return false;
  let from = 0;
  return value.every((block: unknown) => {
    if (!isSpan(block, length) || block.start < from) return false;
    from = block.end;
    return blockKinds.includes((block as Partial<Block>).kind);
  });
}

function isIsoDay(value: unknown): value is IsoDay {
  return typeof value === 'string' && isDay(value);
}

/** Undefined for anything but null and a day with its basis. */
function readPublished(raw: unknown): PublicationDate | null | undefined {
  if (raw === null) return null;
  if (!isObject(raw) || !isIsoDay(raw['value']) || !bases.includes(raw['basis'])) return undefined;
  return { value: raw['value'], basis: raw['basis'] as PublicationDate['basis'] };
}
