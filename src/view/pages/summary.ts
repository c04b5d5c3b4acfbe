import type { Span, Summary, SummaryEntity, SummaryMember } from '../../core/types.ts';
import { dateId } from '../../core/calendar/date-id.ts';
import { dateInWords } from '../../core/calendar/dates-in-words.ts';
import type { MapDrawing } from '../../core/reference/map-drawing.ts';
import { element } from '../element.ts';
import { drawEmblem, drawFlag } from '../icons.ts';
import { startsOf } from './mark-in-view.ts';
import { groupOf, kindGroups, type KindGroup } from '../../core/cards/kind-groups.ts';
import { renderMap } from './map.ts';
import { renderTimeline } from '../timeline/timeline.ts';
import { keyPart, type Words } from '../words.ts';

export interface SummaryOptions {
  readonly document: Document;
  readonly words: Words;
  /** The reader wants to see a mention in its place. */
  readonly onReveal: (span: Span) => void;
  /** No map is drawn where this is left out. */
  readonly map?: MapDrawing;
  /** The reader wants a card: of an entity, an event or a calendar value. Where this is left out, entries go to their mentions. */
  readonly onOpen?: (id: string) => void;
  /** More entries have been added at the reader's wish; `markInView` has not seen them. */
  readonly onMore?: () => void;
}

/** A group shows this many entries at first, and adds as many at once when the reader asks for the rest. */
const maxEntries = 200;

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
    .map(([group, number]) => words(`count_${group}_${pluralOf(number, language)}`, String(number)));
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

/** The plural form; none of the interface's languages has the forms `zero` and `two`. */
function pluralOf(number: number, language: string): Exclude<Intl.LDMLPluralRule, 'zero' | 'two'> {
  return new Intl.PluralRules(language).select(number) as Exclude<Intl.LDMLPluralRule, 'zero' | 'two'>;
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
    const status = words(`member_${keyPart(member.status)}`);
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
    const found: readonly Found[] =
      group === 'date'
        ? summary.dates.map((date) => ({ ...date, id: dateId(date), kind: 'date' }))
        : summary.entities.filter(({ kind }) => groupOf(kind) === group);
    if (found.length === 0) return [];
    return [
      element(
        document,
        'section',
        { class: 'group' },
        element(document, 'h2', { text: words(`group_${group}`) }),
        ...entryList(found, options),
      ),
    ];
  });
  return element(document, 'div', { class: 'found' }, ...sections);
}

type Found = Pick<SummaryEntity, 'id' | 'kind' | 'title' | 'iso' | 'spans'>;

/** The list, and a button for the rest if it is long. Thousands of entries are added little by little, so that the window stays alive. */
function entryList(found: readonly Found[], options: SummaryOptions): readonly HTMLElement[] {
  const { document, words, onMore } = options;
  const list = element(document, 'ul', {});
  const addFrom = (start: number) => {
    list.append(...found.slice(start, start + maxEntries).map((one) => entry(one, options)));
  };
  const addRest = (start: number) => {
    addFrom(start);
    const next = start + maxEntries;
    if (next >= found.length) onMore?.();
    else {
      setTimeout(() => {
        if (list.isConnected) addRest(next);
      }, 0);
    }
  };
  addFrom(0);
  if (found.length <= maxEntries) return [list];
  const more = element(document, 'button', {
    type: 'button',
    class: 'more',
    text: words('summaryMore', String(found.length - maxEntries)),
    onclick: () => {
      more.remove();
      addRest(maxEntries);
      // Who pressed it by keyboard goes on where the list goes on.
      list.children[maxEntries]?.querySelector('button')?.focus();
    },
  });
  return [list, more];
}

function entry({ id, kind, title, iso, spans }: Found, options: SummaryOptions): HTMLElement {
  const { document, words, onReveal, onOpen } = options;
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
    drawEmblem(document, kind, iso),
    element(document, 'span', { class: 'title', text: title }),
    element(document, 'span', { class: 'count', text: spans.length > 1 ? String(spans.length) : '' }),
  );
  return element(document, 'li', {}, button);
}
