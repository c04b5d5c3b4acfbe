import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { watch } from 'chokidar';

/**
 * Yields null when watching has begun, and then after each burst of changes below the paths, when `quietMs` have passed without
 * another one, the path of its last change. What changes while the caller is busy counts as one more burst. Ends when the signal is aborted.
 */
export async function* changes(
  paths: readonly string[],
  quietMs: number,
  signal: AbortSignal,
): AsyncGenerator<string | null> {
  const watcher = watch([...paths], { ignoreInitial: true });
  let count = 0;
  let last: string | null = null;
  watcher.on('all', (_, path) => {
    count++;
    last = path;
  });
  try {
    await once(watcher, 'ready', { signal });
    for (let handled = 0; ;) {
      yield last;
      if (handled === count) await once(watcher, 'all', { signal });
      while (handled !== count) {
        handled = count;
        await setTimeout(quietMs, undefined, { signal });
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await watcher.close();
  }
}
