import type { LanguageTag } from '../types.ts';

/** Letters that tell a language from its neighbours in the same script. */
const marks: readonly (readonly [LanguageTag, string])[] = [
  ['kk', 'әғқұіһ'],
  ['tg', 'ҷӯӣҳ'],
  ['ky', 'ңүө'],
  ['be', 'ўі'],
  ['uk', 'їєґ'],
];

/** How much of the beginning of a text is looked at. */
const sampleLength = 2000;

/**
 * The language of a text by its script and letters: `ru` for Cyrillic without a neighbour's letters, `hy` for Armenian script,
 * `en` for all else. A guess for pages that do not say.
 */
export function detectLanguage(text: string): LanguageTag {
  const sample = text.slice(0, sampleLength).toLowerCase();
  let cyrillic = 0;
  let armenian = 0;
  let latin = 0;
  const counts = marks.map(() => 0);
  for (const letter of sample) {
    const unit = letter.charCodeAt(0);
    if (unit >= 0x400 && unit < 0x530) cyrillic++;
    else if (unit >= 0x530 && unit < 0x590) armenian++;
    else if (unit >= 0x61 && unit <= 0x7a) latin++;
    marks.forEach(([, letters], index) => {
      if (letters.includes(letter)) counts[index] = (counts[index] ?? 0) + 1;
    });
  }
  if (armenian > cyrillic && armenian > latin) return 'hy';
  if (latin > cyrillic) return 'en';
  const most = Math.max(...counts);
  return most * 50 > cyrillic ? (marks[counts.indexOf(most)]?.[0] ?? 'ru') : 'ru';
}
