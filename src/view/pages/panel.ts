import type { MapDrawing } from '../../core/reference/map-drawing.ts';
import type { Card, Span, Summary } from '../../core/types.ts';
import { element } from '../element.ts';
import { drawEmblem, drawKind } from '../icons.ts';
import { isIn } from './mark-in-view.ts';
import { renderPanelCard } from '../card/panel-card.ts';
import { renderEmptyState, type EmptyStateOptions, type PopupState } from './popup.ts';
import { renderSummary } from './summary.ts';
import type { MessageKey, Words } from '../words.ts';

export type ExportKind = 'markdown' | 'annotations' | 'calendar';
export const exportKinds: readonly ExportKind[] = ['markdown', 'annotations', 'calendar'];

export interface PanelOptions extends EmptyStateOptions {
  readonly map: MapDrawing;
  readonly onReveal: (span: Span) => void;
  readonly onOpen: (id: string) => void;
  /** From a card back to the whole article. */
  readonly onBack: () => void;
  readonly onSave: (kind: ExportKind) => void;
  readonly onCopy: () => void;
}

/** The panel: the article's summary with what can be taken along, or a card at length, or why there is neither. */
export function renderPanel(state: PopupState, card: Card | null, options: PanelOptions): HTMLElement {
  const { document, words } = options;
  const name = element(document, 'h1', { class: 'unseen', text: words('extShortName') });
  if (state.state !== 'annotated') {
    return element(document, 'div', { class: 'panel' }, name, renderEmptyState(state.state, options));
  }
  const { summary } = state;
  if (card !== null) {
    const inferred = summary.published?.basis === 'inferred';
    const cardOptions = { ...options, inferred, spans: spansOf(card.id, summary) };
    return element(document, 'div', { class: 'panel' }, name, renderPanelCard(card, cardOptions));
  }
  return element(
    document,
    'div',
    { class: 'panel' },
    name,
    element(
      document,
      'section',
      { class: 'in-view-list' },
      element(document, 'h2', { text: words('panelInView') }),
      element(document, 'ul', {}),
    ),
    renderSummary(summary, options),
    exportButtons(options),
  );
}

function spansOf(id: string, { entities, dates }: Summary): readonly Span[] {
  return entities.find((entity) => entity.id === id)?.spans ?? dates.find(({ value }) => value === id)?.spans ?? [];
}

/** Lists what the window shows at the moment, in the order of the text, in a place that keeps its size. */
export function showInView(
  root: ParentNode,
  summary: Summary,
  span: Span | null,
  options: { readonly document: Document; readonly words: Words; readonly onOpen: (id: string) => void },
): void {
  const { document, words, onOpen } = options;
  const list = root.querySelector('.in-view-list ul');
  if (list === null) return;
  const all = [
    ...summary.entities.map(({ id, title, spans, kind, iso }) => ({ id, title, spans, kind, iso })),
    ...summary.dates.map(({ value, title, spans }) => ({ id: value, title, spans, kind: 'date', iso: undefined })),
  ];
  const found = all.flatMap((item) => {
    const first = span === null ? undefined : item.spans.find(({ start }) => isIn(start, span));
    return first === undefined ? [] : [{ ...item, at: first.start }];
  });
  found.sort((a, b) => a.at - b.at);
  const ids = found.map(({ id }) => id).join(' ');
  if (list.getAttribute('data-ids') === ids) return;
  list.setAttribute('data-ids', ids);
  const items = found.map(({ id, title, kind, iso }) =>
    element(
      document,
      'li',
      {},
      element(
        document,
        'button',
        { class: 'chip', type: 'button', onclick: () => onOpen(id) },
        kind === 'date' ? drawKind(document, kind) : drawEmblem(document, kind, iso),
        element(document, 'span', { text: title }),
      ),
    ),
  );
  list.replaceChildren(
    ...(items.length > 0 ? items : [element(document, 'li', { class: 'note', text: words('panelNothingInView') })]),
  );
}

const exportKeys: Readonly<Record<ExportKind, MessageKey>> = {
  markdown: 'exportMarkdown',
  annotations: 'exportAnnotations',
  calendar: 'exportCalendar',
};

function exportButtons({ document, words, onSave, onCopy }: PanelOptions): HTMLElement {
  const button = (key: MessageKey, run: () => void) =>
    element(document, 'button', { class: 'plain', type: 'button', text: words(key), onclick: run });
  return element(
    document,
    'section',
    { class: 'export' },
    element(document, 'h2', { text: words('exportHeading') }),
    element(
      document,
      'div',
      { class: 'buttons' },
      button('exportCopy', onCopy),
      ...exportKinds.map((kind) => button(exportKeys[kind], () => onSave(kind))),
    ),
    element(document, 'p', { class: 'note outcome', role: 'status' }),
  );
}
