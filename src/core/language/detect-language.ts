import { foldWord } from '../text/words.ts';
import type { LanguageTag } from '../types.ts';
import marks from './language-marks.json' with { type: 'json' };

/** How much of the beginning of a text is looked at, in UTF-16 units. */
const sampleLength = 3000;
/** A word of a language says as much as so many letters that only it has. */
const wordWeight = 2;
/** What speaks for another language than Russian must be one in so many Cyrillic letters at least. */
const lettersPerMark = 60;

interface Marks {
  readonly own: string;
  readonly shared: string;
  /** Letters that it does not write; they stand in foreign names only. */
  readonly lacks: string;
  readonly words: ReadonlySet<string>;
  /** Ends of words that only this language has. */
  readonly endings: readonly string[];
}

const languages: readonly (readonly [LanguageTag, Marks])[] = Object.entries(marks.languages).map(
  ([tag, { own, shared, lacks, words, endings }]) => [
    tag,
    { own, shared, lacks, words: new Set(words.split(' ')), endings: endings === '' ? [] : endings.split(' ') },
  ],
);

/**
 * The language of a text among the eight that the dataset has names in: `hy` and `en` by their script, `en` also where there are
 * no letters; among Cyrillic ones that for whose letters and commonest words the most is there. A letter that it does not
 * write speaks against it. `ru` where nothing speaks for its neighbours. A guess for pages that do not say.
 */
export function detectLanguage(text: string): LanguageTag {
  const sample = text.slice(0, sampleLength).toLowerCase();
  let cyrillic = 0;
  let armenian = 0;
  let latin = 0;
  const letters = new Map<string, number>();
  for (const letter of sample) {
    const unit = letter.charCodeAt(0);
    if (unit >= 0x400 && unit < 0x530) cyrillic++;
    else if (unit >= 0x530 && unit < 0x590) armenian++;
    else if (unit >= 0x61 && unit <= 0x7a) latin++;
    if (unit >= 0x400) letters.set(letter, (letters.get(letter) ?? 0) + 1);
  }
  if (armenian > cyrillic && armenian > latin) return 'hy';
  if (latin > cyrillic || cyrillic === 0) return 'en';
  const words = sample.match(/\p{L}+/gu)?.map(foldWord) ?? [];
  const count = (set: string): number => Array.from(set).reduce((sum, letter) => sum + (letters.get(letter) ?? 0), 0);
  let best: LanguageTag = 'ru';
  let most = 0;
  for (const [tag, own] of languages) {
    const known = words.filter((word) => own.words.has(word)).length;
    const ended = words.filter((word) => own.endings.some((ending) => word.length > 5 && word.endsWith(ending))).length;
    const score = count(own.own) + count(own.shared) + wordWeight * (known + ended) - count(own.lacks);
    if (score > most && (tag === 'ru' || score * lettersPerMark >= cyrillic)) {
      best = tag;
      most = score;
    }
  }
  return best;
}
