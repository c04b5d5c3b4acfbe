import { annotationAt } from '../core/annotation-at.ts';
import type { Annotation, Card, Span } from '../core/types.ts';
import { findArticle } from '../page/article.ts';
import { readMetadata } from '../page/metadata.ts';
import { mapText, type TextMap } from '../page/text-map.ts';
import { renderCard } from '../view/card.ts';
import { followPointer } from '../view/hover.ts';
import { groupOf } from '../view/kinds.ts';
import { Painter, type PaintedRange } from '../view/painter.ts';
import { reasoningOf } from '../view/reasoning.ts';
import { tooltipSheet } from '../view/tooltip-sheet.ts';
import { Tooltip, type TooltipTarget } from '../view/tooltip.ts';
import { askBackground } from './ask-background.ts';
import { browser, uiLanguage } from './browser.ts';
import { cardKey, type Annotated, type PageState } from './messages.ts';
import { reportError } from './report-error.ts';

/** A page that changes is read again when it has been quiet for so long. */
const quietMs = 400;

interface Reading {
  readonly map: TextMap;
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
    const observer = new MutationObserver(() => this.#onChange());
    observer.observe(this.#document.body, { childList: true, characterData: true, subtree: true });
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

  #read(): Promise<void> {
    const work = this.#readOnce().finally(() => {
      if (this.#work === work) this.#work = null;
    });
    this.#work = work;
    return work;
  }

  async #readOnce(): Promise<void> {
    const article = findArticle(this.#document);
    if (article === null) {
      this.#reading = null;
      this.#painter.clear();
      return;
    }
    const { language, published } = readMetadata(this.#document, new Date());
    const map = mapText(article);
    const { text, blocks } = map.source;
    const answer = await askBackground({
      type: 'annotate',
      text,
      blocks,
      language,
      published,
      cardLanguage: this.#language,
    });
    if (this.#active === null) return;
    this.#reading = { map, answer };
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
    this.#painter.paint(
      painted.flatMap((annotation) => rangesOf(annotation, reading.map, groupOf(kindOf(annotation, reading.answer)))),
    );
  }

  /** Stale paint marks wrong words, so what has changed loses it before the next frame; reading again waits for quiet. */
  #onChange(): void {
    const reading = this.#reading;
    if (
      reading !== null &&
      reading.answer.analysis.annotations.some(
        (annotation) => annotation.painted && reading.map.rangeOf(annotation) === null,
      )
    ) {
      this.#painter.clear();
      this.#tooltip.close();
    } else this.#painter.restore();
    window.clearTimeout(this.#waiting);
    this.#waiting = window.setTimeout(() => {
      if (this.#active !== null) this.#readChanged().catch(reportError);
    }, quietMs);
  }

  /** Reads again only where the article's text is another than before. */
  async #readChanged(): Promise<void> {
    await this.#work;
    const article = findArticle(this.#document);
    const before = this.#reading;
    const map = article === null ? null : mapText(article);
    if (map !== null && before !== null && map.source.text === before.map.source.text) {
      this.#reading = { map, answer: before.answer };
      await this.#paint();
    } else await this.#read();
  }

  #annotationAt(node: Node, offset: number): Annotation | null {
    const reading = this.#reading;
    if (reading === null || this.#painter.size === 0) return null;
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
