/** The groups in which kinds are shown: one hue, one icon, one heading each. */
export const kindGroups = ['organization', 'state', 'person', 'place', 'institution', 'term', 'date'] as const;
export type KindGroup = (typeof kindGroups)[number];

/** Kinds that are shown in a group of another name. */
const groups: Readonly<Record<string, KindGroup>> = {
  body: 'organization',
  force: 'organization',
  exercise: 'organization',
  mission: 'organization',
  office: 'person',
  party: 'institution',
  event: 'date',
};

/** The group of an entity's kind, or of `event` and `date`. */
export function groupOf(kind: string): KindGroup {
  return groups[kind] ?? kindGroups.find((group) => group === kind) ?? 'term';
}
