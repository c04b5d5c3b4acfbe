/** Something wrong with a record, with the place where it stands. */
export interface Problem {
  /** The path under assets/reference. */
  readonly file: string;
  /** 1-based; 0 where the whole file is meant. */
  readonly line: number;
  /** The record's id, or '' where it has none. */
  readonly record: string;
  /** The path of the field inside the record, as `names.ru.forms[0]`; '' for the record itself. */
  readonly field: string;
  readonly message: string;
  readonly suggestion?: string;
  /** A warning does not stop the build. */
  readonly warning?: true;
}

/** The dataset cannot be compiled; the message lists every problem. */
export class DatasetError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      `the reference dataset has ${problems.length} problem${problems.length === 1 ? '' : 's'}:\n${problems.map(problemInWords).join('\n')}`,
    );
    this.name = 'DatasetError';
    this.problems = problems;
  }
}

/** One line: file, line, record, field, what is wrong, and what may have been meant. */
export function problemInWords({ file, line, record, field, message, suggestion }: Problem): string {
  const place = [`${file}:${line}`, record, field].filter((part) => part !== '').join(' ');
  return `${place}: ${message}${suggestion === undefined ? '' : ` (${suggestion})`}`;
}

/** The nearest known word as a question, or null. */
export function didYouMean(word: string, known: Iterable<string>): string | null {
  const meant = nearest(word, known);
  return meant === null ? null : `did you mean «${meant}»?`;
}

/** The known word most like this one, by edit distance of at most a third of its length; null where none is. */
function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = editDistance(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Letters to change, add, take away or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? Infinity) + 1 : Infinity;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
