import { firstIndex } from '../text/spans.ts';

/**
 * Offsets at which something was named. Linking goes over the article in rounds, and each adds its offsets in about ascending
 * order: they are kept apart from those of earlier rounds, so that adding one never moves many others.
 */
export class Places {
  /** Of earlier rounds. Both lists ascend. */
  #settled: number[] = [];
  /** Of this round. */
  readonly #fresh: number[] = [];

  add(offset: number): void {
    if (this.has(offset)) return;
    // Mentions may overlap, so that an offset may come a few places late.
    let at = this.#fresh.length;
    while (at > 0 && this.#fresh[at - 1]! > offset) at--;
    this.#fresh.splice(at, 0, offset);
  }

  has(offset: number): boolean {
    return this.last(offset, offset + 1) === offset;
  }

  /** The last offset from `from` up to but not including `to`; -1 where there is none. */
  last(from: number, to: number): number {
    const last = Math.max(lastBefore(this.#settled, to), lastBefore(this.#fresh, to));
    return last >= from ? last : -1;
  }

  /** Ends a round. */
  settle(): void {
    if (this.#fresh.length === 0) return;
    this.#settled = [...this.#settled, ...this.#fresh].sort((a, b) => a - b);
    this.#fresh.length = 0;
  }
}

/** The last of ascending numbers below the limit; -1 where there is none. */
function lastBefore(ascending: readonly number[], limit: number): number {
  return ascending[firstIndex(ascending.length, (index) => ascending[index]! >= limit) - 1] ?? -1;
}
