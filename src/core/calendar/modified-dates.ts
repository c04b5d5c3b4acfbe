import { textLanguage } from '../text/reader-languages.ts';
import type { DateModifier, LanguageTag } from '../types.ts';
import type { CalendarDate, CalendarInterval } from './calendar-value.ts';
import { inWords, type DateForm } from './dates-in-words.ts';
import modifiers from './modifiers.json' with { type: 'json' };

/**
 * A date with its modifier in words: «до конца 2025 года», “early January 2022”, “around 2008”. In Russian for readers who know
 * it, otherwise in English; without a modifier as `inWords` writes it.
 */
export function modifiedInWords(
  value: CalendarDate | CalendarInterval,
  { mod, bound }: DateModifier,
  language: LanguageTag,
  form: DateForm = 'plain',
): string {
  if (mod === undefined || mod === null) return inWords(value, language, form);
  const isRussian = textLanguage(language).startsWith('ru');
  const words = isRussian ? modifiers.ru : modifiers.en;
  const kind = value.kind === 'interval' ? 'interval' : 'date';
  const phrase = mod === 'START' || mod === 'MID' || mod === 'END' ? words[kind][mod][bound ?? 'alone'] : words[mod];
  return phrase.replace('{0}', genitive(value, isRussian ? language : 'en', words.of));
}

function genitive(
  value: CalendarDate | CalendarInterval,
  language: LanguageTag,
  of: Readonly<Record<'date' | 'years' | 'decade', string>>,
): string {
  const areYears = value.kind === 'interval' && value.start.kind === 'year' && value.end.kind === 'year';
  const isDecade = areYears && value.start.year % 10 === 0 && value.end.year === value.start.year + 9;
  if (isDecade) return of.decade.replace('{0}', String(value.start.year));
  return of[areYears ? 'years' : 'date'].replace('{0}', inWords(value, language, 'after-preposition'));
}
