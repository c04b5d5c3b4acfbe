import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import type { Card, Span } from '../../../src/core/types.ts';
import { markInView } from '../../../src/view/pages/mark-in-view.ts';
import { renderPanel, showInView, type PanelOptions } from '../../../src/view/pages/panel.ts';
import type { PopupState } from '../../../src/view/pages/popup.ts';
import { press } from '../../support/press.ts';
import { card, event, fact, source, summary } from '../cards.ts';
import { wordsIn } from '../words.ts';

const { document } = new JSDOM('').window;
const annotated: PopupState = { state: 'annotated', summary: summary(), isTruncated: false };

function render(shown: Card | null = null, given: Partial<PanelOptions> = {}, state: PopupState = annotated) {
  const nothing = () => undefined;
  const options: PanelOptions = {
    document,
    words: wordsIn('en'),
    map: { width: 1, height: 1, land: '', disputed: '', states: {} },
    onReveal: nothing,
    onOpen: nothing,
    onBack: nothing,
    onSave: nothing,
    onCopy: nothing,
    onSwitch: nothing,
    onSwitchHere: nothing,
    onAnnotateAnyway: nothing,
    ...given,
  };
  const panel = renderPanel(state, shown, options);
  const view = (span: Span | null) => {
    markInView(panel, span);
    showInView(panel, summary(), span, options);
    return [...panel.querySelectorAll('.in-view-list li')].map((item) => item.textContent);
  };
  return { panel, view };
}
const buttonOf = (panel: Element, text: string) =>
  [...panel.querySelectorAll('button')].find((button) => button.textContent === text)!;

describe('the panel', () => {
  it('opens cards from the list and from the members, and goes to the text from the rings', () => {
    const onOpen = vi.fn();
    const onReveal = vi.fn();
    const { panel } = render(null, { onOpen, onReveal });
    press(panel.querySelector('.found button')!);
    press(panel.querySelector('.members button')!);
    press(panel.querySelector('[data-date]')!);
    expect(onOpen.mock.calls).toEqual([['alliance'], ['kazakhstan']]);
    expect(onReveal.mock.calls).toEqual([[{ start: 50, end: 54 }]]);
  });
  it('saves in three formats and copies', () => {
    const onSave = vi.fn();
    const onCopy = vi.fn();
    const { panel } = render(null, { onSave, onCopy });
    for (const button of panel.querySelectorAll<HTMLElement>('.export button')) press(button);
    expect(onCopy).toHaveBeenCalledTimes(1);
    expect(onSave.mock.calls).toEqual([['markdown'], ['annotations'], ['calendar']]);
  });
  it('says why there is nothing, with what can be done', () => {
    const onAnnotateAnyway = vi.fn();
    const { panel } = render(
      null,
      { onAnnotateAnyway },
      { state: 'out-of-scope', summary: summary(), isTruncated: false },
    );
    press(panel.querySelector('.action')!);
    expect(onAnnotateAnyway).toHaveBeenCalledTimes(1);
    expect(panel.querySelector('.export')).toBeNull();
  });
});

describe('what the window shows', () => {
  it.each([
    ['the beginning', { start: 0, end: 20 }, ['Alliance', 'Kazakhstan']],
    ['the end, in the order of the text', { start: 30, end: 70 }, ['Alliance', '5 January 2022', '11 January 2022']],
    ['nothing that is known', { start: 21, end: 30 }, ['Nothing to explain here.']],
    ['none of the article', null, ['Nothing to explain here.']],
  ])('%s', (_, span, expected) => expect(render().view(span)).toEqual(expected));
  it('is marked in the list and on the timeline, and no more when it has gone', () => {
    const { panel, view } = render();
    const marked = () => panel.querySelectorAll('.found .in-view, .near .in-view').length;
    view({ start: 45, end: 55 });
    expect(marked()).toBe(2);
    view(null);
    expect(marked()).toBe(0);
  });
});

describe('a card at length', () => {
  const given = card({
    facts: [
      fact({ from: '2002-10', to: '2020', disputed: 'Some say otherwise.' }),
      fact({
        label: 'Members',
        text: 'Kazakhstan',
        entities: [{ id: 'kazakhstan', title: 'Kazakhstan', iso: 'KZ' }],
      }),
      fact({ label: 'Empty', text: '' }),
      ...Array.from({ length: 6 }, (_, n) => fact({ label: `Fact ${n}` })),
    ],
    events: [event({ id: 'past', sources: [source] }), event({ id: 'to-come', date: '2024-02-23' })],
    later: [{ date: '2025-01-01', text: 'It changed.', sources: [source] }],
  });

  it('tells every fact with its time, its dispute and its sources', () => {
    const { panel } = render(given);
    const facts = [...panel.querySelectorAll('.facts li')];
    expect(facts).toHaveLength(8);
    expect([...facts[0]!.children].map((part) => part.textContent)).toEqual([
      'Seat',
      'Moscow',
      'Oct 2002 – 2020',
      'Some say otherwise.',
      'Example',
    ]);
    expect(facts.every((item) => item.querySelector('a')?.getAttribute('href') === source.url)).toBe(true);
  });
  it('sets apart what came after the day', () => {
    const { panel } = render(given);
    expect([...panel.querySelectorAll('.events li')].map((item) => item.className)).toEqual(['', 'ahead']);
    expect(panel.querySelector('.later li')!.textContent).toContain('It changed.');
  });
  it('leads to other cards, into the text from mention to mention, and back', () => {
    const onOpen = vi.fn();
    const onReveal = vi.fn();
    const onBack = vi.fn();
    const { panel } = render(given, { onOpen, onReveal, onBack });
    press(panel.querySelector('.chip')!);
    press(panel.querySelector('.events button')!);
    expect(onOpen.mock.calls).toEqual([['kazakhstan'], ['past']]);
    for (let i = 0; i < 3; i++) press(buttonOf(panel, 'Show in the article (2)'));
    expect(onReveal.mock.calls.map(([span]) => (span as Span).start)).toEqual([0, 40, 0]);
    press(panel.querySelector('.back')!);
    expect(onBack).toHaveBeenCalledTimes(1);
  });
  it('has no way into the text for what the article does not name', () =>
    expect(render(card({ id: 'elsewhere' })).panel.querySelector('.plain')).toBeNull());
});
