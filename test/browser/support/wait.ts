/** Generous, because other programs may keep the machine busy; nothing waits this long unless it fails. */
const maxWaitMs = 20_000;
const pollMs = 25;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Waits until `look` returns something other than null, undefined or false, and returns that. Throws an error that names `what` and the last
 * error of `look` after `timeoutMs`.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeoutMs = maxWaitMs,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let cause: unknown;
  do {
    try {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) return found;
      cause = undefined;
    } catch (error) {
      // A page may be navigating.
      cause = error;
    }
    await sleep(pollMs);
  } while (Date.now() < end);
  throw new Error(`not after ${timeoutMs} ms: ${what}`, { cause });
}

/**
 * Watches for `ms` milliseconds that something stays as it is; throws an error that names `what` as soon as it does not. For tests in which
 * nothing may happen, so that there is nothing to wait for: `ms` is longer than what would make it happen takes.
 */
export async function stays(what: string, ms: number, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + ms;
  for (let isLast = false; !isLast;) {
    isLast = Date.now() >= end;
    if (!(await isSo())) throw new Error(`did not stay: ${what}`);
    if (!isLast) await sleep(pollMs);
  }
}

/** A pause for its own sake: what is tested is what happens at different times. */
export const spread = sleep;
