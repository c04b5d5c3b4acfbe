import { annotationAt } from '../core/article/annotation-at.ts';
import type { Annotation, Card, Span } from '../core/types.ts';
import { spanInView } from '../page/span-in-view.ts';
import { ShownText } from '../page/shown-text.ts';
import { withRests } from '../page/slices.ts';
import { listenToReader } from '../view/element.ts';
import type { Caret } from '../view/marks/hit-test.ts';
import { followPointer, type PointerFollower } from '../view/marks/hover.ts';
import { maxRanges, type PaintedRange } from '../view/marks/painter.ts';
import { reasoningOf } from '../view/card/reasoning.ts';
import type { TooltipTarget } from '../view/card/tooltip.ts';
import { askBackground } from './ask-background.ts';
import { cardKey } from './card-keys.ts';
import { chooseMarks, hiddenPart, type Chosen } from './choose-marks.ts';
import { HiddenText, UnreadText } from './hidden-text.ts';
import type { Annotated, Diagnosis, InView, PageState, RecordAnswer } from './messages.ts';
import { isOrphaned } from './own-context.ts';
import { PageCards } from './page-cards.ts';
import { PageMarks } from './page-marks.ts';
import { PageChanges } from './page-changes.ts';
import { askForCards, cardOfRange, cardOfWords, readText, type Reading } from './page-reading.ts';
import { groupOfAnnotation, paintChoice } from './paint-choice.ts';
import { reportedErrors, reportError } from './report-error.ts';
import { afterFrame, GivenUp, Slicer } from './rest.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { voiceOf } from './voice.ts';
import { markBeside, rangesOf, scrollTo, targetOf } from './words-on-page.ts';

export interface AnnotatedPageOptions {
  /** Puts the rules of highlights with these names into the page. By default the background does. */
  readonly style?: (names: readonly string[]) => Promise<unknown>;
}

/**
 * One page with its article: reads it, paints the answer, shows cards. Suspended it holds no listener, no paint and no host;
 * resumed it reads again. In-page navigation and re-rendering are seen as changes of the document.
 */
export class AnnotatedPage {
  readonly #document: Document;
  readonly #marks: PageMarks;
  readonly #cards: PageCards;
  /** Null where the background puts the rules in. */
  readonly #style: ((names: readonly string[]) => Promise<unknown>) | null;
  #settings = defaultSettings;
  #chosen: Chosen | null = null;
  /** Where in the text the reader last went by keyboard. */
  #stepped: number | null = null;
  /** Listens while a card is open in a page that is not followed, and while Enter leads into the card. */
  #whileOpen: AbortController | null = null;
  #reading: Reading | null = null;
  #work: Promise<void> | null = null;
  #active: AbortController | null = null;
  #changes: PageChanges | null = null;
  /** The last request for an answer was superseded, so that the page will be read once more. */
  #isSuperseded = false;
  #hidden: HiddenText | null = null;
  #unread: UnreadText | null = null;
  #pointer: PointerFollower | null = null;
  readonly #shownOnce = new WeakSet<Annotation>();
  /** Of several paintings at a time the last counts. */
  #paintings = 0;
  #paintsRunning = 0;
  #anyway = false;
  #styled = false;
  #version = 0;
  /** What the version stands for. */
  #told: Annotated | null | undefined;
  readonly #slicer = new Slicer();

  constructor(document: Document, options: AnnotatedPageOptions = {}) {
    this.#document = document;
    this.#style = options.style ?? null;
    this.#marks = new PageMarks(document);
    this.#cards = new PageCards({
      document,
      site: document.location.hostname,
      onClose: () => {
        this.#marks.focus([]);
        this.#whileOpen?.abort();
      },
      onNotice: () => this.#marks.focus([]),
    });
  }

  /** How many marks are painted. */
  get markCount(): number {
    return this.#chosen?.painted.length ?? 0;
  }

  /** Takes the user's settings, and shows at once what they change. To be called before the page is resumed. */
  async use(settings: Settings): Promise<void> {
    const before = this.#settings;
    this.#settings = settings;
    const isOtherVoice = settings.language !== before.language;
    if (isOtherVoice) this.#cards.tooltip.close();
    this.#cards.use(isOtherVoice ? await voiceOf(settings) : null, settings.theme);
    if (this.#active === null) return;
    await this.#work;
    if (isOtherVoice) await this.#read();
    else await this.#paint();
  }

  /** Reads the page and begins to follow it; does nothing where it already does. */
  async resume(): Promise<void> {
    if (this.#active !== null) return;
    this.#active = new AbortController();
    const { signal } = this.#active;
    this.#changes = new PageChanges(
      {
        document: this.#document,
        isOwn: (node) => this.#cards.tooltip.isHost(node),
        map: () => this.#reading?.map,
        isAlive: () => this.#isAlive(),
        look: () => this.#look(),
        restore: () => this.#marks.restore(),
        read: () => void this.#readChanged().catch(reportError),
      },
      signal,
    );
    this.#hidden = new HiddenText(() => {
      if (this.#isAlive()) this.#paint().catch(reportError);
    }, signal);
    this.#unread = new UnreadText(this.#document, () => this.#changes?.readLater(), signal);
    this.#marks.onForced(() => void this.#paintAnew().catch(reportError), signal);
    this.#follow(signal);
    await this.#read();
  }

  #follow(signal: AbortSignal): void {
    const { tooltip } = this.#cards;
    this.#pointer = followPointer<Annotation>({
      document: this.#document,
      find: ({ node, offset }) => this.#annotationAt(node, offset),
      isShown: (caret) => isCharacterShown(caret, this.#document),
      isHost: (target) => tooltip.isHost(target),
      isOpen: () => tooltip.isOpen,
      open: (annotation, at) => this.#open(annotation, at),
      close: () => tooltip.close(),
      signal,
    });
  }

  /** Takes everything back: listeners, paint, tooltip. */
  suspend(): void {
    this.#active?.abort();
    this.#active = null;
    this.#changes = null;
    this.#hidden = null;
    this.#unread = null;
    this.#pointer = null;
    this.#reading = null;
    this.#chosen = null;
    this.#marks.clear();
    this.#cards.tooltip.dispose();
  }

  async state(): Promise<PageState> {
    await this.#work;
    if (this.#active === null) return { state: this.#settings.mode === 'on-click' ? 'on-click' : 'working' };
    if (this.#reading === null) return { state: this.#isSuperseded ? 'working' : 'no-article' };
    const { summary } = this.#reading.answer;
    return { state: this.#isAnnotated(this.#reading) ? 'annotated' : 'out-of-scope', summary };
  }

  /** Annotates although the article is out of scope, or the user wants pages annotated only when asked. */
  async annotateAnyway(): Promise<PageState> {
    this.#anyway = true;
    await this.resume();
    await this.#work;
    await this.#paint();
    await this.#bringCards();
    return this.state();
  }

  /** Scrolls to a mention and opens its card. */
  async reveal(span: Span): Promise<void> {
    await this.#work;
    const map = this.#reading?.map;
    if (map === undefined || !scrollTo(this.#document, span, map)) return;
    const annotation = this.#reading?.answer.analysis.annotations.find(
      ({ start, end }) => start === span.start && end === span.end,
    );
    if (annotation !== undefined) this.#open(annotation);
  }

  /** Goes to the next mark or the one before, round the ends, and opens its card; Enter then leads into the card. */
  async step(by: 1 | -1): Promise<void> {
    await this.#work;
    if (this.#chosen === null) return;
    const { painted: marks, reading } = this.#chosen;
    const mark = markBeside(this.#document, marks, by, this.#stepped, reading.map);
    if (mark === undefined || !scrollTo(this.#document, mark, reading.map)) return;
    this.#stepped = mark.start;
    this.#open(mark);
    const { tooltip, voice } = this.#cards;
    if (!tooltip.isOpen) return;
    const title = this.#cardOf(mark)?.title ?? '';
    tooltip.announce(voice.words('markOf', title, String(marks.indexOf(mark) + 1), String(marks.length)));
    this.#whileOpen?.abort();
    const { signal } = (this.#whileOpen = new AbortController());
    listenToReader(
      this.#document,
      'keydown',
      (event) => {
        if (event.key !== 'Enter' || tooltip.isHost(event.target)) return;
        event.preventDefault();
        event.stopPropagation();
        tooltip.focus();
      },
      { signal, capture: true },
    );
  }

  /** Shows the card of what the selected words name, or says that nothing is known of them. */
  async explain(text: string): Promise<void> {
    const { tooltip } = this.#cards;
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
    const named = range === null || this.#reading === null ? null : cardOfRange(range, this.#reading);
    const found = named ?? (await cardOfWords(this.#document, text, this.#cards.voice.language));
    if (found === null) this.#cards.say(target, 'noticeUnknown');
    else this.#cards.open(target, found, { inferred: this.#isInferred(), reasoning: null, key: null });
    if (!tooltip.isOpen || this.#active !== null) return;
    this.#whileOpen?.abort();
    this.#whileOpen = new AbortController();
    this.#follow(this.#whileOpen.signal);
  }

  /** What the window shows of the article; `version` rises with every change of what there is to tell. */
  inView(): InView {
    const map = this.#reading?.map;
    const told = this.#anyway ? null : (this.#reading?.answer ?? undefined);
    if (told !== this.#told) this.#version++;
    this.#told = told;
    return { version: this.#version, span: map === undefined ? null : spanInView(map, window.innerHeight) };
  }

  /** All that an export needs; null where there is no article. */
  async record(): Promise<RecordAnswer> {
    await this.#work;
    if (this.#reading === null) return null;
    const { map, answer } = this.#reading;
    const cards = this.#reading.cards ?? {};
    const { analysis, summary } = answer;
    const { title, location } = this.#document;
    return { url: location.href, title, text: map.source.text, annotations: analysis.annotations, summary, cards };
  }

  /** How the page's own work went, for a maintainer's tool. */
  async diagnose(): Promise<Diagnosis> {
    const { state } = await this.state();
    const { longestMs, workMs } = this.#slicer;
    const isIdle = this.#paintsRunning === 0 && this.#changes?.isIdle !== false && this.#hidden?.isIdle !== false;
    return { state, errors: reportedErrors(), longestSliceMs: longestMs, workMs, isIdle };
  }

  #read(): Promise<void> {
    const changes = this.#changes;
    changes?.readingBegan();
    let backgroundMs = 0;
    const work = this.#readOnce((workMs) => (backgroundMs += workMs))
      .catch((error: unknown) => {
        if (!(error instanceof GivenUp)) throw error;
      })
      .finally(() => {
        changes?.readingEnded(backgroundMs);
        if (this.#work === work) this.#work = null;
      });
    this.#work = work;
    return work;
  }

  /** Reads the page; asks for an answer only where the article's text is another than before. `spend` is told how long the background worked. */
  async #readOnce(spend: (workMs: number) => void): Promise<void> {
    const signal = this.#active?.signal;
    if (signal === undefined) return;
    const read = await readText(this.#document, this.#slicer, signal);
    const { workMs } = this.#slicer;
    this.#changes?.wasRead(workMs);
    this.#unread?.follow(read?.map ?? null);
    this.#isSuperseded = false;
    if (read === null) {
      this.#reading = null;
      this.#chosen = null;
      this.#marks.clear();
      return;
    }
    const { map, source, language, published } = read;
    const before = this.#reading;
    const cardLanguage = this.#settings.language === 'auto' ? null : this.#cards.voice.language;
    const asked = JSON.stringify([language, published, cardLanguage]);
    if (before?.source.text === source.text && before.asked === asked) {
      this.#reading = { ...before, map, source };
    } else {
      const worked = await askBackground({
        type: 'annotate',
        ...source,
        language,
        published,
        cardLanguage,
        names: this.#styled || this.#style !== null ? [] : this.#marks.names,
      });
      if (signal.aborted) return;
      if (worked === null) {
        // The answer to a newer request is on its way, unless only the address has changed.
        this.#isSuperseded = true;
        this.#changes?.readLater();
        return;
      }
      spend(worked.workMs);
      const { answer } = worked;
      this.#styled ||= answer.analysis.inScope && this.#style === null;
      this.#stepped = null;
      this.#reading = { map, source, asked, answer, cards: null };
    }
    await this.#paint();
    this.#changes?.wasRead(workMs + this.#slicer.workMs);
    spend(await this.#bringCards());
  }

  /**
   * The cards of what may be painted. They weigh much more than the rest of the answer, so that the marks do not wait for them. Answers
   * how long the background worked on them, in milliseconds.
   */
  async #bringCards(): Promise<number> {
    const reading = this.#reading;
    if (reading === null || reading.cards !== null || !this.#isAnnotated(reading)) return 0;
    const worked = await askForCards(reading.answer, this.#cards.voice.language);
    if (worked === null) {
      this.#changes?.readLater();
      return 0;
    }
    reading.cards = worked.answer;
    this.#pointer?.lookAgain();
    return worked.workMs;
  }

  #isAnnotated({ answer }: Reading): boolean {
    return answer.summary.inScope || this.#anyway;
  }

  async #paintAnew(): Promise<void> {
    this.#marks.clear();
    await this.#paint();
  }

  async #paint(): Promise<void> {
    this.#paintsRunning++;
    await this.#paintOnce().finally(() => this.#paintsRunning--);
  }

  async #paintOnce(): Promise<void> {
    const reading = this.#reading;
    if (reading === null || !this.#isAnnotated(reading)) {
      this.#chosen = null;
      this.#marks.clear();
      return;
    }
    if (reading.answer.analysis.annotations.length > 0 && !this.#styled) {
      this.#styled = true;
      const { names } = this.#marks;
      await (this.#style?.(names) ?? askBackground({ type: 'style', names }));
    }
    const signal = this.#active?.signal;
    if (signal === undefined) return;
    const painting = ++this.#paintings;
    const slicer = this.#slicer;
    const isCurrent = () => painting === this.#paintings && this.#reading === reading;
    await afterFrame(this.#document);
    if (!isCurrent()) return;
    slicer.begin();
    const rest = async () => {
      await slicer.pause(signal);
      if (!isCurrent()) throw new GivenUp();
    };
    await this.#paintShown(reading, rest).catch((error: unknown) => {
      if (!(error instanceof GivenUp)) throw error;
    });
  }

  /** Paints what the page shows. Rejects as `rest` does. */
  async #paintShown(reading: Reading, rest: () => Promise<void>): Promise<void> {
    const { map, answer } = reading;
    const choice = paintChoice(this.#settings, answer, this.#document.location.hostname);
    const chosen = await chooseMarks(reading, choice, this.#shownOnce, this.#document, rest);
    await rest();
    this.#chosen = chosen;
    const ranges: PaintedRange[] = [];
    for (const annotation of chosen.painted) {
      if (ranges.length >= maxRanges) break;
      ranges.push(...rangesOf(annotation, map, groupOfAnnotation(annotation, answer)));
    }
    await withRests(this.#marks.paint(ranges), rest);
    this.#slicer.end();
    this.#hidden?.follow(chosen.hidden, this.#slicer.workMs);
    this.#pointer?.lookAgain();
  }

  /** Stale paint marks wrong words. */
  #look(): void {
    if (this.#marks.removeStale()) this.#cards.tooltip.close();
  }

  /** An extension that was updated or removed leaves its pages. */
  #isAlive(): boolean {
    if (!isOrphaned()) return true;
    this.suspend();
    return false;
  }

  async #readChanged(): Promise<void> {
    if (this.#active !== null && this.#isAlive()) await this.#read();
  }

  #annotationAt(node: Node, offset: number): Annotation | null {
    const chosen = this.#chosen;
    if (chosen === null || this.#marks.isEmpty) return null;
    if (!this.#isAlive()) return null;
    const at = chosen.reading.map.offsetOf(node, offset);
    const annotation = at === null ? null : annotationAt(chosen.wanted, at);
    if (annotation === null || this.#cardOf(annotation) === null) return null;
    return hiddenPart(annotation, chosen.reading.map, new ShownText(this.#document)) === null ? annotation : null;
  }

  #cardOf(annotation: Annotation): Card | null {
    const key = cardKey(annotation);
    return key === null ? null : (this.#reading?.cards?.[key] ?? null);
  }

  #open(annotation: Annotation, at?: TooltipTarget['at']): void {
    const reading = this.#reading;
    const card = this.#cardOf(annotation);
    const target = reading === null ? null : targetOf(this.#document, annotation, reading.map, at);
    if (reading === null || card === null || target === null) return;
    const countedFrom = annotation.kind === 'date' ? annotation.anchor?.from : undefined;
    const focused = countedFrom === undefined ? [annotation] : [annotation, countedFrom];
    this.#marks.focus(focused.flatMap((span) => rangesOf(span, reading.map, 'focus')));
    this.#cards.open(target, card, {
      inferred: this.#isInferred(),
      reasoning: this.#reasoning(annotation, reading),
      key: cardKey(annotation),
    });
  }

  #isInferred(): boolean {
    return this.#reading?.answer.summary.published?.basis === 'inferred';
  }

  #reasoning(annotation: Annotation, { map, cards }: Reading): string | null {
    if (annotation.kind !== 'date') return null;
    const speaker = annotation.anchor?.speaker;
    const title = speaker === undefined ? null : (cards?.[speaker]?.title ?? null);
    const quote = map.source.text.slice(annotation.start, annotation.end);
    const { language, words } = this.#cards.voice;
    return reasoningOf(annotation, quote, title, language, words);
  }
}

function isCharacterShown({ node, offset }: Caret, document: Document): boolean {
  const text = node as Text;
  const range = { startNode: text, startOffset: offset, endNode: text, endOffset: offset + 1 };
  return new ShownText(document).isShown(range);
}
