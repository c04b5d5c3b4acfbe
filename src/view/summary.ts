import type { Span, Summary, SummaryEntity, SummaryMember } from '../core/types.ts';
import { dateInWords } from '../core/dates-in-words.ts';
import type { MapDrawing } from '../core/reference/map-drawing.ts';
import { element } from './element.ts';
import { drawEmblem, drawFlag, drawKind } from './icons.ts';
import { startsOf } from './in-view.ts';
import { groupOf, kindGroups, type KindGroup } from './kinds.ts';
import { renderMap } from './map.ts';
import { renderTimeline } from './timeline.ts';
import type { Words } from './words.ts';

export interface SummaryOptions {
  readonly document: Document;
  readonly words: Words;
  /** The reader wants to see a mention in its place. */
  readonly onReveal: (span: Span) => void;
  /** No map is drawn where this is left out. */
  readonly map?: MapDrawing;
  /** The reader wants a card: of an entity, an event or a calendar value. Where this is left out, entries go to their mentions. */
  readonly onOpen?: (id: string) => void;
}

/** What the article is about: its line, the members on its day, the timeline, the map, and the list of all that was found. */
export function renderSummary(summary: Summary, options: SummaryOptions): HTMLElement {
  const { document } = options;
  return element(
    document,
    'div',
    { class: 'summary-view' },
    articleLine(summary, options),
    repostNote(summary, options),
    memberStrip(summary, options),
    renderTimeline(summary, options),
    options.map === undefined ? null : renderMap(summary, options.map, options),
    foundList(summary, options),
  );
}

/** "3 people, 6 states, 5 dates · 11 January 2022", with a word where the day was inferred. */
function articleLine(summary: Summary, { document, words }: SummaryOptions): HTMLElement {
  const { language, published } = summary;
  const count = (group: KindGroup) =>
    group === 'date' ? summary.dates.length : summary.entities.filter(({ kind }) => groupOf(kind) === group).length;
  const counts = (['person', 'state', 'date'] as const)
    .map((group) => [group, count(group)] as const)
    .filter(([, number]) => number > 0)
    .map(([group, number]) => words(`count_${group}_${new Intl.PluralRules(language).select(number)}`, String(number)));
  const day =
    published === null
      ? words('summaryNoDate')
      : dateInWords(published.value, language) +
        (published.basis === 'inferred' ? ` (${words('summaryInferred')})` : '');
  return element(
    document,
    'p',
    { class: 'line', role: 'status' },
    counts.join(', '),
    element(document, 'span', { class: 'day', text: ` · ${day}` }),
  );
}

/** Where the text tells another day of itself than its page does. */
function repostNote({ published, language }: Summary, { document, words }: SummaryOptions): HTMLElement | null {
  const told = published?.textSays;
  if (told === undefined) return null;
  return element(document, 'p', { class: 'repost', text: words('summaryTextSays', dateInWords(told.value, language)) });
}

/** Flags of the members on the day, then of former ones. Those that the article names are buttons that go to the first mention. */
function memberStrip({ members, on, language, entities }: Summary, options: SummaryOptions): HTMLElement | null {
  const { document, words, onReveal, onOpen } = options;
  if (members.length === 0) return null;
  const item = (member: SummaryMember) => {
    const status = words(`member_${member.status.replace('-', '_')}`);
    const [first] = entities.find(({ id }) => id === member.id)?.spans ?? [];
    const content = [
      drawFlag(document, member.iso),
      element(document, 'span', { text: member.title }),
      member.status === 'member' ? null : element(document, 'span', { class: 'unseen', text: `, ${status}` }),
    ];
    const title = `${member.title}: ${status}`;
    const press = onOpen !== undefined ? () => onOpen(member.id) : first === undefined ? null : () => onReveal(first);
    return element(
      document,
      'li',
      { class: `${member.status}${member.named ? ' named' : ''}` },
      press === null
        ? element(document, 'span', { class: 'member-chip', title }, ...content)
        : element(document, 'button', { class: 'member-chip', type: 'button', title, onclick: press }, ...content),
    );
  };
  return element(
    document,
    'section',
    { class: 'members' },
    element(document, 'h2', { text: words('summaryMembers', dateInWords(on, language)) }),
    element(document, 'ul', {}, ...members.map(item)),
  );
}

/** All that was found, by group, with counts; each goes to its first mention, and at each further press to the next. */
function foundList(summary: Summary, options: SummaryOptions): HTMLElement {
  const { document, words } = options;
  const sections = kindGroups.flatMap((group) => {
    const entries =
      group === 'date'
        ? summary.dates.map(({ value, title, spans }) =>
            entry({ id: value, title, spans }, drawKind(document, 'date'), options),
          )
        : summary.entities.filter(({ kind }) => groupOf(kind) === group).map((found) => entityEntry(found, options));
    if (entries.length === 0) return [];
    return [
      element(
        document,
        'section',
        { class: 'group' },
        element(document, 'h2', { text: words(`group_${group}`) }),
        element(document, 'ul', {}, ...entries),
      ),
    ];
  });
  return element(document, 'div', { class: 'found' }, ...sections);
}

function entityEntry(found: SummaryEntity, options: SummaryOptions): HTMLElement {
  return entry(found, drawEmblem(options.document, found.kind, found.iso), options);
}

function entry(
  { id, title, spans }: Pick<SummaryEntity, 'id' | 'title' | 'spans'>,
  emblem: Element,
  { document, words, onReveal, onOpen }: SummaryOptions,
): HTMLElement {
  let next = 0;
  const reveal = () => {
    const span = spans[next % spans.length];
    next++;
    if (span !== undefined) onReveal(span);
  };
  const button = element(
    document,
    'button',
    {
      type: 'button',
      title: onOpen === undefined ? words('summaryGoTo', title, String(spans.length)) : title,
      'data-id': id,
      'data-starts': startsOf(spans),
      onclick: onOpen === undefined ? reveal : () => onOpen(id),
    },
    emblem,
    element(document, 'span', { class: 'title', text: title }),
    element(document, 'span', { class: 'count', text: spans.length > 1 ? String(spans.length) : '' }),
  );
  return element(document, 'li', {}, button);
}
