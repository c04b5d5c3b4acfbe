import { annotationAt } from '../core/article/annotation-at.ts';
import { cardKey } from '../core/cards/card-keys.ts';
import type { Annotation, Card } from '../core/types.ts';
import { ShownText } from '../page/shown-text.ts';
import { withRests } from '../page/slices.ts';
import type { Settings } from '../protocol/settings.ts';
import { reasoningOf } from '../view/card/reasoning.ts';
import type { TooltipTarget } from '../view/card/tooltip.ts';
import type { Caret } from '../view/marks/hit-test.ts';
import { maxRanges, type PaintedRange } from '../view/marks/painter.ts';
import { chooseMarks, hiddenPart, type Chosen } from './choose-marks.ts';
import type { HiddenText } from './hidden-text.ts';
import { onlyLatest } from './only-latest.ts';
import { PageCards } from './page-cards.ts';
import { PageMarks } from './page-marks.ts';
import { groupOfAnnotation, paintChoice } from './paint-choice.ts';
import type { AnnotatorPort } from './port.ts';
import type { Reading } from './read-text.ts';
import { afterFrame, type Slicer } from './slicer.ts';
import { rangesOf, targetOf } from './words-on-page.ts';

/** What the reader sees of a reading: marks, and a card at a time. */
export class PageShowing {
  readonly marks: PageMarks;
  readonly cards: PageCards;
  readonly #document: Document;
  readonly #slicer: Slicer;
  readonly #port: AnnotatorPort;
  readonly #begin = onlyLatest();
  readonly #shownOnce = new WeakSet<Annotation>();
  #chosen: Chosen | null = null;
  /** Null until the rules of the highlights are asked for, and again where that failed. */
  #styling: Promise<unknown> | null = null;
  #open: AbortController | null = null;

  constructor(document: Document, slicer: Slicer, port: AnnotatorPort) {
    this.#document = document;
    this.#slicer = slicer;
    this.#port = port;
    this.marks = new PageMarks(document, port.isChromium());
    this.cards = new PageCards({
      document,
      port,
      site: document.location.hostname,
      onClose: () => {
        this.marks.focus([]);
        this.#open?.abort();
      },
      onNotice: () => this.marks.focus([]),
    });
  }

  /** What is painted; null where nothing is. */
  get chosen(): Chosen | null {
    return this.#chosen;
  }

  /** Names of the highlights for which the background is to put rules into the page; empty once they are there. */
  get unstyledNames(): readonly string[] {
    return this.#styling !== null || this.#port.style !== undefined ? [] : this.marks.names;
  }

  /** The background has put the rules into the page. */
  wasStyled(): void {
    this.#styling = Promise.resolve();
  }

  /** Takes paint and card away, and gives up painting. */
  clear(): void {
    this.#begin();
    this.#chosen = null;
    this.marks.clear();
  }

  /**
   * Paints the words of the reading that the page shows, in place of those painted before; `hidden` follows the others. Rejects with GivenUp
   * where a newer painting begins or the signal is aborted.
   */
  async paint(reading: Reading, settings: Settings, hidden: HiddenText, signal: AbortSignal): Promise<void> {
    const document = this.#document;
    const isLatest = this.#begin();
    const isWanted = () => isLatest() && !signal.aborted;
    const { map, answer } = reading;
    if (answer.analysis.annotations.length > 0) await this.#style();
    await afterFrame(document);
    const choice = paintChoice(settings, answer, document.location.hostname);
    const unseen = await this.#slicer.run(isWanted, async (pause) => {
      const chosen = await chooseMarks(reading, choice, this.#shownOnce, document, pause);
      await pause();
      this.#chosen = chosen;
      const ranges: PaintedRange[] = [];
      for (const annotation of chosen.painted) {
        if (ranges.length >= maxRanges) break;
        ranges.push(...rangesOf(annotation, map, groupOfAnnotation(annotation, answer)));
      }
      await withRests(this.marks.paint(ranges), pause);
      return chosen.hidden;
    });
    hidden.follow(unseen, this.#slicer.workMs);
  }

  /** Puts the rules into the page, once. After a failure the next painting tries again. */
  async #style(): Promise<void> {
    const { ask, report, style } = this.#port;
    const { names } = this.marks;
    try {
      await (this.#styling ??= style === undefined ? ask('style', { names }) : style(names));
    } catch (error) {
      this.#styling = null;
      report(error);
    }
  }

  /** Takes the paint off words that have changed, and closes the card. */
  removeStale(): void {
    if (this.marks.removeStale()) this.cards.tooltip.close();
  }

  /** The annotation with a card at this place of the page, if its words are shown. */
  annotationAt(node: Node, offset: number): Annotation | null {
    const chosen = this.#chosen;
    if (chosen === null || this.marks.isEmpty) return null;
    const { map } = chosen.reading;
    const at = map.offsetOf(node, offset);
    const annotation = at === null ? null : annotationAt(chosen.wanted, at);
    if (annotation === null || cardOf(annotation, chosen.reading) === null) return null;
    return hiddenPart(annotation, map, new ShownText(this.#document)) === null ? annotation : null;
  }

  /** Opens the card of the annotation at its words and returns its title; null where it has none, or the words have left the page. */
  open(annotation: Annotation, reading: Reading | null, at?: TooltipTarget['at']): string | null {
    if (reading === null) return null;
    const card = cardOf(annotation, reading);
    const target = targetOf(annotation, reading.map, at);
    if (card === null || target === null) return null;
    const countedFrom = annotation.kind === 'date' ? annotation.anchor?.from : undefined;
    const focused = countedFrom === undefined ? [annotation] : [annotation, countedFrom];
    this.marks.focus(focused.flatMap((span) => rangesOf(span, reading.map, 'focus')));
    this.cards.open(target, card, {
      inferred: isInferred(reading),
      reasoning: this.#reasoning(annotation, reading),
      key: cardKey(annotation),
    });
    return card.title;
  }

  /** Aborted when the card closes, and when this is called again. */
  whileOpen(): AbortSignal {
    this.#open?.abort();
    return (this.#open = new AbortController()).signal;
  }

  #reasoning(annotation: Annotation, { map, cards }: Reading): string | null {
    if (annotation.kind !== 'date') return null;
    const speaker = annotation.anchor?.speaker;
    const title = speaker === undefined ? null : (cards?.[speaker]?.title ?? null);
    const quote = map.source.text.slice(annotation.start, annotation.end);
    const { language, words } = this.cards.voice;
    return reasoningOf(annotation, quote, title, language, words);
  }
}

/** Can the reader see the character at the caret? */
export function isCharacterShown({ node, offset }: Caret, document: Document): boolean {
  const text = node as Text;
  const range = { startNode: text, startOffset: offset, endNode: text, endOffset: offset + 1 };
  return new ShownText(document).isShown(range);
}

/** Was the article's day inferred from its text? */
export function isInferred({ answer }: Reading): boolean {
  return answer.summary.published?.basis === 'inferred';
}

function cardOf(annotation: Annotation, { cards }: Reading): Card | null {
  const key = cardKey(annotation);
  return key === null ? null : (cards?.[key] ?? null);
}
