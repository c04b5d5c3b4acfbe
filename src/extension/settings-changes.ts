import { readSettings, writeSettings, type Settings } from './settings.ts';

/** A change of the settings' lists that a page or a window asks for; as data, because it may have to be sent. */
export type ListChange =
  /** The term is known from now on, or is not any more. */
  | { readonly of: 'known'; readonly id: string; readonly on: boolean }
  /** The mark is wrong on the site from now on, or is not any more. */
  | { readonly of: 'wrong'; readonly id: string; readonly site: string; readonly on: boolean }
  /** The site is on or off from now on. */
  | { readonly of: 'site'; readonly site: string; readonly on: boolean };

export function withKnown(id: string, on: boolean): ListChange {
  return { of: 'known', id, on };
}

export function withWrong(id: string, site: string, on: boolean): ListChange {
  return { of: 'wrong', id, site, on };
}

export function withSite(site: string, on: boolean): ListChange {
  return { of: 'site', site, on };
}

/** The list that the change is of, as it is after it. */
export function changedList({ knownTerms, wrongHere, sitesOff }: Settings, change: ListChange): Partial<Settings> {
  switch (change.of) {
    case 'known': {
      const others = knownTerms.filter((term) => term !== change.id);
      return { knownTerms: change.on ? [...others, change.id] : others };
    }
    case 'wrong': {
      const { id, site, on } = change;
      const others = wrongHere.filter((mark) => mark.id !== id || mark.site !== site);
      return { wrongHere: on ? [...others, { id, site }] : others };
    }
    case 'site': {
      const others = sitesOff.filter((site) => site !== change.site);
      return { sitesOff: change.on ? others : [...others, change.site] };
    }
  }
}

/** The settings after all the changes. */
export function withChanges(settings: Settings, changes: readonly ListChange[]): Settings {
  return changes.reduce((changed, change) => ({ ...changed, ...changedList(changed, change) }), settings);
}

/** Stores the change on this machine. */
export async function storeChange(change: ListChange): Promise<void> {
  await writeSettings(changedList(await readSettings(), change));
}
