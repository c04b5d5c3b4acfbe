import type { DateAnnotation } from '../../core/types.ts';
import { dateInWords } from '../../core/calendar/dates-in-words.ts';
import type { Words } from '../words.ts';

/**
 * How a date was counted, for the reader: «через два дня» after the words of 11 January. Null where the text states it whole.
 * `quote` are the words as they stand; `speaker` the speaker's title, or null.
 */
export function reasoningOf(
  date: DateAnnotation,
  quote: string,
  speaker: string | null,
  language: string,
  words: Words,
): string | null {
  const { anchor, implied } = date;
  if (anchor === null || implied.length === 0) return null;
  const day = dateInWords(anchor.value, language);
  if (implied.length === 1) return words('reasoningYear', quote, day);
  if (anchor.basis === 'speech' && speaker !== null) return words('reasoningSpeech', quote, speaker, day);
  if (anchor.basis === 'narrative') return words('reasoningNarrative', quote, day);
  return words('reasoningPublished', quote, day);
}
