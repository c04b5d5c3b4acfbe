import { dateInWords } from '../../core/calendar/dates-in-words.ts';
import type { MapDrawing } from '../../core/reference/map-drawing.ts';
import type { Span, Summary, SummaryMember } from '../../core/types.ts';
import { element, svgElement } from '../element.ts';
import { keyPart, type Words } from '../words.ts';

export interface MapOptions {
  readonly document: Document;
  readonly words: Words;
  readonly onReveal: (span: Span) => void;
}

/**
 * The states around the members: members tinted as of the article's day, frozen and former ones by their outline, those that the
 * article names stronger. A press on one that is named goes to its first mention, as the strip of members does for who has no mouse.
 */
export function renderMap(summary: Summary, drawing: MapDrawing, options: MapOptions): HTMLElement {
  const { document, words, onReveal } = options;
  const { members, entities, on, language } = summary;
  const byIso = new Map(members.map((member) => [member.iso, member]));
  const spans = new Map(
    entities.flatMap(({ iso, spans: [first] }) => (iso === undefined ? [] : [[iso, first] as const])),
  );
  const titles = new Map(entities.flatMap(({ iso, title }) => (iso === undefined ? [] : [[iso, title] as const])));
  const draw = ([iso, d]: readonly [string, string]) => {
    const member = byIso.get(iso);
    const span = spans.get(iso);
    const classes = ['state', member?.status ?? '', span === undefined ? '' : 'named'].filter(Boolean);
    const shape = svgElement(document, 'path', { d, class: classes.join(' ') });
    const title = told(member, titles.get(iso), words);
    if (title !== '') {
      shape.append(svgElement(document, 'title', {}));
      shape.firstElementChild!.textContent = title;
    }
    if (span !== undefined) shape.addEventListener('click', () => onReveal(span));
    return shape;
  };
  // Thick outlines of those that stand out must not be covered by neighbours.
  const rank = ([iso]: readonly [string, string]) => (byIso.has(iso) ? 1 : 0) + (spans.has(iso) ? 2 : 0);
  const states = Object.entries(drawing.states).sort((a, b) => rank(a) - rank(b));
  const names = members.filter(({ status }) => status !== 'former').map(({ title }) => title);
  const svg = svgElement(
    document,
    'svg',
    {
      viewBox: `0 0 ${drawing.width} ${drawing.height}`,
      role: 'img',
      'aria-label': words('mapLabel', dateInWords(on, language), names.join(', ')),
    },
    hatching(document),
    svgElement(document, 'path', { d: drawing.land, class: 'state' }),
    ...states.map(draw),
    svgElement(document, 'path', { d: drawing.disputed, class: 'disputed', fill: 'url(#hatching)' }),
  );
  return element(
    document,
    'section',
    { class: 'map' },
    svg,
    element(document, 'p', { class: 'map-note', text: words('mapNote') }),
  );
}

function told(member: SummaryMember | undefined, title: string | undefined, words: Words): string {
  if (member === undefined) return title ?? '';
  return `${member.title}: ${words(`member_${keyPart(member.status)}`)}`;
}

function hatching(document: Document): SVGElement {
  const attributes = {
    id: 'hatching',
    width: 6,
    height: 6,
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  };
  return svgElement(
    document,
    'defs',
    {},
    svgElement(
      document,
      'pattern',
      attributes,
      svgElement(document, 'rect', { width: 6, height: 6, class: 'ground' }),
      svgElement(document, 'rect', { width: 2, height: 6, class: 'line' }),
    ),
  );
}
