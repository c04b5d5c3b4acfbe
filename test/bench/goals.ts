/** One figure of the bench beside its goal; a figure without a goal is told for scale. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: { readonly is: 'at least' | 'at most'; readonly value: number };
}

/** At least so many runs of each candidate, taken by turns, so that what else the machine does hits all of them. */
export const runs = 9;

/** The median time of each work in milliseconds. The first round of all is thrown away. */
export function medianTimes<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  rounds = runs,
): Readonly<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      works[name]();
      if (round > 0) times.get(name)?.push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>;
}

/** The upper of the two in the middle where there are two; NaN of nothing. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** Is the goal missed? A figure that is no number misses any goal. */
export function isMissed({ value, goal }: Figure): boolean {
  if (goal === undefined) return false;
  return !(goal.is === 'at least' ? value >= goal.value : value <= goal.value);
}

/** One line of the report. */
export function lineOf(figure: Figure): string {
  const { name, value, unit, goal } = figure;
  const shown = `${rounded(value)}${unit === '' ? '' : ` ${unit}`}`;
  if (goal === undefined) return `          ${name.padEnd(72)} ${shown}`;
  const wanted = `goal ${goal.is} ${rounded(goal.value)}`;
  return `${isMissed(figure) ? 'MISSED' : 'holds '}    ${name.padEnd(72)} ${shown.padEnd(14)} ${wanted}`;
}

function rounded(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
