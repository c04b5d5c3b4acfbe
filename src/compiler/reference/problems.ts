import { InputError } from '../input-error.ts';

/** An error in the dataset or in a language, and its place. */
export interface Problem {
  /** The path under assets/reference or assets/languages. */
  readonly file: string;
  /** 1-based; 0 for the whole file. */
  readonly line: number;
  /** 1-based, where it helps to find the place in a long line. */
  readonly column?: number;
  /** The id of the record or the name of the rule, or ''. */
  readonly record: string;
  /** The path of the field in the record, as `names.ru.forms[0]`; '' for the record itself. */
  readonly field: string;
  readonly message: string;
  readonly suggestion?: string;
  /** A warning may be right, and does not stop the build. */
  readonly warning?: true;
}

/** The dataset cannot be compiled; the message lists every problem. */
export class DatasetError extends InputError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      `the reference dataset has ${problems.length} error${problems.length === 1 ? '' : 's'}:\n${problems.map(problemInWords).join('\n')}`,
    );
    this.name = 'DatasetError';
    this.problems = problems;
  }
}

/** One line with file, line, column, record, field, message and suggestion. */
export function problemInWords({ file, line, column, record, field, message, suggestion }: Problem): string {
  const place = [`${file}:${line}${column === undefined ? '' : `:${column}`}`, record, field]
    .filter((part) => part !== '')
    .join(' ');
  return `${place}: ${message}${suggestion === undefined ? '' : ` (${suggestion})`}`;
}

/** «did you mean …?» with the most similar known word, or null. */
export function didYouMean(word: string, known: Iterable<string>): string | null {
  const meant = nearest(word, known);
  return meant === null ? null : `did you mean «${meant}»?`;
}

/** The known word with the least edit distance, at most a third of the word's length; null where there is none. */
function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let minDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= minDistance) continue;
    const distance = editDistance(word, candidate);
    if (distance < minDistance) {
      minDistance = distance;
      best = candidate;
    }
  }
  return best;
}

/** The number of letters to change, add, remove or swap with a neighbour. */
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
