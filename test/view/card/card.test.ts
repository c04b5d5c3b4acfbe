import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import type { Card } from '../../../src/core/types.ts';
import type { CardOptions } from '../../../src/view/card/card-options.ts';
import { renderCard } from '../../../src/view/card/card.ts';
import { press } from '../../support/press.ts';
import { card, event, fact, source } from '../cards.ts';
import { wordsIn } from '../words.ts';

const { document } = new JSDOM('').window;
const noop = () => undefined;

function render(given: Partial<Card>, options: Partial<CardOptions> = {}): HTMLElement {
  const words = wordsIn(given.language === 'ru' ? 'ru' : 'en');
  const base = { document, words, inferred: false, reasoning: null, onOpen: noop, onBack: null };
  return renderCard(card(given), { ...base, ...options });
}
const textOf = (root: Element, selector: string) => root.querySelector(selector)?.textContent ?? null;
const titles = (root: Element, selector: string) =>
  [...root.querySelectorAll(selector)].map((found) => found.textContent);

describe('what a card says', () => {
  it('is a dialog named by its title, which begins with a capital', () => {
    const made = render({});
    expect(made.getAttribute('aria-label')).toBe('Alliance of states');
    expect(textOf(made, 'h1')).toBe('Alliance of states');
  });
  it.each([
    ['en', false, 'as of 11 January 2022'],
    ['en', true, 'as of 11 January 2022 · date inferred from the text'],
    ['ru', false, 'на 11 января 2022'],
    ['ru', true, 'на 11 января 2022 · дата выведена из текста'],
  ])('tells the day that it speaks for (%s, inferred: %s)', (language, inferred, expected) =>
    expect(textOf(render({ language }, { inferred }), '.as-of')).toBe(expected),
  );
  it('shows a state’s flag, and another kind’s icon', () => {
    expect(render({ kind: 'state', iso: 'KZ' }).querySelector('header .flag')).not.toBeNull();
    expect(render({ kind: 'person' }).querySelector('header .kind-person')).not.toBeNull();
  });
  it('shows the icon where a state’s flag is not drawn', () =>
    expect(render({ kind: 'state', iso: 'FR' }).querySelector('header .kind-state')).not.toBeNull());
  it('sets what came later apart, three at most', () => {
    const later = [1, 2, 3, 4].map((n) => ({ date: `202${n + 2}`, text: `fact ${n}`, sources: [] }));
    expect(titles(render({ later }), '.later li')).toEqual(['2023 fact 1', '2024 fact 2', '2025 fact 3']);
  });
  it('tells where the record ends, only beyond its end', () => {
    expect(textOf(render({ recordEnds: '2026-08-01' }), '.note')).toContain('1 August 2026');
    expect(textOf(render({}), '.note')).toBeNull();
  });
});

describe('facts', () => {
  const members = [
    { id: 'armenia', title: 'Armenia', iso: 'AM' },
    { id: 'russia', title: 'Russia', iso: 'RU' },
  ];
  it('gives states as flags with names that open their cards', () => {
    const onOpen = vi.fn();
    const made = render(
      { facts: [fact({ property: 'members', entities: members, text: 'Armenia, Russia' })] },
      { onOpen },
    );
    expect(titles(made, '.chip')).toEqual(['Armenia', 'Russia']);
    press(made.querySelectorAll('.chip')[1]!);
    expect(onOpen.mock.calls).toEqual([['russia']]);
  });
  it('does not lose what the text adds to a name', () => {
    const entities = [{ id: 'role', title: 'president' }];
    expect(titles(render({ facts: [fact({ entities, text: 'president (since 2019)' })] }), 'dd')).toEqual([
      'president (since 2019)',
    ]);
  });
  it('tells what is disputed', () =>
    expect(textOf(render({ facts: [fact({ disputed: 'Sources differ.' })] }), '.disputed')).toBe('Sources differ.'));
  it('keeps to four, and leaves out what title and flag tell', () => {
    const facts = ['iso', 'a', 'b', 'c', 'd', 'e'].map((property) => fact({ property, label: property }));
    expect(titles(render({ facts }), 'dt')).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('sources', () => {
  it('are links that open elsewhere and tell nothing of the page, each once', () => {
    const links = render({ facts: [fact({}), fact({ property: 'x' })] }).querySelectorAll('footer a');
    expect(links.length).toBe(1);
    expect(links[0]!.getAttribute('href')).toBe(source.url);
    expect(links[0]!.getAttribute('rel')).toBe('noopener noreferrer');
    expect(links[0]!.getAttribute('target')).toBe('_blank');
  });
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//news.example',
    ' https://news.example',
    '',
  ])('are plain words where their address is not on the web: %s', (url) => {
    const footer = render({ facts: [fact({ sources: [{ ...source, url }] })] }).querySelector('footer')!;
    expect(footer.querySelector('a')).toBeNull();
    expect(footer.textContent).toContain(source.publisher);
  });
  it('leave no empty line where there are none', () => expect(render({}).querySelector('footer')).toBeNull());
});

describe('the strip of events', () => {
  const events = ['2022-01-02', '2022-01-05', '2022-01-13'].map((date, n) =>
    event({ id: `e${n}`, date, title: `event ${n}` }),
  );
  const step = (made: Element, n: number) => made.querySelectorAll<HTMLButtonElement>('.step')[n]!;

  it('begins at the last event up to the day', () =>
    expect(textOf(render({ events }), '.event-title')).toBe('event 1'));
  it('steps to the one after and back, and marks what lies ahead of the day', () => {
    const made = render({ events });
    press(step(made, 1));
    expect(textOf(made, '.event-title')).toBe('event 2');
    expect(made.querySelector('.strip')!.classList.contains('ahead')).toBe(true);
    press(step(made, 0));
    expect(textOf(made, '.event-title')).toBe('event 1');
    expect(made.querySelector('.strip')!.classList.contains('ahead')).toBe(false);
  });
  it('ends at both ends', () => {
    const made = render({ events, on: '2022-02-01' });
    expect(step(made, 1).disabled).toBe(true);
    press(step(made, 0));
    press(step(made, 0));
    expect(step(made, 0).disabled).toBe(true);
  });
  it('is not there where there is no event', () => expect(render({}).querySelector('.strip')).toBeNull());
});

describe('a date’s card', () => {
  const events = [
    event({ id: 'before', date: '2022-01-04', title: 'Before' }),
    event({ id: 'then', date: '2022-01-05', title: 'Then', disputed: 'Two counts.' }),
    event({ id: 'after', date: '2022-01-06', title: 'After' }),
  ];
  const day = { kind: 'date', id: '2022-01-05', title: 'Wednesday, 5 January 2022', events };

  it('tells the day’s events in full, and one before and after', () => {
    const made = render(day);
    expect(titles(made, '.event h2')).toEqual(['Then']);
    expect(textOf(made, '.event .disputed')).toBe('Two counts.');
    expect(titles(made, '.beside')).toEqual(['Before 4 Jan 2022: Before', 'After 6 Jan 2022: After']);
  });
  it('shows the day as a calendar’s leaf and claims no day to speak for', () => {
    const made = render(day);
    expect(textOf(made, '.leaf')).toBe('Jan5');
    expect(made.querySelector('.as-of')).toBeNull();
  });
  it('shows no day’s leaf for a part of a year', () => {
    const made = render({ ...day, id: '2022#END-until', title: 'until the end of 2022' });
    expect(made.querySelector('.leaf')).toBeNull();
    expect(textOf(made, 'h1')).toBe('Until the end of 2022');
    expect(titles(made, '.event h2')).toContain('5 Jan 2022: Then');
  });
  it('gives the day of each event where it stands for a longer time', () =>
    expect(titles(render({ ...day, id: '2022-01' }), '.event h2')).toContain('5 Jan 2022: Then'));
  it('says so where the record has nothing', () =>
    expect(textOf(render({ ...day, events: [] }), '.note')).toBe('No events recorded on this day.'));
  it('tells how it was counted', () =>
    expect(textOf(render(day, { reasoning: 'counted from the day before' }), '.reasoning')).toBe(
      'counted from the day before',
    ));
});

describe('what can be done', () => {
  it('goes back only where there is a card before', () => {
    const onBack = vi.fn();
    press(render({}, { onBack }).querySelector('.back')!);
    expect(onBack).toHaveBeenCalledOnce();
    expect(render({}).querySelector('.back')).toBeNull();
  });
  it('offers actions in a menu, and none where there are none', () => {
    const run = vi.fn();
    const made = render({}, { actions: [{ label: 'I know this', run }] });
    press(made.querySelector('.menu button')!);
    expect(run).toHaveBeenCalledOnce();
    expect(render({}).querySelector('.menu')).toBeNull();
  });
});

it('does nothing for presses that a script makes', () => {
  const run = vi.fn();
  const entities = [
    { id: 'armenia', title: 'Armenia', iso: 'AM' },
    { id: 'russia', title: 'Russia', iso: 'RU' },
  ];
  const made = render(
    { facts: [fact({ property: 'members', entities, text: 'Armenia, Russia' })] },
    { onOpen: run, onBack: run, actions: [{ label: 'I know this', run }] },
  );
  const buttons = [...made.querySelectorAll('button')];
  expect(buttons).toHaveLength(4);
  for (const button of buttons) {
    button.click();
    // Taken out of the card, as a page may do in Firefox.
    document.body.append(button);
    button.click();
    button.dispatchEvent(new document.defaultView!.MouseEvent('click', { bubbles: true }));
  }
  expect(run).not.toHaveBeenCalled();
  for (const button of buttons) press(button);
  expect(run).toHaveBeenCalledTimes(4);
});

it('takes text as text, whatever stands in it', () => {
  const made = render({ title: '<img src=x>', summary: '<b>bold</b>' });
  expect(made.querySelector('img, b')).toBeNull();
  expect(textOf(made, '.summary')).toBe('<b>bold</b>');
});
