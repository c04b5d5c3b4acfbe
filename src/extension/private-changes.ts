import { readListChange, type ListChange } from '../protocol/settings-changes.ts';
import { makeTurns } from './in-turn.ts';

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
  return Array.isArray(stored) ? stored.flatMap((change) => readListChange(change) ?? []) : [];
}

const inTurn = makeTurns();

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

/** Calls back after each change, in pages of the extension. */
export function watchPrivateChanges(onChange: () => void): void {
  chrome.storage.session.onChanged.addListener((changes) => {
    if (key in changes) onChange();
  });
}

/** Of two changes of one item only the later counts. */
function itemOf(change: ListChange): string {
  return JSON.stringify([change.of, change.of !== 'site' && change.id, change.of !== 'known' && change.site]);
}
