import type { Voice } from '../view/words.ts';
import { askBackground } from './ask-background.ts';
import { uiLanguage } from './own-context.ts';
import type { Settings } from '../protocol/settings.ts';

/** The browser's choice of language. */
export function browserVoice(): Voice {
  return { language: uiLanguage(), words: (key, ...values) => chrome.i18n.getMessage(key, [...values]) };
}

/** The voice that the user has chosen; the browser's where that is automatic, or there are no words in that language. */
export async function voiceOf({ language }: Pick<Settings, 'language'>): Promise<Voice> {
  if (language === 'auto' || language === uiLanguage()) return browserVoice();
  const table = await askBackground('words', { language });
  if (table === null) return browserVoice();
  return {
    language,
    words: (key, ...values) =>
      (table[key] ?? '').replace(/\$(\d)/g, (_, place: string) => values[Number(place) - 1] ?? ''),
  };
}
