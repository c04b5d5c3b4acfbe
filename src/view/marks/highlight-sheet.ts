import { kindGroups, type KindGroup } from '../../core/cards/kind-groups.ts';

/** What a range is painted as: the group of its kind, or `focus` for the one whose card is open. */
export type PaintStyle = KindGroup | 'focus';

export const paintStyles: readonly PaintStyle[] = [...kindGroups, 'focus'];

/** One hue a group, each at least 3 : 1 on white and on near-black, because a mark has to show on any page. */
const hues: Readonly<Record<KindGroup, string>> = {
  organization: '#2b78d4',
  state: '#22894c',
  person: '#b06315',
  place: '#0d8797',
  institution: '#8b5fd0',
  term: '#7d7a2c',
  date: '#d0437b',
};

/**
 * The rules of the highlights with these names, in the order of paintStyles: a fine dotted underline that moves no letter; in
 * forced colours an underline in the text's colour; nothing in print. Names beyond the styles are left out.
 */
export function highlightSheet(names: readonly string[]): string {
  const rules = paintStyles.map((style, index) => {
    const name = names[index];
    if (name === undefined) return '';
    if (style === 'focus')
      return `::highlight(${name}){background-color:color-mix(in srgb,${hues.organization} 16%,transparent)}`;
    return `::highlight(${name}){text-decoration:underline dotted ${hues[style]} 1.5px;text-underline-offset:3px}`;
  });
  const all = names
    .slice(0, paintStyles.length)
    .map((name) => `::highlight(${name})`)
    .join(',');
  return [
    ...rules,
    `@media (forced-colors:active){${all}{text-decoration-color:CanvasText;background-color:transparent}}`,
    `@media print{${all}{text-decoration:none;background-color:transparent}}`,
  ].join('\n');
}
