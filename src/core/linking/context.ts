import type { Reference } from '../reference/reference.ts';
import type { Block, IsoDay, LanguageTag } from '../types.ts';
import type { SenseReader } from './senses.ts';

/** What linking knows besides the mentions. */
export interface LinkContext {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The day that the article speaks of; null where it is not known, and no office is then given to anybody. */
  readonly on: IsoDay | null;
  readonly reference: Reference;
  readonly senses: SenseReader;
  /** The language that the text is written in, for the forms that count in some only; absent, all forms count. */
  readonly language?: LanguageTag;
}
