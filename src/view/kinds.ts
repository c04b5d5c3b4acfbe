import icons from './kind-icons.json' with { type: 'json' };

/** The groups in which kinds are shown: one hue, one icon, one heading each. */
export const kindGroups = ['organization', 'state', 'person', 'place', 'institution', 'term', 'date'] as const;
export type KindGroup = (typeof kindGroups)[number];

const groups: Readonly<Record<string, KindGroup>> = {
  organization: 'organization',
  body: 'organization',
  force: 'organization',
  exercise: 'organization',
  mission: 'organization',
  state: 'state',
  person: 'person',
  office: 'person',
  place: 'place',
  institution: 'institution',
  party: 'institution',
  term: 'term',
  event: 'date',
  date: 'date',
};

/** The group of an entity's kind, or of `event` and `date`. */
export function groupOf(kind: string): KindGroup {
  return groups[kind] ?? 'term';
}

/** The icon's path on a field of 16 × 16, drawn as a line. */
export function iconPath(kind: string): string {
  return kind === 'event' ? icons.event : icons[groupOf(kind)];
}
