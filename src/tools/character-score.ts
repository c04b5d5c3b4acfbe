/** How well a text was found; each figure is from 0 to 1. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** The number of adjacent words that identify a place in a text. */
const windowWords = 3;

/**
 * Compares two texts by characters. A word counts, with its number of letters, if one of the runs of three words that contain it
 * occurs in the other text; each run counts at most as often as the other text has it. Two empty texts are equal.
 */
export function characterScore(found: string, expected: string): Score {
  const foundWords = wordsOf(found);
  const expectedWords = wordsOf(expected);
  const precision = shareIn(foundWords, expectedWords);
  const recall = shareIn(expectedWords, foundWords);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/** The mean; NaN for an empty list. */
export function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The median, of an even number the greater of the middle two; NaN for an empty list. */
export function medianOf(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function shareIn(words: readonly string[], others: readonly string[]): number {
  const total = words.reduce((sum, { length }) => sum + length, 0);
  if (total === 0) return others.length === 0 ? 1 : 0;
  const width = Math.min(windowWords, words.length, Math.max(1, others.length));
  const left = new Map<string, number>();
  for (const run of runsOf(others, width)) left.set(run, (left.get(run) ?? 0) + 1);
  const isFound = new Uint8Array(words.length);
  runsOf(words, width).forEach((run, at) => {
    const count = left.get(run) ?? 0;
    if (count === 0) return;
    left.set(run, count - 1);
    isFound.fill(1, at, at + width);
  });
  return words.reduce((sum, { length }, at) => sum + (isFound[at] === 1 ? length : 0), 0) / total;
}

function runsOf(words: readonly string[], width: number): readonly string[] {
  return words.slice(0, Math.max(0, words.length - width + 1)).map((_, at) => words.slice(at, at + width).join(' '));
}
