import type { Span, Summary } from '../core/types.ts';
import { element, svgElement } from './element.ts';
import { renderSummary } from './summary.ts';
import type { Words } from './words.ts';

/** What the popup has to tell of the page. */
export type PopupState =
  | { readonly state: 'annotated' | 'out-of-scope'; readonly summary: Summary }
  | { readonly state: 'no-article' | 'working' | 'not-looked-at' | 'not-allowed' | 'off-here' | 'off-everywhere' };

export interface PopupOptions {
  readonly document: Document;
  readonly words: Words;
  readonly host: string | null;
  readonly enabled: boolean;
  readonly enabledHere: boolean;
  readonly onSwitch: (enabled: boolean) => void;
  readonly onSwitchHere: (enabled: boolean) => void;
  readonly onReveal: (span: Span) => void;
  readonly onAnnotateAnyway: () => void;
}

/** The popup: its name and switches, then the page's summary, or why there is none and what can be done. */
export function renderPopup(state: PopupState, options: PopupOptions): HTMLElement {
  const { document } = options;
  const body =
    'summary' in state && state.state === 'annotated'
      ? renderSummary(state.summary, options)
      : emptyState(state, options);
  return element(document, 'div', { class: 'popup' }, header(options), body);
}

function header({ document, words, host, enabled, enabledHere, onSwitch, onSwitchHere }: PopupOptions): HTMLElement {
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
  );
}

const actions: Readonly<Partial<Record<PopupState['state'], 'annotate' | 'here' | 'everywhere'>>> = {
  'out-of-scope': 'annotate',
  'not-looked-at': 'annotate',
  'off-here': 'here',
  'off-everywhere': 'everywhere',
};

/** One drawing, one sentence, one action. */
function emptyState({ state }: PopupState, options: PopupOptions): HTMLElement {
  const { document, words, onAnnotateAnyway, onSwitch, onSwitchHere } = options;
  const key = state.replaceAll('-', '_');
  const action = actions[state];
  const act = { annotate: onAnnotateAnyway, here: () => onSwitchHere(true), everywhere: () => onSwitch(true) };
  return element(
    document,
    'section',
    { class: 'empty', role: 'status' },
    drawing(document),
    element(document, 'p', { text: words(`state_${key}`) }),
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
