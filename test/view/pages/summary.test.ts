import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import type { Summary } from '../../../src/core/types.ts';
import { renderSummary } from '../../../src/view/pages/summary.ts';
import { press } from '../../support/press.ts';
import { summary } from '../cards.ts';
import { wordsIn } from '../words.ts';

const { window } = new JSDOM('');
const { document } = window;

function render(given: Partial<Summary> = {}, onReveal: (span: unknown) => void = () => undefined): HTMLElement {
  const words = wordsIn(given.language === 'ru' ? 'ru' : 'en');
  const made = renderSummary(summary(given), { document, words, onReveal });
  document.body.replaceChildren(made);
  return made;
}
const people = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `p${n}`,
    kind: 'person',
    title: `P${n}`,
    spans: [{ start: n, end: n + 1 }],
  }));

describe('the article’s line', () => {
  const line = (given: Partial<Summary>) => render(given).querySelector('.line')!.textContent;
  it.each([
    ['en', 1, '1 person, 2 dates · 11 January 2022'],
    ['en', 3, '3 people, 2 dates · 11 January 2022'],
    ['ru', 1, '1 человек, 2 даты · 11 января 2022'],
    ['ru', 3, '3 человека, 2 даты · 11 января 2022'],
    ['ru', 5, '5 человек, 2 даты · 11 января 2022'],
    ['ru', 21, '21 человек, 2 даты · 11 января 2022'],
  ])('counts with the plurals of %s: %d', (language, count, expected) =>
    expect(line({ language, entities: people(count) })).toBe(expected),
  );
  it('tells an inferred day from a given one', () =>
    expect(line({ published: { value: '2022-01-11', basis: 'inferred' } })).toContain('(inferred from the text)'));
  it('says where the text tells another day of itself', () => {
    const textSays = { value: '2019-05-01', basis: 'dateline' } as const;
    const note = render({ published: { value: '2022-01-11', basis: 'metadata', textSays } }).querySelector('.repost');
    expect(note?.textContent).toContain('1 May 2019');
    expect(render().querySelector('.repost')).toBeNull();
  });
  it('says that there is no day', () => expect(line({ published: null })).toContain('date unknown'));
});

describe('members', () => {
  it('goes to the first mention of one that is named; others are no buttons', () => {
    const onReveal = vi.fn();
    const made = render({}, onReveal);
    const buttons = made.querySelectorAll<HTMLElement>('.members button');
    expect([...buttons].map((button) => button.textContent)).toEqual(['Kazakhstan']);
    press(buttons[0]!);
    expect(onReveal.mock.calls).toEqual([[{ start: 10, end: 20 }]]);
  });
  it('says in words what frame and grey say to the eye', () =>
    expect([...render().querySelectorAll('.members li')].map((item) => item.textContent)).toEqual([
      'Kazakhstan',
      'Armenia, member, participation frozen',
      'Georgia, former member',
    ]));
});

describe('the list of what was found', () => {
  it('groups by kind, with counts of more than one', () => {
    const made = render();
    const groups = [...made.querySelectorAll('.group h2')].map((heading) => heading.textContent);
    expect(groups).toEqual(['Organisation and forces', 'States', 'Dates']);
    expect([...made.querySelectorAll('.count')].map((count) => count.textContent)).toEqual(['2', '', '', '']);
  });
  it('goes to the next mention at each press, and round', () => {
    const onReveal = vi.fn();
    const button = render({}, onReveal).querySelector<HTMLElement>('.found button')!;
    for (let i = 0; i < 3; i++) press(button);
    expect(onReveal.mock.calls.map(([span]) => (span as { start: number }).start)).toEqual([0, 40, 0]);
  });
});

describe('a long list of what was found', () => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, n) => {
      const value = new Date(Date.UTC(1992, 0, 1 + n)).toISOString().slice(0, 10);
      return { value, title: value, spans: [{ start: n, end: n + 1 }], events: [] };
    });
  const entries = (made: Element) => made.querySelectorAll('.group li').length;
  const more = (made: Element) => made.querySelector<HTMLButtonElement>('.more');

  it('has no button up to 200 entries of a group', () => {
    const made = render({ entities: people(200), dates: days(200) });
    expect([entries(made), more(made)]).toEqual([400, null]);
  });
  it('shows the first 200 of a group, and says how many there are more', () => {
    const made = render({ entities: people(3), dates: days(11_016) });
    expect(entries(made)).toBe(203);
    expect(more(made)!.textContent).toBe('Show 10816 more');
    expect(made.querySelectorAll('*').length).toBeLessThan(5000);
  });
  it('adds the rest when asked, from where the focus then is, and says when that is done', async () => {
    const onMore = vi.fn();
    const words = wordsIn('en');
    const given = summary({ entities: [], dates: days(905) });
    const made = renderSummary(given, { document, words, onReveal: () => undefined, onMore });
    document.body.replaceChildren(made);
    press(more(made)!);
    expect(document.activeElement?.getAttribute('data-id')).toBe(days(201)[200]!.value);
    expect([entries(made), more(made)]).toEqual([400, null]);
    await vi.waitFor(() => expect(onMore).toHaveBeenCalledTimes(1));
    expect(entries(made)).toBe(905);
    expect(made.querySelectorAll('.group li')[904]!.textContent).toBe(days(905)[904]!.value);
  });
  it('adds nothing more where another page is shown meanwhile', async () => {
    const made = render({ entities: [], dates: days(905) });
    press(more(made)!);
    document.body.replaceChildren();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(entries(made)).toBe(400);
  });
});

describe('the timeline', () => {
  const rings = (made: Element) => [...made.querySelectorAll<HTMLButtonElement>('[data-date]')];
  const pressKey = (target: Element, key: string) =>
    target.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

  it('has a button for each day of the article, which goes to its place', () => {
    const onReveal = vi.fn();
    const buttons = rings(render({}, onReveal));
    expect(buttons.map((button) => button.dataset['date'])).toEqual(['2022-01-05', '2022-01-11']);
    press(buttons[1]!);
    expect(onReveal.mock.calls).toEqual([[{ start: 60, end: 64 }]]);
  });
  it('has one for each part of an interval, and none for months and years', () => {
    const spans = [{ start: 0, end: 1 }];
    const week = { value: '2022-01-10/2022-01-16', title: 'week', spans, events: [] };
    const dates = [week, { ...week, mod: 'START' as const }, { ...week, value: '2022-01' }, { ...week, value: '2022' }];
    expect(rings(render({ dates })).map((button) => button.dataset['date'])).toEqual([
      '2022-01-10/2022-01-16',
      '2022-01-10/2022-01-16#START',
    ]);
  });
  it('places days in their order, from the left', () => {
    const [first, second] = rings(render()).map((button) => parseFloat(button.style.left));
    expect(first).toBeLessThan(second!);
  });
  it('is one stop of the Tab key; arrows, Home and End move inside and stop at the ends', () => {
    const [first, second] = rings(render());
    expect([first!.tabIndex, second!.tabIndex]).toEqual([0, -1]);
    first!.focus();
    pressKey(first!, 'ArrowRight');
    expect(document.activeElement).toBe(second);
    expect([first!.tabIndex, second!.tabIndex]).toEqual([-1, 0]);
    pressKey(second!, 'ArrowRight');
    expect(document.activeElement).toBe(second);
    pressKey(second!, 'Home');
    expect(document.activeElement).toBe(first);
  });
  it('tells the event of what has the focus', () => {
    const made = render();
    rings(made)[0]!.focus();
    expect(made.querySelector('.caption')!.textContent).toBe('5 January 2022: Request');
    rings(made)[0]!.blur();
    expect(made.querySelector('.caption')!.textContent).toBe('11 January 2022');
  });
  it('gives screen readers the record’s events of that time as a list', () =>
    expect([...made().querySelectorAll('.timeline > .unseen li')].map((item) => item.textContent)).toEqual([
      '5 Jan 2022: Request',
    ]));
  const made = () => render();
  it('does without dates', () => expect(rings(render({ dates: [] }))).toEqual([]));
});
