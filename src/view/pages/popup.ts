import type { MapDrawing } from '../../core/reference/map-drawing.ts';
import type { Span, Summary } from '../../core/types.ts';
import { element, svgElement } from '../element.ts';
import { renderSummary } from './summary.ts';
import { keyPart, type MessageKey, type Words } from '../words.ts';

/** The state of the page. */
export type PopupState =
  | {
      readonly state: 'annotated';
      readonly summary: Summary;
      /** The page is so long that only its beginning was read. */
      readonly isTruncated: boolean;
    }
  | { readonly state: 'out-of-scope'; readonly summary: Summary; readonly isTruncated: boolean }
  | {
      readonly state:
        | 'no-article'
        | 'working'
        | 'on-click'
        | 'not-looked-at'
        | 'not-allowed'
        | 'off-here'
        | 'off-everywhere'
        | 'failed';
    };

export interface EmptyStateOptions {
  readonly document: Document;
  readonly words: Words;
  readonly onSwitch: (enabled: boolean) => void;
  readonly onSwitchHere: (enabled: boolean) => void;
  readonly onAnnotateAnyway: () => void;
}

/** A place to which the popup leads, as the options. */
export interface MenuItem {
  /** The key of its words. */
  readonly key: MessageKey;
  readonly run: () => void;
}

export interface PopupOptions extends EmptyStateOptions {
  readonly map: MapDrawing;
  readonly host: string | null;
  readonly enabled: boolean;
  readonly enabledHere: boolean;
  readonly menu: readonly MenuItem[];
  /** So many of the entities found are known to the reader and not marked. */
  readonly known: number;
  readonly onReveal: (span: Span) => void;
  /** See SummaryOptions. */
  readonly onMore?: () => void;
}

/** The popup: its name and switches, then the page's summary, or why there is none and what can be done. */
export function renderPopup(state: PopupState, options: PopupOptions): HTMLElement {
  const { document } = options;
  const body =
    state.state === 'annotated' ? renderSummary(state.summary, options) : renderEmptyState(state.state, options);
  const note = (name: string, text: string) => element(document, 'p', { class: name, text });
  const popup = element(
    document,
    'div',
    { class: 'popup' },
    header(options),
    body,
    state.state === 'annotated' && state.isTruncated ? note('truncated', options.words('noticeTruncated')) : null,
    state.state === 'annotated' && options.known > 0
      ? note('known', options.words('summaryKnown', String(options.known)))
      : null,
  );
  popup.addEventListener('pointerdown', ({ target }) => {
    const open = popup.querySelector('details[open]');
    if (open !== null && !open.contains(target as Node)) open.removeAttribute('open');
  });
  return popup;
}

function header(options: PopupOptions): HTMLElement {
  const { document, words, host, enabled, enabledHere, onSwitch, onSwitchHere } = options;
  const toggle = (label: string, on: boolean, onChange: (on: boolean) => void) =>
    element(
      document,
      'button',
      { class: 'switch', type: 'button', role: 'switch', 'aria-checked': String(on), onclick: () => onChange(!on) },
      element(document, 'span', { text: label }),
      element(document, 'i', { 'aria-hidden': 'true' }),
    );
  return element(
    document,
    'header',
    {},
    element(document, 'h1', { text: words('extShortName') }),
    element(
      document,
      'div',
      { class: 'switches' },
      host === null || !enabled ? null : toggle(words('switchHere', host), enabledHere, onSwitchHere),
      toggle(words('switchEverywhere'), enabled, onSwitch),
    ),
    options.menu.length === 0 ? null : menu(options),
  );
}

function menu({ document, words, menu: items }: PopupOptions): HTMLElement {
  const made = element(
    document,
    'details',
    { class: 'menu' },
    element(document, 'summary', { 'aria-label': words('popupMenu'), title: words('popupMenu'), text: '⋯' }),
    element(
      document,
      'ul',
      {},
      ...items.map(({ key, run }) =>
        element(document, 'li', {}, element(document, 'button', { type: 'button', text: words(key), onclick: run })),
      ),
    ),
  );
  made.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !made.open) return;
    // Escape would close the popup itself.
    event.preventDefault();
    event.stopPropagation();
    made.open = false;
    made.querySelector('summary')?.focus();
  });
  return made;
}

const actions: Readonly<Partial<Record<PopupState['state'], 'annotate' | 'explain' | 'here' | 'everywhere'>>> = {
  'out-of-scope': 'annotate',
  'not-looked-at': 'annotate',
  'on-click': 'explain',
  'off-here': 'here',
  'off-everywhere': 'everywhere',
};

/** One drawing, one sentence, one action. */
export function renderEmptyState(
  state: Exclude<PopupState['state'], 'annotated'>,
  options: EmptyStateOptions,
): HTMLElement {
  const { document, words, onAnnotateAnyway, onSwitch, onSwitchHere } = options;
  const action = actions[state];
  const act = {
    annotate: onAnnotateAnyway,
    explain: onAnnotateAnyway,
    here: () => onSwitchHere(true),
    everywhere: () => onSwitch(true),
  };
  return element(
    document,
    'section',
    { class: 'empty', role: 'status' },
    drawing(document),
    element(document, 'p', { text: words(`state_${keyPart(state)}`) }),
    action === undefined
      ? null
      : element(document, 'button', {
          type: 'button',
          class: 'action',
          text: words(`action_${action}`),
          onclick: act[action],
        }),
  );
}

/** A page whose lines nobody has underlined. */
function drawing(document: Document): SVGElement {
  const path = (d: string, className: string) =>
    svgElement(document, 'path', {
      d,
      class: className,
      fill: 'none',
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    });
  return svgElement(
    document,
    'svg',
    { viewBox: '0 0 72 72', class: 'drawing', 'aria-hidden': 'true' },
    path('M18 8h28l10 10v46H18zM46 8v10h10', 'paper'),
    path('M26 28h20M26 36h22M26 44h16', 'lines'),
    svgElement(document, 'path', {
      d: 'M26 53h13',
      class: 'mark',
      fill: 'none',
      'stroke-width': 2.5,
      'stroke-linecap': 'round',
      'stroke-dasharray': '0.1 5',
    }),
  );
}
