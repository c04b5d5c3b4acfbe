import type { Card } from '../core/types.ts';
import type { CardAction } from '../view/card/card-options.ts';
import { renderCard } from '../view/card/card.ts';
import { renderNotice } from '../view/card/notice.ts';
import { tooltipSheet } from '../view/card/tooltip-sheet.ts';
import { Tooltip, type TooltipTarget } from '../view/card/tooltip.ts';
import type { MessageKey } from '../view/words.ts';
import { askBackground } from './ask-background.ts';
import { isInPrivateWindow } from './own-context.ts';
import { reportError } from './report-error.ts';
import { withKnown, withWrong, type ListChange } from './settings-changes.ts';
import type { Settings } from './settings.ts';
import { browserVoice, type Voice } from './voice.ts';
import { changeWindowSettings } from './window-settings.ts';

/** What is known of a card beside the card itself. */
export interface CardContext {
  /** Is the article's day inferred from its text? */
  readonly inferred: boolean;
  /** How a date was counted, or null. */
  readonly reasoning: string | null;
  /** The card's key where it was opened from a mark, which may be wrong; null elsewhere. */
  readonly key: string | null;
}

export interface PageCardsOptions {
  readonly document: Document;
  readonly site: string;
  readonly onClose: () => void;
  /** Called when a card has given way to a notice: its words are not in question any more. */
  readonly onNotice: () => void;
}

/** The cards of one page: one tooltip, the way from card to card, and what can be done from a card. */
export class PageCards {
  readonly tooltip: Tooltip;
  readonly #options: PageCardsOptions;
  /** Null until it is needed: the browser's is asked for of another process, and the page waits for it. */
  #voice: Voice | null = null;

  constructor(options: PageCardsOptions) {
    const { document, onClose } = options;
    this.#options = options;
    this.tooltip = new Tooltip({ document, sheet: tooltipSheet, onClose });
  }

  get voice(): Voice {
    return (this.#voice ??= browserVoice());
  }

  /** Speaks with the voice from now on; with null as before. */
  use(voice: Voice | null, theme: Settings['theme']): void {
    if (voice !== null) this.#voice = voice;
    this.tooltip.theme = theme;
  }

  open(target: TooltipTarget, card: Card, context: CardContext): void {
    this.tooltip.open(target, this.#render(card, context, null));
  }

  /** Says in a sentence, at the words, why there is no card. */
  say(target: TooltipTarget, key: MessageKey): void {
    const { words } = this.voice;
    this.tooltip.open(target, renderNotice(this.#options.document, words(key)));
    this.tooltip.announce(words(key));
  }

  #render(card: Card, context: CardContext, before: (() => HTMLElement) | null): HTMLElement {
    const render = () => this.#render(card, context, before);
    const { inferred, reasoning } = context;
    return renderCard(card, {
      document: this.#options.document,
      words: this.voice.words,
      inferred,
      reasoning,
      onOpen: (id) => {
        this.#follow(id, card, context, render).catch(reportError);
      },
      onBack: before === null ? null : () => this.tooltip.replace(before()),
      actions: this.#actions(card, context),
    });
  }

  async #follow(id: string, from: Card, { inferred }: CardContext, back: () => HTMLElement): Promise<void> {
    const card = await askBackground({ type: 'describe', id, on: from.on, language: this.voice.language });
    if (card !== null) this.tooltip.replace(this.#render(card, { inferred, reasoning: null, key: null }, back));
  }

  #actions(card: Card, { key }: CardContext): readonly CardAction[] {
    const { words } = this.voice;
    const { site } = this.#options;
    const action = (label: MessageKey, run: () => Promise<unknown>) => ({
      label: words(label),
      run: this.#whileOpen(run),
    });
    const isTerm = card.kind !== 'date' && card.kind !== 'event';
    return [
      ...(isTerm
        ? [
            action('actionKnown', () =>
              this.#change('noticeKnown', card, withKnown(card.id, true), withKnown(card.id, false)),
            ),
          ]
        : []),
      ...(key === null
        ? []
        : [
            action('actionWrong', () =>
              this.#change('noticeWrong', card, withWrong(key, site, true), withWrong(key, site, false)),
            ),
          ]),
      action('actionPanel', () => askBackground({ type: 'open-panel', id: card.id })),
    ];
  }

  /** A page may take a button out of the card and put it under the reader's pointer: a press there closes the card first. */
  #whileOpen(run: () => Promise<unknown>): () => void {
    return () => {
      if (this.tooltip.isOpen) run().catch(reportError);
    };
  }

  /** Changes the settings, and says so where the card was, with the way back. */
  async #change(notice: MessageKey, { title }: Card, change: ListChange, back: ListChange): Promise<void> {
    const { words } = this.voice;
    await changeWindowSettings(change, isInPrivateWindow());
    const undo = {
      label: words('actionUndo'),
      run: this.#whileOpen(async () => {
        this.tooltip.close();
        await changeWindowSettings(back, isInPrivateWindow());
      }),
    };
    this.#options.onNotice();
    this.tooltip.replace(renderNotice(this.#options.document, words(notice, title), undo));
    this.tooltip.announce(words(notice, title));
  }
}
