import type { Annotation, Span } from '../core/types.ts';
import type { ArticleRecord } from '../core/export/article-record.ts';
import { spanInView } from '../page/span-in-view.ts';
import type { Annotated, Diagnosis, InView, PageState } from '../protocol/messages.ts';
import { defaultSettings, type Settings } from '../protocol/settings.ts';
import { followPointer, type PointerFollower } from '../view/marks/hover.ts';
import { HiddenText, UnreadText } from './hidden-text.ts';
import { onlyLatest } from './only-latest.ts';
import { PageChanges } from './page-changes.ts';
import { PageReading } from './page-reading.ts';
import { isCharacterShown, isInferred, PageShowing } from './page-showing.ts';
import type { AnnotatorPort } from './port.ts';
import { askForCards, cardOfRange, cardOfWords } from './read-text.ts';
import { GivenUp, Slicer } from './slicer.ts';
import { step } from './stepping.ts';
import { scrollTo } from './words-on-page.ts';

/** What follows the page while it is annotated. */
interface Following {
  readonly controller: AbortController;
  readonly changes: PageChanges;
  readonly hidden: HiddenText;
  readonly unread: UnreadText;
}

/**
 * One page with its article: reads it, paints the answer, shows cards. Suspended it holds no listener, no paint and no host; resumed it
 * reads again. In-page navigation and re-rendering are seen as changes of the document.
 */
export class AnnotatedPage {
  readonly #document: Document;
  readonly #port: AnnotatorPort;
  readonly #slicer = new Slicer();
  readonly #reading: PageReading;
  readonly #showing: PageShowing;
  readonly #beginUse = onlyLatest();
  #settings = defaultSettings;
  /** The language setting whose voice is in use. */
  #spoken = defaultSettings.language;
  #following: Following | null = null;
  #pointer: PointerFollower | null = null;
  #paintingsRunning = 0;
  /** The latest reading with its marks and cards. */
  #work: Promise<void> = Promise.resolve();
  /** The offset of the mark reached last by keyboard; null before the first step in an article. */
  #stepped: number | null = null;
  /** Annotated on request, whatever its scope. */
  #anyway = false;
  #version = 0;
  /** The answer last reported to the panel; a change bumps the version. */
  #lastReported: Annotated | null | undefined;

  constructor(document: Document, port: AnnotatorPort) {
    this.#document = document;
    this.#port = port;
    this.#reading = new PageReading(document, this.#slicer, port.ask);
    this.#showing = new PageShowing(document, this.#slicer, port);
  }

  /** How many marks are painted. */
  get markCount(): number {
    return this.#showing.chosen?.painted.length ?? 0;
  }

  /** Takes the user's settings, and shows at once what they change. To be called before the page is resumed. */
  async use(settings: Settings): Promise<void> {
    this.#settings = settings;
    const { cards } = this.#showing;
    const isOtherLanguage = settings.language !== this.#spoken;
    if (isOtherLanguage) cards.tooltip.close();
    const isLatest = this.#beginUse();
    const voice = isOtherLanguage ? await this.#port.voiceOf(settings) : null;
    if (!isLatest()) return;
    cards.use(voice, settings.theme);
    this.#spoken = settings.language;
    if (this.#following === null) return;
    if (isOtherLanguage) await this.#read();
    else await this.#paint();
  }

  /** Reads the page and begins to follow it; does nothing where it already does. */
  async resume(): Promise<void> {
    if (this.#following !== null) return;
    const controller = new AbortController();
    const { signal } = controller;
    const { tooltip } = this.#showing.cards;
    const whileAlive = (work: () => Promise<void>) => () => {
      if (this.#isAlive()) work().catch(this.#port.report);
    };
    const changes = new PageChanges(
      {
        document: this.#document,
        isOwn: (node) => tooltip.isHost(node),
        map: () => this.#reading.current?.map,
        isAlive: () => this.#isAlive(),
        look: () => this.#showing.removeStale(),
        restore: () => this.#showing.marks.restore(),
        read: whileAlive(() => this.#read()),
      },
      signal,
    );
    const repaint = whileAlive(() => this.#paint());
    const hidden = new HiddenText(repaint, signal);
    const unread = new UnreadText(this.#document, () => changes.readLater(), signal);
    this.#following = { controller, changes, hidden, unread };
    this.#showing.marks.onForced(() => {
      this.#showing.marks.clear();
      repaint();
    }, signal);
    this.#followPointer(signal);
    await this.#read();
  }

  #followPointer(signal: AbortSignal): void {
    const { tooltip } = this.#showing.cards;
    this.#pointer = followPointer<Annotation>({
      document: this.#document,
      find: ({ node, offset }) => (this.#isAlive() ? this.#showing.annotationAt(node, offset) : null),
      isShown: (caret) => isCharacterShown(caret, this.#document),
      isHost: (target) => tooltip.isHost(target),
      isOpen: () => tooltip.isOpen,
      open: (annotation, at) => void this.#showing.open(annotation, this.#reading.current, at),
      close: () => tooltip.close(),
      signal,
    });
  }

  /** Takes everything back: listeners, paint, tooltip. */
  suspend(): void {
    this.#following?.controller.abort();
    this.#following = null;
    this.#pointer = null;
    this.#work = Promise.resolve();
    this.#reading.clear();
    this.#showing.clear();
    this.#showing.cards.tooltip.dispose();
  }

  /** Waits for the latest reading. Rejects where it failed. */
  async state(): Promise<PageState> {
    await this.#whenRead();
    if (this.#following === null) return { state: this.#settings.mode === 'on-click' ? 'on-click' : 'working' };
    const reading = this.#reading.current;
    if (reading === null) return { state: this.#reading.isSuperseded ? 'working' : 'no-article' };
    const { answer, isTruncated } = reading;
    const state = this.#isAnnotated(answer) ? 'annotated' : 'out-of-scope';
    return { state, summary: answer.summary, isTruncated };
  }

  /** Annotates although the article is out of scope, or the user wants pages annotated only on request. */
  async annotateAnyway(): Promise<PageState> {
    this.#anyway = true;
    await this.resume();
    await this.#whenRead();
    await this.#paint();
    await this.#bringCards();
    return this.state();
  }

  /** Scrolls to a mention and opens its card. */
  async reveal(span: Span): Promise<void> {
    await this.#whenRead();
    const reading = this.#reading.current;
    if (reading === null || !scrollTo(span, reading.map)) return;
    const annotation = reading.answer.analysis.annotations.find(
      ({ start, end }) => start === span.start && end === span.end,
    );
    if (annotation !== undefined) this.#showing.open(annotation, reading);
  }

  /** Goes to the next mark (1) or the previous one (-1), round the ends, and opens its card; Enter then leads into the card. */
  async step(by: 1 | -1): Promise<void> {
    await this.#whenRead();
    this.#stepped = step(this.#document, this.#showing, by, this.#stepped, this.#reading.current);
  }

  /** Shows the card of what the selected words name, or says that the record has nothing on them. */
  async explain(text: string): Promise<void> {
    const { cards } = this.#showing;
    const selection = this.#document.getSelection();
    const range = selection === null || selection.rangeCount === 0 ? null : selection.getRangeAt(0);
    const container = range?.commonAncestorContainer ?? this.#document.body;
    const element = container instanceof Element ? container : container.parentElement;
    if (element === null) return;
    const target = {
      boxes: () =>
        range === null || range.collapsed ? [element.getBoundingClientRect()] : [...range.getClientRects()],
      element,
    };
    const reading = this.#reading.current;
    const inferred = reading !== null && isInferred(reading);
    const named = range === null || reading === null ? null : cardOfRange(range, reading);
    const coming = named ?? cardOfWords(this.#port.ask, this.#document, text, cards.voice.language);
    await cards.openLater(target, coming, inferred);
    if (cards.tooltip.isOpen && this.#following === null) this.#followPointer(this.#showing.whileOpen());
  }

  /** The part of the article in the window; `version` rises with every change of what `state` answers. */
  inView(): InView {
    const { current } = this.#reading;
    const answer = this.#anyway ? null : current?.answer;
    if (answer !== this.#lastReported) this.#version++;
    this.#lastReported = answer;
    return { version: this.#version, span: current === null ? null : spanInView(current.map, window.innerHeight) };
  }

  /** Everything that an export needs; null where there is no article. */
  async record(): Promise<ArticleRecord | null> {
    await this.#whenRead();
    const reading = this.#reading.current;
    if (reading === null) return null;
    const { map, answer, cards } = reading;
    const { title, location } = this.#document;
    return {
      url: location.href,
      title,
      text: map.source.text,
      annotations: answer.analysis.annotations,
      summary: answer.summary,
      cards: cards ?? {},
    };
  }

  /** How our work on the page's thread went, for a maintainer's tool. */
  async diagnose(): Promise<Omit<Diagnosis, 'errors'>> {
    const { state } = await this.state();
    const { longestMs, workMs } = this.#slicer;
    const isIdle =
      this.#paintingsRunning === 0 &&
      this.#following?.changes.isIdle !== false &&
      this.#following?.hidden.isIdle !== false;
    return { state, longestSliceMs: longestMs, workMs, isIdle };
  }

  /** Waits until no reading is under way. Rejects where the latest one failed. */
  async #whenRead(): Promise<void> {
    let work;
    do await (work = this.#work);
    while (work !== this.#work);
  }

  /** Reads the page in place of a reading that is under way. */
  #read(): Promise<void> {
    const following = this.#following;
    if (following === null) return Promise.resolve();
    const { changes } = following;
    changes.readingBegan();
    let backgroundMs = 0;
    this.#work = this.#readAndShow(following, (workMs) => (backgroundMs += workMs))
      .catch(ignoreGivenUp)
      .finally(() => changes.readingEnded(backgroundMs));
    return this.#work;
  }

  async #readAndShow({ controller, changes, unread }: Following, spend: (workMs: number) => void): Promise<void> {
    const reading = this.#reading;
    const showing = this.#showing;
    let textMs = 0;
    const worked = await reading.read(controller.signal, {
      cardLanguage: this.#settings.language === 'auto' ? null : showing.cards.voice.language,
      names: showing.unstyledNames,
      onText: (text) => {
        textMs = this.#slicer.workMs;
        changes.wasRead(textMs);
        unread.follow(text?.map ?? null);
      },
    });
    // The answer to a newer request is on its way, unless only the address has changed.
    if (reading.isSuperseded) {
      changes.readLater();
      return;
    }
    if (worked !== null) {
      spend(worked.workMs);
      this.#stepped = null;
      if (worked.isStyled) showing.wasStyled();
    }
    await this.#paint();
    if (reading.current === null) return;
    changes.wasRead(textMs + this.#slicer.workMs);
    spend(await this.#bringCards());
  }

  /**
   * Brings the cards, which weigh much more than the rest of the answer, so that the marks do not wait for them. Returns the background's
   * work in milliseconds.
   */
  async #bringCards(): Promise<number> {
    const reading = this.#reading.current;
    if (reading === null || reading.cards !== null || !this.#isAnnotated(reading.answer)) return 0;
    const worked = await askForCards(this.#port.ask, reading.answer, this.#showing.cards.voice.language);
    if (worked === null) {
      if (reading === this.#reading.current) this.#following?.changes.readLater();
      return 0;
    }
    reading.cards = worked.answer;
    this.#pointer?.lookAgain();
    return worked.workMs;
  }

  async #paint(): Promise<void> {
    const reading = this.#reading.current;
    if (this.#following === null || reading === null || !this.#isAnnotated(reading.answer)) {
      this.#showing.clear();
      return;
    }
    const { controller, hidden } = this.#following;
    this.#paintingsRunning++;
    await this.#showing
      .paint(reading, this.#settings, hidden, controller.signal)
      .catch(ignoreGivenUp)
      .finally(() => this.#paintingsRunning--);
    this.#pointer?.lookAgain();
  }

  #isAnnotated({ summary }: Annotated): boolean {
    return summary.inScope || this.#anyway;
  }

  /** An extension that was updated or removed leaves its pages. */
  #isAlive(): boolean {
    if (!this.#port.isOrphaned()) return true;
    this.suspend();
    return false;
  }
}

function ignoreGivenUp(error: unknown): void {
  if (!(error instanceof GivenUp)) throw error;
}
