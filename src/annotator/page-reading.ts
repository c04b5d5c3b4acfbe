import type { LanguageTag } from '../core/types.ts';
import type { AnswerOf, AskBackground, BackgroundProtocol } from '../protocol/messages.ts';
import { onlyLatest } from './only-latest.ts';
import { readText, type Reading, type ReadText } from './read-text.ts';
import { giveUpUnless, type Slicer } from './slicer.ts';

/** What a reading needs to know of the page beside its text. */
export interface ReadRequest {
  /** Language of the cards; null for the browser's. */
  readonly cardLanguage: LanguageTag | null;
  /** Names of the highlights that have no rules yet. */
  readonly names: readonly string[];
  /** Called when the text has been read, before the background is asked; null where there is no article. */
  readonly onText: (text: ReadText | null) => void;
}

type AnswerToArticle = AnswerOf<BackgroundProtocol, 'annotate'>;

/** Reads the page. A newer reading ends the one before, and begins on the page's thread only when that has let go of it. */
export class PageReading {
  readonly #document: Document;
  readonly #slicer: Slicer;
  readonly #ask: AskBackground;
  readonly #begin = onlyLatest();
  /** The latest reading of the article; null if the page has no article. */
  current: Reading | null = null;
  /** Was the last request superseded? Then the page is to be read once more. */
  isSuperseded = false;

  constructor(document: Document, slicer: Slicer, ask: AskBackground) {
    this.#document = document;
    this.#slicer = slicer;
    this.#ask = ask;
  }

  /** Forgets the article, and gives up reading. */
  clear(): void {
    this.#begin();
    this.current = null;
  }

  /**
   * Reads the page, and asks for an answer only where the article or the language differs from before; resolves to the answer if it asked
   * and was not superseded. Rejects with GivenUp as soon as a newer reading begins or the signal is aborted, and with an error where the
   * background failed.
   */
  async read(signal: AbortSignal, { cardLanguage, names, onText }: ReadRequest): Promise<AnswerToArticle> {
    const isLatest = this.#begin();
    const isWanted = () => isLatest() && !signal.aborted;
    const text = await this.#slicer.run(isWanted, (pause) => readText(this.#document, pause));
    giveUpUnless(isWanted);
    onText(text);
    this.isSuperseded = false;
    const before = this.current;
    if (text === null) {
      this.current = null;
      return null;
    }
    const { source, language, published } = text;
    const asked = JSON.stringify([language, published, cardLanguage]);
    if (before?.source.text === source.text && before.asked === asked) {
      this.current = { ...before, ...text };
      return null;
    }
    const worked = await this.#ask('annotate', { ...source, language, published, cardLanguage, names });
    giveUpUnless(isWanted);
    if (worked === null) this.isSuperseded = true;
    else this.current = { ...text, asked, answer: worked.answer, cards: null };
    return worked;
  }
}
