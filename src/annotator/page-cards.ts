import type { Card } from '../core/types.ts';
import type { CardAction } from '../view/card/card-options.ts';
import { renderCard } from '../view/card/card.ts';
import { renderNotice } from '../view/card/notice.ts';
import { tooltipSheet } from '../view/card/tooltip-sheet.ts';
import { Tooltip, type TooltipTarget } from '../view/card/tooltip.ts';
import { withKnown, withWrong, type ListChange } from '../protocol/settings-changes.ts';
import type { Settings } from '../protocol/settings.ts';
import type { MessageKey, Voice } from '../view/words.ts';
import { onlyLatest } from './only-latest.ts';
import type { AnnotatorPort } from './port.ts';

/** Where a card was opened from. */
export interface CardOrigin {
  /** Was the article's day inferred from its text? */
  readonly inferred: boolean;
  /** How the date at the mark was resolved, in words; null for other marks and without a mark. */
  readonly reasoning: string | null;
  /** The key of the mark, which the reader may call wrong; null without a mark. */
  readonly key: string | null;
}

export interface PageCardsOptions {
  readonly document: Document;
  readonly port: AnnotatorPort;
  readonly site: string;
  readonly onClose: () => void;
  /** Called when a notice has replaced a card. */
  readonly onNotice: () => void;
}

/** The cards of one page: one tooltip, the way from card to card, and what can be done from a card. */
export class PageCards {
  readonly tooltip: Tooltip;
  readonly #options: PageCardsOptions;
  /** Null until it is needed: the browser's is asked for of another process, and the page waits for it. */
  #voice: Voice | null = null;
  /** Called before something is asked for that is to come in the place of the open card, and when that becomes another. */
  readonly #begin = onlyLatest();

  constructor(options: PageCardsOptions) {
    const { document, onClose } = options;
    this.#options = options;
    this.tooltip = new Tooltip({ document, sheet: tooltipSheet, onClose });
  }

  get voice(): Voice {
    return (this.#voice ??= this.#options.port.browserVoice());
  }

  /** Speaks with the voice from now on; with null as before. */
  use(voice: Voice | null, theme: Settings['theme']): void {
    if (voice !== null) this.#voice = voice;
    this.tooltip.theme = theme;
  }

  open(target: TooltipTarget, card: Card, origin: CardOrigin): void {
    this.#begin();
    this.tooltip.open(target, this.#render(card, origin, null));
  }

  /**
   * Opens the card when it comes, or says that the record has nothing on the words where it is null. Does nothing if another card was opened
   * meanwhile.
   */
  async openLater(target: TooltipTarget, coming: Card | Promise<Card | null>, inferred: boolean): Promise<void> {
    const isLatest = this.#begin();
    const card = await coming;
    if (!isLatest()) return;
    if (card !== null) {
      this.open(target, card, { inferred, reasoning: null, key: null });
      return;
    }
    const text = this.voice.words('noticeUnknown');
    this.tooltip.open(target, renderNotice(this.#options.document, text));
    this.tooltip.announce(text);
  }

  #render(card: Card, origin: CardOrigin, before: (() => HTMLElement) | null): HTMLElement {
    const render = () => this.#render(card, origin, before);
    const { inferred, reasoning } = origin;
    return renderCard(card, {
      document: this.#options.document,
      words: this.voice.words,
      inferred,
      reasoning,
      onOpen: (id) => {
        this.#follow(id, card, origin, render).catch(this.#options.port.report);
      },
      onBack: before === null ? null : () => this.tooltip.replace(before()),
      actions: this.#actions(card, origin),
    });
  }

  async #follow(id: string, from: Card, { inferred }: CardOrigin, back: () => HTMLElement): Promise<void> {
    const isLatest = this.#begin();
    const card = await this.#options.port.ask('describe', { id, on: from.on, language: this.voice.language });
    if (card === null || !isLatest()) return;
    this.tooltip.replace(this.#render(card, { inferred, reasoning: null, key: null }, back));
  }

  #actions(card: Card, { key }: CardOrigin): readonly CardAction[] {
    const { port, site } = this.#options;
    const actions: CardAction[] = [];
    const add = (label: MessageKey, run: () => Promise<unknown>) =>
      actions.push({ label: this.voice.words(label), run: this.#whileOpen(run) });
    if (card.kind !== 'date' && card.kind !== 'event')
      add('actionKnown', () => this.#change('noticeKnown', card, (on) => withKnown(card.id, on)));
    if (key !== null) add('actionWrong', () => this.#change('noticeWrong', card, (on) => withWrong(key, site, on)));
    add('actionPanel', () => port.ask('open-panel', { id: card.id }));
    return actions;
  }

  /** A page may take a button out of the card and put it under the reader's pointer: a press there closes the card first. */
  #whileOpen(run: () => Promise<unknown>): () => void {
    return () => {
      if (this.tooltip.isOpen) run().catch(this.#options.port.report);
    };
  }

  /** Makes the change, and says so in the card's place, with a button that takes it back. */
  async #change(notice: MessageKey, { title }: Card, change: (on: boolean) => ListChange): Promise<void> {
    const { words } = this.voice;
    const { port, document, onNotice } = this.#options;
    const isLatest = this.#begin();
    await port.changeList(change(true));
    if (!isLatest()) return;
    const undo = {
      label: words('actionUndo'),
      run: this.#whileOpen(async () => {
        this.tooltip.close();
        await port.changeList(change(false));
      }),
    };
    const text = words(notice, title);
    onNotice();
    this.tooltip.replace(renderNotice(document, text, undo));
    this.tooltip.announce(text);
  }
}
