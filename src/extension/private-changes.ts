import type { ListChange } from './settings-changes.ts';

/**
 * What readers change in private windows: sites, known terms, wrong marks. It lies in `storage.session`, which is in memory only and
 * closed to content scripts, as changes to be made to the stored settings, so that both are in force in private windows.
 *
 * The manifest says `spanning`, the only way that Firefox has beside none at all. Chrome's `split` would give private windows a
 * background of their own, but the same `storage.local`, in which nothing of theirs may stand.
 */

const key = 'private-changes';

/** The changes, oldest first; none outside of private windows. */
export async function privateChanges(): Promise<readonly ListChange[]> {
  const { [key]: stored } = await chrome.storage.session.get(key);
  return Array.isArray(stored) ? stored.flatMap((change) => readChange(change) ?? []) : [];
}

let writing: Promise<unknown> = Promise.resolve();

/** Adds a change, after those that are under way. For the background alone, or two writers would meet. */
export function addPrivateChange(change: ListChange): Promise<void> {
  return inTurn(async () => {
    const others = (await privateChanges()).filter((other) => itemOf(other) !== itemOf(change));
    await chrome.storage.session.set({ [key]: [...others, change] });
  });
}

/** Forgets all changes. For the background alone. */
export function forgetPrivateChanges(): Promise<void> {
  return inTurn(() => chrome.storage.session.remove(key));
}

function inTurn(work: () => Promise<void>): Promise<void> {
  const done = writing.then(work);
  writing = done.catch(() => undefined);
  return done;
}

/** Calls back after each change, in pages of the extension. */
export function watchPrivateChanges(onChange: () => void): void {
  chrome.storage.session.onChanged.addListener((changes) => {
    if (key in changes) onChange();
  });
}

/** A change as it came in a message or lies in the storage, checked field by field; null for anything else. */
export function readChange(raw: unknown): ListChange | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { of, id, site, on } = raw as Readonly<Record<string, unknown>>;
  if (typeof on !== 'boolean') return null;
  if (of === 'known' && isName(id, 100)) return { of, id, on };
  if (of === 'wrong' && isName(id, 100) && isName(site, 255)) return { of, id, site, on };
  return of === 'site' && isName(site, 255) ? { of, site, on } : null;
}

function isName(value: unknown, maxLength: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= maxLength;
}

/** Of two changes of one item only the later counts. */
function itemOf(change: ListChange): string {
  return JSON.stringify([change.of, change.of !== 'site' && change.id, change.of !== 'known' && change.site]);
}
