import { isOrphaned } from './own-context.ts';

let reported = 0;

/** How many errors have ended here since the script began. */
export function reportedErrors(): number {
  return reported;
}

/**
 * Where every entry point's errors end: the extension's own console. Silent where the extension was updated or removed while
 * its script still ran in a page.
 */
export function reportError(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  if (isOrphaned() || message.includes('Extension context invalidated')) return;
  reported++;
  // eslint-disable-next-line no-console -- the one place that may
  console.error('CSTO Context:', error);
}
