import { annotationAt } from '../core/annotation-at.ts';
import { choosePainted } from '../core/choose-painted.ts';
import type { Annotation, Card, LanguageTag, Span } from '../core/types.ts';
import { findArticleInSlices } from '../page/article.ts';
import { spanInView } from '../page/in-view.ts';
import { isInLinkLabel } from '../page/link-label.ts';
import { readMetadata } from '../page/metadata.ts';
import { mapTextInSlices, type TextMap } from '../page/text-map.ts';
import { ForcedUnderlines } from '../view/forced-underlines.ts';
import { followPointer } from '../view/hover.ts';
import { Painter, type PaintedRange } from '../view/painter.ts';
import { reasoningOf } from '../view/reasoning.ts';
import type { TooltipTarget } from '../view/tooltip.ts';
import { askBackground } from './ask-background.ts';
import {
  cardKey,
  keysAtMost,
  type Annotated,
  type Cards,
  type Diagnosis,
  type InView,
  type PageState,
  type RecordAnswer,
} from './messages.ts';
import { isChromium, isOrphaned } from './own-context.ts';
import { PageCards } from './page-cards.ts';
import { groupOfAnnotation, paintChoice } from './paint-choice.ts';
import { reportedErrors, reportError } from './report-error.ts';
import { GivenUp, Slicer } from './rest.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { voiceOf } from './voice.ts';

/** A page that changes is read again when it has been quiet for so long. */
const quietMs = 300;
/** One that never rests is read again after so long all the same. */
const patienceMs = 2000;
/** Reading again takes at most one part in so many of the page's time. */
const share = 20;
/** From so many changes on at once they are not looked at one by one. */
const stormFrom = 1000;
/** What is painted is looked over so often between two frames; the rest waits for the frame. */
const looksAtMost = 20;
/** So many ranges are painted at most, so that no more are made. */
const rangesAtMost = 2000;

interface Reading {
  readonly map: TextMap;
  /** What the background was told beside the text. */
  readonly asked: string;
  readonly answer: Annotated;
  /** Null until they have come, soon after the marks. */
  cards: Cards | null;
}

/** What the user's settings make of a reading; ascending by start. */
interface Chosen {
  readonly reading: Reading;
  /** Without those that the user does not want explained. */
  readonly wanted: readonly Annotation[];
  readonly painted: readonly Annotation[];
}

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
  readonly #painter: Painter;
  readonly #underlines: ForcedUnderlines;
  /** Chromium paints highlights in forced colours as if they were selected; there they are underlined by other means. */
  readonly #forced = isChromium() ? window.matchMedia('(forced-colors: active)') : null;
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
  #anyway = false;
  #styled = false;
  #waiting = 0;
  #waitingSince = 0;
  #readAt = 0;
  #looks = 0;
  #frame = 0;
  #version = 0;
  /** What the version stands for. */
  #told: Annotated | null | undefined;
  readonly #slicer = new Slicer();

  constructor(document: Document, options: AnnotatedPageOptions = {}) {
    this.#document = document;
    this.#style = options.style ?? null;
    this.#painter = new Painter({
      highlights: {
        get: (name) => CSS.highlights.get(name),
        set: (name, highlight) =>
          this.#forced?.matches === true ? CSS.highlights : CSS.highlights.set(name, highlight),
        delete: (name) => CSS.highlights.delete(name),
      },
      Highlight,
      StaticRange,
      randomName: () => `c${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`,
    });
    this.#underlines = new ForcedUnderlines(document);
    this.#cards = new PageCards({
      document,
      site: document.location.hostname,
      onClose: () => {
        this.#painter.focus([]);
        this.#whileOpen?.abort();
      },
      onNotice: () => this.#painter.focus([]),
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
    if (settings.language !== before.language) {
      this.#cards.tooltip.close();
      this.#cards.use(await voiceOf(settings), settings.theme);
    } else this.#cards.use(this.#cards.voice, settings.theme);
    if (this.#active === null) return;
    await this.#work;
    if (settings.language === before.language) await this.#paint();
    else await this.#read();
  }

  /** Reads the page and begins to follow it; does nothing where it already does. */
  async resume(): Promise<void> {
    if (this.#active !== null) return;
    this.#active = new AbortController();
    const { signal } = this.#active;
    const observer = new MutationObserver((records) => this.#onChange(records));
    // The document, because a page may put another body or root in place, or have none.
    observer.observe(this.#document, { childList: true, characterData: true, subtree: true });
    signal.addEventListener('abort', () => observer.disconnect());
    this.#forced?.addEventListener('change', () => void this.#paintAnew().catch(reportError), { signal });
    this.#follow(signal);
    await this.#read();
  }

  #follow(signal: AbortSignal): void {
    const { tooltip } = this.#cards;
    followPointer<Annotation>({
      document: this.#document,
      find: ({ node, offset }) => this.#annotationAt(node, offset),
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
    window.clearTimeout(this.#waiting);
    window.cancelAnimationFrame(this.#frame);
    this.#waiting = this.#waitingSince = this.#frame = this.#looks = 0;
    this.#reading = null;
    this.#chosen = null;
    this.#unpaint();
    this.#cards.tooltip.dispose();
  }

  async state(): Promise<PageState> {
    await this.#work;
    if (this.#active === null) return { state: this.#settings.mode === 'on-click' ? 'on-click' : 'working' };
    if (this.#reading === null) return { state: 'no-article' };
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
    if (!this.#scrollTo(span)) return;
    const annotation = this.#reading?.answer.analysis.annotations.find(
      ({ start, end }) => start === span.start && end === span.end,
    );
    if (annotation !== undefined) this.#open(annotation);
  }

  /** Goes to the next mark or the one before, round the ends, and opens its card; Enter then leads into the card. */
  async step(by: 1 | -1): Promise<void> {
    await this.#work;
    const marks = this.#chosen?.painted ?? [];
    const from = this.#stepped ?? this.#offsetInView(marks, by);
    const onward = by === 1 ? marks.find(({ start }) => start > from) : marks.findLast(({ start }) => start < from);
    const mark = onward ?? marks.at(by === 1 ? 0 : -1);
    if (mark === undefined || !this.#scrollTo(mark)) return;
    this.#stepped = mark.start;
    this.#open(mark);
    const { tooltip, voice } = this.#cards;
    if (!tooltip.isOpen) return;
    const title = this.#cardOf(mark)?.title ?? '';
    tooltip.announce(voice.words('markOf', title, String(marks.indexOf(mark) + 1), String(marks.length)));
    this.#whileOpen?.abort();
    const { signal } = (this.#whileOpen = new AbortController());
    this.#document.addEventListener(
      'keydown',
      (event) => {
        if (!event.isTrusted || event.key !== 'Enter' || tooltip.isHost(event.target)) return;
        event.preventDefault();
        event.stopPropagation();
        tooltip.focus();
      },
      { signal, capture: true },
    );
  }

  /** An offset just before the first mark in the window, or behind the last, from where a step goes into what is seen. */
  #offsetInView(marks: readonly Annotation[], by: 1 | -1): number {
    const map = this.#reading?.map;
    const inView = marks.filter((mark) => {
      const box = map === undefined ? undefined : targetOf(this.#document, mark, map, undefined)?.boxes()[0];
      return box !== undefined && box.bottom > 0 && box.top < window.innerHeight;
    });
    return by === 1 ? (inView[0]?.start ?? 0) - 1 : (inView.at(-1)?.start ?? -1) + 1;
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
    const found = this.#selected(range) ?? (await this.#known(text));
    if (found === null) this.#cards.say(target, 'noticeUnknown');
    else this.#cards.open(target, found, { inferred: this.#isInferred(), reasoning: null, key: null });
    if (!tooltip.isOpen || this.#active !== null) return;
    this.#whileOpen?.abort();
    this.#whileOpen = new AbortController();
    this.#follow(this.#whileOpen.signal);
  }

  /** The card of what the article names within the range; the longest name first. */
  #selected(range: Range | null): Card | null {
    const reading = this.#reading;
    if (reading === null || range === null) return null;
    const start = reading.map.offsetOf(range.startContainer, range.startOffset);
    const end = reading.map.offsetOf(range.endContainer, range.endOffset);
    if (start === null || end === null) return null;
    const within = reading.answer.analysis.annotations.filter((each) => each.start < end && start < each.end);
    return this.#longest(within, (annotation) => this.#cardOf(annotation));
  }

  /** The card of what the words name by themselves, as of the article's day. */
  async #known(text: string): Promise<Card | null> {
    const { language, published } = readMetadata(this.#document, new Date());
    const cardLanguage = this.#cards.voice.language;
    const answer = await askBackground({
      type: 'annotate',
      text,
      blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
      language,
      published,
      cardLanguage,
      names: [],
    });
    const { annotations } = answer.analysis;
    const cards = await askForCards(answer, cardLanguage);
    return this.#longest(annotations, (annotation) => cards[cardKey(annotation) ?? ''] ?? null);
  }

  #longest(annotations: readonly Annotation[], cardOf: (annotation: Annotation) => Card | null): Card | null {
    const [first] = annotations
      .filter((annotation) => cardOf(annotation) !== null)
      .sort((a, b) => b.end - b.start - (a.end - a.start));
    return first === undefined ? null : cardOf(first);
  }

  /** Scrolls a stretch of the text into the middle of the window; false where it is not in the page. */
  #scrollTo(span: Span): boolean {
    const range = this.#reading?.map.rangeOf(span);
    if (range === null || range === undefined) return false;
    // A page that is not in front is asked by a popup in a tab of its own, and animates nothing.
    const smooth =
      this.#document.visibilityState === 'visible' && !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    range.startNode.parentElement?.scrollIntoView({ block: 'center', behavior: smooth ? 'smooth' : 'instant' });
    return true;
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
    return { state, errors: reportedErrors(), longestSliceMs: longestMs, workMs };
  }

  #read(): Promise<void> {
    const work = this.#readOnce()
      .catch((error: unknown) => {
        if (!(error instanceof GivenUp)) throw error;
      })
      .finally(() => {
        if (this.#work === work) this.#work = null;
      });
    this.#work = work;
    return work;
  }

  /** Reads the page; asks for an answer only where the article's text is another than before. */
  async #readOnce(): Promise<void> {
    const signal = this.#active?.signal;
    if (signal === undefined) return;
    const slicer = this.#slicer;
    const pause = () => slicer.pause(signal);
    slicer.begin();
    const article = await findArticleInSlices(this.#document, pause);
    if (article === null) {
      slicer.end();
      this.#readAt = performance.now();
      this.#reading = null;
      this.#chosen = null;
      this.#unpaint();
      return;
    }
    const map = await mapTextInSlices(article, pause);
    await pause();
    const { language, published } = readMetadata(this.#document, new Date());
    slicer.end();
    this.#readAt = performance.now();
    const before = this.#reading;
    const cardLanguage = this.#cards.voice.language;
    const asked = JSON.stringify([language, published, cardLanguage]);
    if (before?.map.source.text === map.source.text && before.asked === asked) {
      this.#reading = { ...before, map };
    } else {
      const { text, blocks } = map.source;
      const answer = await askBackground({
        type: 'annotate',
        text,
        blocks,
        language,
        published,
        cardLanguage,
        names: this.#styled || this.#style !== null ? [] : this.#painter.names,
      });
      if (signal.aborted) return;
      this.#styled ||= answer.analysis.inScope && this.#style === null;
      this.#stepped = null;
      this.#reading = { map, asked, answer, cards: null };
    }
    await this.#paint();
    await this.#bringCards();
  }

  /** The cards of what may be painted. They weigh much more than the rest of the answer, so that the marks do not wait for them. */
  async #bringCards(): Promise<void> {
    const reading = this.#reading;
    if (reading === null || reading.cards !== null || !this.#isAnnotated(reading)) return;
    reading.cards = await askForCards(reading.answer, this.#cards.voice.language);
  }

  #isAnnotated({ answer }: Reading): boolean {
    return answer.summary.inScope || this.#anyway;
  }

  async #paintAnew(): Promise<void> {
    this.#unpaint();
    await this.#paint();
  }

  #unpaint(): void {
    this.#painter.clear();
    this.#underlines.clear();
  }

  async #paint(): Promise<void> {
    const reading = this.#reading;
    if (reading === null || !this.#isAnnotated(reading)) {
      this.#chosen = null;
      this.#unpaint();
      return;
    }
    if (reading.answer.analysis.annotations.length > 0 && !this.#styled) {
      this.#styled = true;
      const { names } = this.#painter;
      await (this.#style?.(names) ?? askBackground({ type: 'style', names }));
    }
    if (this.#reading !== reading) return;
    const { painted } = (this.#chosen = this.#choose(reading));
    this.#slicer.begin();
    const ranges: PaintedRange[] = [];
    for (const annotation of painted) {
      if (ranges.length >= rangesAtMost) break;
      ranges.push(...rangesOf(annotation, reading.map, groupOfAnnotation(annotation, reading.answer)));
    }
    this.#painter.paint(ranges);
    if (this.#forced?.matches === true) this.#underlines.draw(ranges);
    this.#slicer.end();
  }

  #choose(reading: Reading): Chosen {
    const { answer, map } = reading;
    const choice = paintChoice(this.#settings, answer, this.#document.location.hostname);
    const all = choosePainted(answer.analysis.annotations, map.source.blocks, {
      ...choice,
      isWanted: (annotation) => choice.isWanted(annotation) && !isInLinkLabel(annotation, map),
    });
    return { reading, wanted: all.filter(choice.isWanted), painted: all.filter(({ painted }) => painted) };
  }

  /** Stale paint marks wrong words, so what has changed loses it before the next frame; reading again waits for quiet. */
  #onChange(records: readonly MutationRecord[]): void {
    if (isOrphaned()) {
      this.suspend();
      return;
    }
    if (records.every((record) => this.#isOurs(record))) return;
    if (this.#touchesText(records)) this.#look();
    else if (this.#looks === 0) this.#painter.restore();
    this.#readLater();
  }

  /** Our own host comes and goes on the root element. */
  #isOurs({ target, addedNodes, removedNodes }: MutationRecord): boolean {
    return (
      target === this.#document.documentElement &&
      addedNodes.length + removedNodes.length === 1 &&
      this.#cards.tooltip.isHost(addedNodes[0] ?? removedNodes[0] ?? null)
    );
  }

  /** May the changes have made painted words other than they were? What is only added does not. */
  #touchesText(records: readonly MutationRecord[]): boolean {
    const map = this.#reading?.map;
    if (map === undefined) return false;
    return (
      records.length >= stormFrom ||
      records.some(({ type, target, removedNodes }) =>
        type === 'characterData' ? map.offsetOf(target, 0) !== null : removedNodes.length > 0,
      )
    );
  }

  #look(): void {
    this.#looks++;
    if (this.#looks <= looksAtMost) this.#lookNow();
    if (this.#frame !== 0) return;
    this.#frame = window.requestAnimationFrame(() => {
      if (this.#looks > looksAtMost) this.#lookNow();
      this.#frame = this.#looks = 0;
    });
  }

  #lookNow(): void {
    if (this.#painter.removeStale() === 0) return;
    this.#underlines.clear();
    this.#cards.tooltip.close();
  }

  /** A page that changes all the time puts reading off only so far, and pays for it only so much. */
  #readLater(): void {
    const now = performance.now();
    if (this.#waitingSince === 0) this.#waitingSince = now;
    const rested = this.#readAt + share * this.#slicer.workMs;
    const at = Math.max(rested, Math.min(now + quietMs, this.#waitingSince + patienceMs));
    window.clearTimeout(this.#waiting);
    this.#waiting = window.setTimeout(() => {
      this.#waiting = this.#waitingSince = 0;
      this.#readChanged().catch(reportError);
    }, at - now);
  }

  async #readChanged(): Promise<void> {
    await this.#work;
    if (this.#active === null) return;
    if (isOrphaned()) this.suspend();
    else await this.#read();
  }

  #annotationAt(node: Node, offset: number): Annotation | null {
    const chosen = this.#chosen;
    if (chosen === null || this.#painter.size === 0) return null;
    if (isOrphaned()) {
      this.suspend();
      return null;
    }
    const at = chosen.reading.map.offsetOf(node, offset);
    const annotation = at === null ? null : annotationAt(chosen.wanted, at);
    return annotation !== null && this.#cardOf(annotation) !== null ? annotation : null;
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
    this.#painter.focus(rangesOf(annotation, reading.map, 'focus'));
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

/** The cards of all that the article names and dates, as of its day. */
async function askForCards({ analysis, summary }: Annotated, language: LanguageTag): Promise<Cards> {
  const keys = new Set(analysis.annotations.flatMap((annotation) => cardKey(annotation) ?? []));
  return askBackground({ type: 'cards', keys: [...keys].slice(0, keysAtMost), on: summary.on, language });
}

function rangesOf(annotation: Annotation, map: TextMap, style: PaintedRange['style']): readonly PaintedRange[] {
  return map.rangesOf(annotation).map((range) => ({ ...range, style }));
}

/** The words' boxes wherever they stand at the moment, for a tooltip that follows them. */
function targetOf(document: Document, span: Span, map: TextMap, at: TooltipTarget['at']): TooltipTarget | null {
  const range = map.rangeOf(span);
  const element = range?.startNode.parentElement;
  if (range === null || element === null || element === undefined) return null;
  const live = document.createRange();
  live.setStart(range.startNode, range.startOffset);
  live.setEnd(range.endNode, range.endOffset);
  return { boxes: () => [...live.getClientRects()], element, ...(at === undefined ? {} : { at }) };
}
