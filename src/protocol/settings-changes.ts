import { kindGroups, type KindGroup } from '../core/cards/kind-groups.ts';
import { isRecord, isText } from './guards.ts';
import { parseSettingsFully, type Settings } from './settings.ts';

// Changes of the settings as data, because they are sent to the one writer. A message may arrive twice, so making a change twice is the
// same as making it once.

/** A change of one of the lists that private windows keep to themselves. */
export type ListChange =
  /** The term is known from now on, or is not any more. */
  | { readonly of: 'known'; readonly id: string; readonly on: boolean }
  /** The mark is wrong on the site from now on, or is not any more. */
  | { readonly of: 'wrong'; readonly id: string; readonly site: string; readonly on: boolean }
  /** The site is on or off from now on. */
  | { readonly of: 'site'; readonly site: string; readonly on: boolean };

export type SettingsChange =
  | ListChange
  /** The kinds of the group are marked from now on, or are not any more. */
  | { readonly of: 'kind'; readonly group: KindGroup; readonly on: boolean }
  /** These values replace those before, lists as a whole. */
  | { readonly of: 'values'; readonly values: Partial<Settings> };

export function withKnown(id: string, on: boolean): ListChange {
  return { of: 'known', id, on };
}

export function withWrong(id: string, site: string, on: boolean): ListChange {
  return { of: 'wrong', id, site, on };
}

export function withSite(site: string, on: boolean): ListChange {
  return { of: 'site', site, on };
}

export function withKind(group: KindGroup, on: boolean): SettingsChange {
  return { of: 'kind', group, on };
}

export function withValues(values: Partial<Settings>): SettingsChange {
  return { of: 'values', values };
}

/** The list that the change is of, as it is after it. */
export function changedList({ knownTerms, wrongHere, sitesOff }: Settings, change: ListChange): Partial<Settings> {
  switch (change.of) {
    case 'known':
      return { knownTerms: withItem(knownTerms, change.id, change.on) };
    case 'wrong': {
      const { id, site, on } = change;
      const others = wrongHere.filter((mark) => mark.id !== id || mark.site !== site);
      return { wrongHere: on ? [...others, { id, site }] : others };
    }
    case 'site':
      return { sitesOff: withItem(sitesOff, change.site, !change.on) };
  }
}

/** The values that the change replaces, as they are after it. */
export function changedValues(settings: Settings, change: SettingsChange): Partial<Settings> {
  if (change.of === 'values') return change.values;
  if (change.of !== 'kind') return changedList(settings, change);
  return { kindsOff: withItem(settings.kindsOff, change.group, !change.on) };
}

/** The settings after all the changes. */
export function withChanges(settings: Settings, changes: readonly ListChange[]): Settings {
  return changes.reduce((changed, change) => ({ ...changed, ...changedList(changed, change) }), settings);
}

/** A change of a list, checked field by field; null for anything else. */
export function readListChange(raw: unknown): ListChange | null {
  if (!isRecord(raw)) return null;
  const { of, id, site, on } = raw;
  if (typeof on !== 'boolean') return null;
  if (of === 'known' && isText(id, 100)) return { of, id, on };
  if (of === 'wrong' && isText(id, 100) && isText(site, 255)) return { of, id, site, on };
  return of === 'site' && isText(site, 255) ? { of, site, on } : null;
}

/** Any change, checked field by field; null for anything else. */
export function readSettingsChange(raw: unknown): SettingsChange | null {
  if (!isRecord(raw)) return null;
  const { of, group, on, values } = raw;
  if (of === 'kind') {
    const known = kindGroups.find((each) => each === group);
    return known === undefined || typeof on !== 'boolean' ? null : { of, group: known, on };
  }
  if (of !== 'values') return readListChange(raw);
  if (!isRecord(values)) return null;
  const { settings, broken } = parseSettingsFully(values);
  if (Object.keys(broken).length > 0 || Object.keys(values).some((key) => !Object.hasOwn(settings, key))) return null;
  return { of, values: Object.fromEntries(Object.entries(settings).filter(([key]) => Object.hasOwn(values, key))) };
}

function withItem<Item extends string>(items: readonly Item[], item: Item, isIn: boolean): readonly Item[] {
  const others = items.filter((other) => other !== item);
  return isIn ? [...others, item] : others;
}
