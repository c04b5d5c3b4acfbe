import type { Words } from './words.ts';

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
}
