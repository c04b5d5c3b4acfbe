import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { renderNotice } from '../../../src/view/card/notice.ts';
import {
  renderOptions,
  type OptionsActions,
  type OptionsState,
  type Unmarked,
} from '../../../src/view/pages/options.tsx';
import { keysInWords } from '../../../src/view/pages/keys-in-words.ts';
import { renderWelcome } from '../../../src/view/pages/welcome.tsx';
import { press } from '../../support/press.ts';
import { wordsIn } from '../words.ts';

const { document, Event } = new JSDOM('').window;
vi.stubGlobal('document', document);
const listOf = (items: readonly Unmarked[], total = items.length, onShowAll = vi.fn()) => ({ items, total, onShowAll });
const state: OptionsState = {
  choices: { mode: 'automatic', marks: 'section', kindsOff: ['place'], language: 'ru', theme: 'auto' },
  languages: ['en', 'ru'],
  sites: listOf([]),
  known: listOf([]),
  wrong: listOf([]),
  shortcuts: [],
  about: { version: '1.2.3', from: '1991-12-08', to: '2026-11-23' },
};

function render(changed: Partial<OptionsState> = {}, language: 'en' | 'ru' = 'en') {
  const actions = { onChoose: vi.fn(), onKind: vi.fn(), onShortcuts: vi.fn(), onExport: vi.fn(), onImport: vi.fn() };
  const options: OptionsActions = { words: wordsIn(language), language, ...actions };
  const made = renderOptions({ ...state, ...changed }, options);
  // Out of a document no input tells of a change.
  document.body.replaceChildren(made);
  return { made, ...actions };
}
const input = (made: Element, selector: string) => made.querySelector<HTMLInputElement>(`input${selector}`)!;

describe('the options', () => {
  it('show what is chosen', () => {
    const { made } = render();
    const checked = [...made.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
    expect(checked).toEqual([
      'automatic',
      'section',
      'organization',
      'state',
      'person',
      'institution',
      'term',
      'date',
      'auto',
    ]);
    expect(made.querySelector('select')!.value).toBe('ru');
    expect([...made.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
      'Same as the browser',
      'English',
      'Русский',
    ]);
  });
  it.each([
    ['a mode', '[value="on-click"]', { mode: 'on-click' }],
    ['how much is marked', '[value="all"]', { marks: 'all' }],
    ['colours', '[value="dark"]', { theme: 'dark' }],
  ])('tell that the reader chooses %s', (_, selector, changed) => {
    const { made, onChoose } = render();
    input(made, selector).click();
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(changed);
  });
  it.each([
    ['off', 'state', false],
    ['on', 'place', true],
  ])('tell that the reader switches a kind %s', (_, group, on) => {
    const { made, onKind } = render();
    input(made, `[value="${group}"]`).click();
    expect(onKind).toHaveBeenCalledExactlyOnceWith(group, on);
  });
  it('tell that the reader chooses a language', () => {
    const { made, onChoose } = render();
    const select = made.querySelector('select')!;
    select.value = 'auto';
    select.dispatchEvent(new Event('change'));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith({ language: 'auto' });
  });
  it('give back what is not marked, by a button that says which', () => {
    const onRestore = vi.fn();
    const { made } = render({ wrong: listOf([{ title: 'ODKB', note: 'a.example', onRestore }]) });
    const button = made.querySelector<HTMLButtonElement>('.unmarked button')!;
    expect(button.getAttribute('aria-label')).toBe('Mark again: ODKB, a.example');
    press(button);
    expect(onRestore).toHaveBeenCalledOnce();
  });
  it('show the first of a long list, and all of it when asked', () => {
    const onShowAll = vi.fn();
    const { made } = render({ sites: listOf([{ title: 'a.example', onRestore: vi.fn() }], 2000, onShowAll) });
    const [, all] = made.querySelectorAll<HTMLButtonElement>('.unmarked button');
    expect(all!.textContent).toBe('Show all (2,000)');
    expect(all!.getAttribute('aria-label')).toBe('Show all (2,000): Sites where the extension is off');
    press(all!);
    expect(onShowAll).toHaveBeenCalledOnce();
    expect(render({ sites: listOf([{ title: 'a', onRestore: vi.fn() }]) }).made.textContent).not.toContain('Show all');
  });
  it.each([
    ['en', 'lists the sites that you have switched off'],
    ['ru', 'перечислены выключенные вами сайты'],
  ] as const)('say beside the file’s buttons that it lists the sites switched off, in %s', (language, words) =>
    expect(render({}, language).made.textContent).toContain(words),
  );
  it('say where a list is empty', () => expect(render().made.querySelectorAll('.unmarked p')).toHaveLength(3));
  it('show shortcuts by their signs, and which are not set', () => {
    const shortcuts = [
      { label: 'Next', keys: 'Alt+Period' },
      { label: 'Toggle', keys: '' },
    ];
    const { made } = render({ shortcuts });
    const [next, toggle] = made.querySelectorAll('dl dd');
    expect([next!.textContent, toggle!.textContent]).toEqual(['Alt + .', 'not set']);
    expect(keysInWords('MacCtrl+Comma')).toBe('MacCtrl + ,');
  });
  it('tell version, reach, licence and privacy, in Russian too', () => {
    const text = render({}, 'ru').made.querySelector('#about')!.textContent;
    for (const part of ['1.2.3', '8 декабря 1991', '23 ноября 2026', 'MIT', 'Никуда ничего не отправляется'])
      expect(text).toContain(part);
  });
});

describe('the first-run page', () => {
  const welcome = (nextKey: string) => renderWelcome({ words: wordsIn('en'), nextKey });
  it('has an example article with a headline', () => {
    expect(welcome('').querySelectorAll('article p')).toHaveLength(2);
    expect(welcome('').querySelector('article h2')!.textContent).toContain('CSTO');
  });
  it('tells the key of the next mark only where one is set', () => {
    expect(welcome('Alt+Period').textContent).toContain('Alt + .');
    expect(welcome('').querySelectorAll('.to-know li')).toHaveLength(2);
  });
});

describe('a notice', () => {
  it('says one thing and offers at most one', () => {
    const run = vi.fn();
    const made = renderNotice(document, 'Done.', { label: 'Undo', run });
    press(made.querySelector('button')!);
    expect(run).toHaveBeenCalledOnce();
    expect(made.getAttribute('aria-label')).toBe('Done.');
    expect(renderNotice(document, 'Done.').querySelector('button')).toBeNull();
  });
});
