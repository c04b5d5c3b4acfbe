import type { Words } from '../words.ts';

/** Something that the reader can do from a card, as to have its words marked no more. */
export interface CardAction {
  /** For the reader, in the interface's language. */
  readonly label: string;
  readonly run: () => void;
}

export interface CardOptions {
  readonly document: Document;
  readonly words: Words;
  /** Is the day that the card speaks for inferred from the text? */
  readonly inferred: boolean;
  /** How a date was counted, in words; null where it stands complete in the text, and for entities. */
  readonly reasoning: string | null;
  /** The reader asks for another card: of an entity named in a fact, of an event. */
  readonly onOpen: (id: string) => void;
  /** Goes back to the card before; null where there is none. */
  readonly onBack: (() => void) | null;
  /** Told in a menu at the card's end; no menu where there is none. */
  readonly actions?: readonly CardAction[];
}
