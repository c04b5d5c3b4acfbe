import { readTokens, tokenText } from '../text/tokens.ts';
import type { LanguageTag } from '../types.ts';
import marks from './language-marks.json' with { type: 'json' };

/** How much of the beginning of a text is looked at, in UTF-16 units. */
const sampleLength = 3000;
/** A word of a language says as much as so many letters that only it has. */
const wordWeight = 2;
/** What speaks for another language than Russian must be one in so many Cyrillic letters at least. */
const lettersPerMark = 60;
const cyrillicStart = 0x400;
const cyrillicEnd = 0x530;

interface Marks {
  readonly tag: LanguageTag;
  /** Code units of the letters that it shares with few or none. */
  readonly letters: readonly number[];
  /** Of letters that it does not write; they stand in foreign names only. */
  readonly lacks: readonly number[];
}

const languages: readonly Marks[] = Object.entries(marks.languages).map(([tag, { own, shared, lacks }]) => ({
  tag,
  letters: unitsOf(own + shared),
  lacks: unitsOf(lacks),
}));

/** The languages, as bits by their places, that a word or an end of words speaks for. */
const languagesByWord = new Map<string, number>();
const languagesByEnding = new Map<string, number>();
Object.values(marks.languages).forEach(({ words, endings }, place) => {
  for (const word of words.split(' ')) addLanguage(languagesByWord, word, place);
  if (endings !== '') for (const ending of endings.split(' ')) addLanguage(languagesByEnding, ending, place);
});
const endingLengths = [...new Set([...languagesByEnding.keys()].map(({ length }) => length))];
/** Ends count on words longer than this. */
const shortWord = 5;

function unitsOf(letters: string): readonly number[] {
  return Array.from(letters, (letter) => letter.charCodeAt(0));
}

function addLanguage(known: Map<string, number>, word: string, place: number): void {
  known.set(word, (known.get(word) ?? 0) | (1 << place));
}

/**
 * The language of a text among the eight that the dataset has names in: `hy` and `en` by their script, `en` also where there are
 * no letters; among Cyrillic ones that for whose letters and commonest words the most is there. A letter that it does not
 * write speaks against it. `ru` where nothing speaks for its neighbours. A guess for pages that do not say.
 */
export function detectLanguage(text: string): LanguageTag {
  const sample = text.slice(0, sampleLength).toLowerCase();
  let armenian = 0;
  let latin = 0;
  let cyrillic = 0;
  const letters = new Uint16Array(cyrillicEnd - cyrillicStart);
  for (let at = 0; at < sample.length; at++) {
    const unit = sample.charCodeAt(at);
    if (unit >= cyrillicStart && unit < cyrillicEnd) {
      cyrillic++;
      letters[unit - cyrillicStart]!++;
    } else if (unit >= 0x530 && unit < 0x590) armenian++;
    else if (unit >= 0x61 && unit <= 0x7a) latin++;
  }
  if (armenian > cyrillic && armenian > latin) return 'hy';
  if (latin > cyrillic || cyrillic === 0) return 'en';
  const scores = countWords(sample).map((words) => words * wordWeight);
  let best: LanguageTag = 'ru';
  let most = 0;
  for (const [place, { tag, letters: own, lacks }] of languages.entries()) {
    let score = scores[place] ?? 0;
    for (const unit of own) score += letters[unit - cyrillicStart]!;
    for (const unit of lacks) score -= letters[unit - cyrillicStart]!;
    if (score > most && (tag === 'ru' || score * lettersPerMark >= cyrillic)) {
      best = tag;
      most = score;
    }
  }
  return best;
}

/** How many words of the sample each language knows, and how many end as only its words do. */
function countWords(sample: string): readonly number[] {
  const counts = languages.map(() => 0);
  const count = (bits: number): void => {
    for (let place = 0; bits >> place !== 0; place++) if (((bits >> place) & 1) !== 0) counts[place]!++;
  };
  const tokens = readTokens(sample);
  for (let i = 0; i < tokens.count; i++) {
    const word = tokenText(tokens, i);
    count(languagesByWord.get(word) ?? 0);
    if (word.length <= shortWord) continue;
    let ended = 0;
    for (const length of endingLengths) ended |= languagesByEnding.get(word.slice(-length)) ?? 0;
    count(ended);
  }
  return counts;
}
