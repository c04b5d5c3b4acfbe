import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { renderPopup, type PopupOptions, type PopupState } from '../../../src/view/pages/popup.ts';
import { press } from '../../support/press.ts';
import { summary } from '../cards.ts';
import { wordsIn } from '../words.ts';

const { window } = new JSDOM('');
const { document } = window;

function render(state: PopupState, given: Partial<PopupOptions> = {}): HTMLElement {
  const nothing = () => undefined;
  const popup = renderPopup(state, {
    document,
    words: wordsIn('en'),
    map: { width: 1, height: 1, land: '', disputed: '', states: {} },
    host: 'news.example',
    enabled: true,
    enabledHere: true,
    menu: [],
    known: 0,
    onSwitch: nothing,
    onSwitchHere: nothing,
    onReveal: nothing,
    onAnnotateAnyway: nothing,
    ...given,
  });
  document.body.replaceChildren(popup);
  return popup;
}

describe('where there is nothing to show', () => {
  it.each([
    ['working', null],
    ['failed', null],
    ['no-article', null],
    ['not-allowed', null],
    ['not-looked-at', 'annotate'],
    ['out-of-scope', 'annotate'],
    ['on-click', 'annotate'],
    ['off-here', 'here'],
    ['off-everywhere', 'everywhere'],
  ] as const)('%s has one drawing and one sentence, and does %s', (state, expected) => {
    const done: string[] = [];
    const popup = render(state === 'out-of-scope' ? { state, summary: summary(), isTruncated: false } : { state }, {
      onAnnotateAnyway: () => done.push('annotate'),
      onSwitchHere: () => done.push('here'),
      onSwitch: () => done.push('everywhere'),
    });
    expect(popup.querySelectorAll('.drawing')).toHaveLength(1);
    expect(popup.querySelectorAll('.empty p')).toHaveLength(1);
    const action = popup.querySelector('.action');
    if (action !== null) press(action);
    expect(done).toEqual(expected === null ? [] : [expected]);
  });
});

describe('the head', () => {
  it('has switches for the site and for everywhere, and the first only where there is a site', () => {
    const labels = (given: Partial<PopupOptions>) =>
      [...render({ state: 'working' }, given).querySelectorAll('.switch')].map((item) => item.textContent);
    expect(labels({})).toEqual(['On news.example', 'Everywhere']);
    expect(labels({ host: null })).toEqual(['Everywhere']);
    expect(labels({ enabled: false })).toEqual(['Everywhere']);
  });
  it('leads where its menu says; Escape closes that and nothing else', () => {
    const run = vi.fn();
    const popup = render({ state: 'working' }, { menu: [{ key: 'popupPanel', run }] });
    const menu = popup.querySelector('details')!;
    press(menu.querySelector('button')!);
    expect(run).toHaveBeenCalledTimes(1);
    const escape = () => new window.KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    menu.open = true;
    expect(menu.dispatchEvent(escape())).toBe(false);
    expect(menu.open).toBe(false);
    expect(menu.dispatchEvent(escape())).toBe(true);
  });
});

describe('known terms', () => {
  const told = (known: number) =>
    render({ state: 'annotated', summary: summary(), isTruncated: false }, { known }).querySelector('.known');
  it('are counted where there are any', () => {
    expect(told(0)).toBeNull();
    expect(told(4)!.textContent).toBe('Known to you and not marked: 4');
  });
});

describe('a page that is too long', () => {
  it.each([
    ['is mentioned', true, ['This page is very long: only its beginning was read.']],
    ['is not mentioned otherwise', false, []],
  ])('%s', (_, isTruncated, texts) => {
    const popup = render({ state: 'annotated', summary: summary(), isTruncated });
    expect([...popup.querySelectorAll('.truncated')].map(({ textContent }) => textContent)).toEqual(texts);
  });
});

describe('an annotator that failed', () => {
  it('is not shown as a page without an article', () => {
    expect(render({ state: 'failed' }).querySelector('.empty p')!.textContent).toBe(
      'That did not work. Reload the page and try again.',
    );
  });
});
