import type { Inflection, SurfaceWords } from './surface.ts';

/** The entries of the dictionary: words as they are, and stems with a mark that is not a letter. */
export interface Dictionary {
  /** The entries of a form's word at `index`; several where some of its inflected forms are words of their own. */
  readonly entriesOf: (surface: InflectedWords, index: number) => readonly string[];
  /** Every word that an entry matches. */
  readonly wordsOf: (entry: string) => readonly string[];
  /** Sorted; none for a word. */
  readonly endingsOf: (entry: string) => readonly string[];
}

/** The words of a form, each with its inflection, or null. */
export interface InflectedWords extends Pick<SurfaceWords, 'words'> {
  readonly inflected: readonly (Inflection | null)[];
}

const stemMark = '~';

/** The letters of an entry, without the mark of a stem. */
export function lettersOf(entry: string): string {
  return entry.endsWith(stemMark) ? entry.slice(0, -1) : entry;
}

/**
 * Decides how the scan finds each word of the forms: as a word of the dictionary, or else by the longest stem that takes its
 * ending. A stem takes every ending that some form gives it.
 */
export function makeDictionary(surfaces: readonly InflectedWords[]): Dictionary {
  const plain = new Set<string>();
  const endings = new Map<string, Set<string>>();
  for (const { words, inflected } of surfaces) {
    words.forEach((word, index) => {
      const inflection = inflected[index] ?? null;
      if (inflection === null) plain.add(word);
      else {
        const known = endings.get(inflection.stem) ?? new Set();
        for (const ending of inflection.endings) known.add(ending);
        endings.set(inflection.stem, known);
      }
    });
  }
  const find = (word: string): string => {
    if (plain.has(word)) return word;
    for (let length = word.length; length > 0; length--) {
      if (endings.get(word.slice(0, length))?.has(word.slice(length)) === true) return word.slice(0, length) + stemMark;
    }
    return word;
  };
  const endingsOf = (entry: string): readonly string[] =>
    entry.endsWith(stemMark) ? [...(endings.get(lettersOf(entry)) ?? [])].sort() : [];
  const wordsOf = (entry: string): readonly string[] =>
    entry.endsWith(stemMark) ? endingsOf(entry).map((ending) => lettersOf(entry) + ending) : [entry];
  return {
    wordsOf,
    endingsOf,
    entriesOf: ({ words, inflected }, index) => {
      const stem = inflected[index]?.stem;
      if (stem === undefined) return [words[index] ?? ''];
      return [...new Set(wordsOf(stem + stemMark).map(find))];
    },
  };
}
