/**
 * The classes of words that the core itself asks for, of whatever language, besides those that only patterns name. The
 * compiler gives each an atom, so that asking costs one look into a table.
 */
export const coreClasses = [
  // months and weekdays, with their abbreviations and those that are other words too
  'MONTH',
  'WEAK-MONTH',
  'MON',
  'WEEKDAY',
  'WEDNESDAY',
  'WKD',
  'SPEECH-VERB',
  'SPEECH-NOUN',
  'THAT-CLAUSE',
  'PAST',
  'FUTURE',
  'SCHEDULED',
  'SCHEDULED-OR-NOUN',
] as const;

export type CoreClass = (typeof coreClasses)[number];
