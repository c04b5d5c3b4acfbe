/** How many cases a property gets: FUZZ_RUNS, else 500; a share of them where one case takes long. */
export function fuzzRuns(share = 1): { readonly numRuns: number } {
  return { numRuns: Math.max(1, Math.round(Number(process.env['FUZZ_RUNS'] ?? 500) * share)) };
}

/** The patience of a test with that many cases, in milliseconds. */
export const fuzzTimeoutMs = process.env['FUZZ_RUNS'] === undefined ? 60_000 : 3_600_000;
