import { annotationAt } from '../core/annotation-at.ts';
import type { Annotation, Card, Span } from '../core/types.ts';
import { findArticleInSlices } from '../page/article.ts';
import { readMetadata } from '../page/metadata.ts';
import { mapTextInSlices, type TextMap } from '../page/text-map.ts';
import { renderCard } from '../view/card.ts';
import { followPointer } from '../view/hover.ts';
import { groupOf } from '../view/kinds.ts';
import { Painter, type PaintedRange } from '../view/painter.ts';
import { reasoningOf } from '../view/reasoning.ts';
import { tooltipSheet } from '../view/tooltip-sheet.ts';
import { Tooltip, type TooltipTarget } from '../view/tooltip.ts';
import { askBackground } from './ask-background.ts';
import { browser, isOrphaned, uiLanguage } from './browser.ts';
import { cardKey, type Annotated, type Diagnosis, type PageState } from './messages.ts';
import { reportedErrors, reportError } from './report-error.ts';
import { GivenUp, Slicer } from './rest.ts';

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
}

/**
 * One page with its article: reads it, paints the answer, shows cards. Suspended it holds no listener, no paint and no host;
 * resumed it reads again. In-page navigation and re-rendering are seen as changes of the document.
 */
export class AnnotatedPage {
  readonly #document: Document;
  readonly #painter: Painter;
  readonly #tooltip: Tooltip;
  readonly #language = uiLanguage();
  readonly #words = (key: string, ...values: readonly string[]) => browser.i18n.getMessage(key, [...values]);
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
  readonly #slicer = new Slicer();

  constructor(document: Document) {
    this.#document = document;
    this.#painter = new Painter({
      highlights: CSS.highlights,
      Highlight,
      StaticRange,
      randomName: () => `c${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`,
    });
    this.#tooltip = new Tooltip({ document, sheet: tooltipSheet, onClose: () => this.#painter.focus([]) });
  }

  /** Reads the page and begins to follow it; does nothing where it already does. */
  async resume(): Promise<void> {
    if (this.#active !== null) return;
    this.#active = new AbortController();
    const { signal } = this.#active;
    const observer = new MutationObserver((records) => this.#onChange(records));
    // The root, because a page may put another body in place.
    observer.observe(this.#document.documentElement, { childList: true, characterData: true, subtree: true });
    signal.addEventListener('abort', () => observer.disconnect());
    followPointer<Annotation>({
      document: this.#document,
      find: ({ node, offset }) => this.#annotationAt(node, offset),
      isHost: (target) => this.#tooltip.isHost(target),
      isOpen: () => this.#tooltip.isOpen,
      open: (annotation, at) => this.#open(annotation, at),
      close: () => this.#tooltip.close(),
      signal,
    });
    await this.#read();
  }

  /** Takes everything back: listeners, paint, tooltip. */
  suspend(): void {
    this.#active?.abort();
    this.#active = null;
    window.clearTimeout(this.#waiting);
    window.cancelAnimationFrame(this.#frame);
    this.#waiting = this.#waitingSince = this.#frame = this.#looks = 0;
    this.#reading = null;
    this.#painter.clear();
    this.#tooltip.dispose();
  }

  async state(): Promise<PageState> {
    await this.#work;
    if (this.#active === null) return { state: 'working' };
    if (this.#reading === null) return { state: 'no-article' };
    const { summary } = this.#reading.answer;
    return { state: summary.inScope || this.#anyway ? 'annotated' : 'out-of-scope', summary };
  }

  /** Annotates although the article is out of scope. */
  async annotateAnyway(): Promise<PageState> {
    this.#anyway = true;
    await this.#work;
    await this.#paint();
    return this.state();
  }

  /** Scrolls to a mention and opens its card. */
  reveal(span: Span): void {
    const reading = this.#reading;
    const range = reading?.map.rangeOf(span);
    if (reading === null || range === null || range === undefined) return;
    // A page that is not in front is asked by a popup in a tab of its own, and animates nothing.
    const smooth =
      this.#document.visibilityState === 'visible' && !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    range.startNode.parentElement?.scrollIntoView({ block: 'center', behavior: smooth ? 'smooth' : 'instant' });
    const annotation = reading.answer.analysis.annotations.find(
      ({ start, end }) => start === span.start && end === span.end,
    );
    if (annotation !== undefined) this.#open(annotation);
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
      this.#painter.clear();
      return;
    }
    const map = await mapTextInSlices(article, pause);
    await pause();
    const { language, published } = readMetadata(this.#document, new Date());
    slicer.end();
    this.#readAt = performance.now();
    const before = this.#reading;
    const asked = JSON.stringify([language, published]);
    if (before?.map.source.text === map.source.text && before.asked === asked) {
      this.#reading = { map, asked, answer: before.answer };
    } else {
      const { text, blocks } = map.source;
      const answer = await askBackground({
        type: 'annotate',
        text,
        blocks,
        language,
        published,
        cardLanguage: this.#language,
      });
      if (signal.aborted) return;
      this.#reading = { map, asked, answer };
    }
    await this.#paint();
  }

  async #paint(): Promise<void> {
    const reading = this.#reading;
    if (reading === null || !(reading.answer.summary.inScope || this.#anyway)) {
      this.#painter.clear();
      return;
    }
    const painted = reading.answer.analysis.annotations.filter((annotation) => annotation.painted);
    if (painted.length > 0 && !this.#styled) {
      this.#styled = true;
      await askBackground({ type: 'style', names: this.#painter.names });
    }
    if (this.#reading !== reading) return;
    this.#slicer.begin();
    const ranges: PaintedRange[] = [];
    for (const annotation of painted) {
      if (ranges.length >= rangesAtMost) break;
      ranges.push(...rangesOf(annotation, reading.map, groupOf(kindOf(annotation, reading.answer))));
    }
    this.#painter.paint(ranges);
    this.#slicer.end();
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
      this.#tooltip.isHost(addedNodes[0] ?? removedNodes[0] ?? null)
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
    if (this.#painter.removeStale() > 0) this.#tooltip.close();
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
    const reading = this.#reading;
    if (reading === null || this.#painter.size === 0) return null;
    if (isOrphaned()) {
      this.suspend();
      return null;
    }
    const at = reading.map.offsetOf(node, offset);
    const annotation = at === null ? null : annotationAt(reading.answer.analysis.annotations, at);
    return annotation !== null && this.#cardOf(annotation) !== null ? annotation : null;
  }

  #cardOf(annotation: Annotation): Card | null {
    const key = cardKey(annotation);
    return key === null ? null : (this.#reading?.answer.cards[key] ?? null);
  }

  #open(annotation: Annotation, at?: TooltipTarget['at']): void {
    const reading = this.#reading;
    const card = this.#cardOf(annotation);
    const target = reading === null ? null : targetOf(this.#document, annotation, reading.map, at);
    if (reading === null || card === null || target === null) return;
    this.#painter.focus(rangesOf(annotation, reading.map, 'focus'));
    this.#tooltip.open(target, this.#render(card, this.#reasoning(annotation, reading), null));
  }

  #reasoning(annotation: Annotation, { map, answer }: Reading): string | null {
    if (annotation.kind !== 'date') return null;
    const speaker = annotation.anchor?.speaker;
    const title = speaker === undefined ? null : (answer.cards[speaker]?.title ?? null);
    const quote = map.source.text.slice(annotation.start, annotation.end);
    return reasoningOf(annotation, quote, title, this.#language, this.#words);
  }

  #render(card: Card, reasoning: string | null, before: (() => HTMLElement) | null): HTMLElement {
    const render = () => this.#render(card, reasoning, before);
    return renderCard(card, {
      document: this.#document,
      words: this.#words,
      inferred: this.#reading?.answer.summary.published?.basis === 'inferred',
      reasoning,
      onOpen: (id) => {
        this.#openFromCard(id, card, render).catch(reportError);
      },
      onBack: before === null ? null : () => this.#tooltip.replace(before()),
    });
  }

  async #openFromCard(id: string, from: Card, back: () => HTMLElement): Promise<void> {
    const card = await askBackground({ type: 'describe', id, on: from.on, language: this.#language });
    if (card !== null) this.#tooltip.replace(this.#render(card, null, back));
  }
}

function kindOf(annotation: Annotation, { cards }: Annotated): string {
  return annotation.kind === 'date' ? 'date' : (cards[annotation.entity]?.kind ?? 'term');
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
