import type { AskBackground } from '../protocol/messages.ts';
import type { ListChange } from '../protocol/settings-changes.ts';
import type { Settings } from '../protocol/settings.ts';
import type { Voice } from '../view/words.ts';

/** What an annotated page needs of the extension around it. */
export interface AnnotatorPort {
  readonly ask: AskBackground;
  /** Changes a list of the settings in force in this window. Rejects where it cannot be stored. */
  readonly changeList: (change: ListChange) => Promise<unknown>;
  readonly report: (error: unknown) => void;
  readonly browserVoice: () => Voice;
  readonly voiceOf: (settings: Pick<Settings, 'language'>) => Promise<Voice>;
  /** Was the extension updated or removed, so that nobody answers any more? */
  readonly isOrphaned: () => boolean;
  readonly isChromium: () => boolean;
  /** Puts the rules of highlights with these names into the page; without it the background does. */
  readonly style?: (names: readonly string[]) => Promise<unknown>;
}
