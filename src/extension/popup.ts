import type { MapDrawing } from '../core/reference/map-drawing.ts';
import type { Span } from '../core/types.ts';
import map from 'virtual:map';
import { onlyLatest } from '../annotator/only-latest.ts';
import { withValues } from '../protocol/settings-changes.ts';
import { markInView } from '../view/pages/mark-in-view.ts';
import { renderPopup, type MenuItem } from '../view/pages/popup.ts';
import { applyTheme } from '../view/theme.ts';
import { browser } from './browser.ts';
import { openPanel } from './open-panel.ts';
import { reportError } from './report-error.ts';
import { askBackground } from './ask-background.ts';
import { askInjected, askTab } from './ask-tab.ts';
import { findTarget, stateOf, switchSite, type Target } from './target-tab.ts';
import { voiceOf } from './voice.ts';
import { readWindowSettings } from './window-settings.ts';

// The popup shows the active tab's page as its annotator sees it, and the switches. `?tab=` names another tab than the active one.

const main = document.querySelector('main');
const drawing = JSON.parse(map) as MapDrawing;

/** Delay before a page that is still being read is asked again. */
const againMs = 150;

const beginDrawing = onlyLatest();

/** Asks for everything and draws it; of several calls at once the last one draws. */
async function show(): Promise<void> {
  const isLatest = beginDrawing();
  if (main === null) return;
  const target = await findTarget();
  const settings = await readWindowSettings(target?.isPrivate === true);
  const [state, { language, words }] = await Promise.all([stateOf(target, settings), voiceOf(settings)]);
  if (!isLatest()) return;
  const host = target?.host ?? null;
  applyTheme(document.documentElement, settings.theme);
  document.documentElement.lang = language;
  /** Does something to the tab or the settings, then draws the popup anew. */
  const change = (work: Promise<unknown>) => void work.catch(reportError).then(show).catch(reportError);
  let seen: Span | null = null;
  const rendered = renderPopup(state, {
    document,
    words,
    map: drawing,
    host,
    enabled: settings.enabled,
    enabledHere: host !== null && !settings.sitesOff.includes(host),
    menu: menuOf(target),
    known: 'summary' in state ? state.summary.entities.filter(({ id }) => settings.knownTerms.includes(id)).length : 0,
    onSwitch: (enabled) => change(askBackground('change-settings', { change: withValues({ enabled }) })),
    onSwitchHere: (on) => {
      if (target !== null) change(switchSite(target, on));
    },
    onReveal: (span) => {
      if (target !== null) askTab(target.tabId, 'reveal', { span }).catch(reportError);
    },
    onAnnotateAnyway: () => {
      if (target !== null) change(askInjected(target.tabId, 'annotate-anyway', {}));
    },
    onMore: () => markInView(rendered, seen),
  });
  const pressed = switches().indexOf(document.activeElement);
  main.replaceChildren(rendered);
  // A switch that was pressed by keyboard keeps the focus.
  const again = switches()[pressed];
  if (again instanceof HTMLElement) again.focus();
  main.dataset['ready'] = state.state;
  // Measures how long opening takes, with the mark at the end of this file.
  performance.mark('content');
  if (state.state === 'working') setTimeout(() => void show().catch(reportError), againMs);
  else if (target !== null) {
    const inView = await askTab(target.tabId, 'in-view', {});
    if (!isLatest()) return;
    seen = inView?.span ?? null;
    markInView(rendered, seen);
  }
}

function switches(): readonly (Element | null)[] {
  return [...document.querySelectorAll('[role="switch"]')];
}

function menuOf(target: Target | null): readonly MenuItem[] {
  const { options_ui } = browser.runtime.getManifest();
  const leave = (work: Promise<unknown>) => void work.then(() => window.close()).catch(reportError);
  const about = () => browser.tabs.create({ url: `${browser.runtime.getURL('pages/options.html')}#about` });
  return [
    ...(target === null
      ? []
      : [
          {
            key: 'popupPanel' as const,
            run: () =>
              leave(
                openPanel({
                  id: target.tabId,
                  ...(target.windowId === undefined ? {} : { windowId: target.windowId }),
                }),
              ),
          },
        ]),
    ...(options_ui === undefined
      ? []
      : [
          { key: 'popupOptions' as const, run: () => leave(browser.runtime.openOptionsPage()) },
          { key: 'popupAbout' as const, run: () => leave(about()) },
        ]),
  ];
}

performance.mark('begin');
show().catch(reportError);
