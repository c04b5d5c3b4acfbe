/** Work that can rest: it yields between slices of a few milliseconds and returns its result. */
export type Slices<T> = Generator<undefined, T, undefined>;

/** Does the work without a rest. */
export function withoutRest<T>(work: Slices<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Awaits `pause` between slices; what it rejects with ends the work. */
export async function withRests<T>(work: Slices<T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await pause();
  }
}
