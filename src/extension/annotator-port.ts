import type { AnnotatorPort } from '../annotator/port.ts';
import { askBackground } from './ask-background.ts';
import { isChromium, isInPrivateWindow, isOrphaned } from './own-context.ts';
import { reportError } from './report-error.ts';
import { browserVoice, voiceOf } from './voice.ts';
import { changeWindowList } from './window-settings.ts';

/** The extension as the annotated page of this script sees it. */
export const annotatorPort: AnnotatorPort = {
  ask: askBackground,
  changeList: (change) => changeWindowList(change, isInPrivateWindow()),
  report: reportError,
  browserVoice,
  voiceOf,
  isOrphaned,
  isChromium,
};
