import { dateInWords } from '../../core/calendar/dates-in-words.ts';
import type { LanguageTag } from '../../core/types.ts';
import { element } from '../element.ts';
import { drawKind } from '../icons.ts';
import { kindGroups, type KindGroup } from '../kinds.ts';
import type { Theme } from '../theme.ts';
import type { Words } from '../words.ts';

/** What can be chosen, with what is chosen now. */
export interface Choices {
  readonly mode: 'automatic' | 'on-click';
  readonly marks: 'article' | 'section' | 'all';
  readonly kindsOff: readonly KindGroup[];
  readonly language: string;
  readonly theme: Theme;
}

/** Something that is not marked, with the way to have it marked again. */
export interface Unmarked {
  readonly title: string;
  /** Beside the title, as the site on which. */
  readonly note?: string;
  readonly onRestore: () => void;
}

/** The first of such things, or all of them. */
export interface UnmarkedList {
  readonly items: readonly Unmarked[];
  readonly total: number;
  readonly onShowAll: () => void;
}

export interface Shortcut {
  readonly label: string;
  /** As the browser writes it; empty where none is set. */
  readonly keys: string;
}

export interface OptionsState {
  readonly choices: Choices;
  readonly languages: readonly LanguageTag[];
  readonly sites: UnmarkedList;
  readonly known: UnmarkedList;
  readonly wrong: UnmarkedList;
  readonly shortcuts: readonly Shortcut[];
  readonly about: { readonly version: string; readonly from: string; readonly to: string };
}

export interface OptionsActions {
  readonly document: Document;
  readonly words: Words;
  readonly language: LanguageTag;
  readonly onChoose: (changed: Partial<Choices>) => void;
  readonly onShortcuts: () => void;
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
}

/** The options page: every choice in place, in force at once. */
export function renderOptions(state: OptionsState, actions: OptionsActions): HTMLElement {
  const { document, words } = actions;
  const { choices } = state;
  const radios = <Key extends 'mode' | 'marks' | 'theme'>(
    key: Key,
    title: string,
    prefix: string,
    values: readonly Choices[Key][],
  ) =>
    fieldset(
      actions,
      title,
      values.map((value) =>
        input(actions, 'radio', key, value, words(`${prefix}_${value.replace('-', '_')}`), value === choices[key], () =>
          actions.onChoose({ [key]: value }),
        ),
      ),
    );
  return element(
    document,
    'div',
    { class: 'page options' },
    element(
      document,
      'header',
      {},
      element(document, 'h1', { text: words('optionsTitle') }),
      element(document, 'p', { class: 'quiet', text: words('extShortName') }),
    ),
    section(
      actions,
      'optMarks',
      radios('mode', 'optMode', 'mode', ['automatic', 'on-click']),
      radios('marks', 'optDensity', 'density', ['article', 'section', 'all']),
      kinds(choices, actions),
    ),
    section(
      actions,
      'optLook',
      languageChoice(state, actions),
      radios('theme', 'optTheme', 'theme', ['auto', 'light', 'dark']),
    ),
    section(
      actions,
      'optLists',
      list(actions, 'optSites', state.sites),
      list(actions, 'optKnown', state.known),
      list(actions, 'optWrong', state.wrong),
    ),
    shortcuts(state, actions),
    file(actions),
    about(state, actions),
    element(document, 'p', { class: 'told', role: 'status' }),
  );
}

type Actions = OptionsActions;

function section({ document, words }: Actions, title: string, ...content: readonly HTMLElement[]): HTMLElement {
  return element(document, 'section', { class: 'panel' }, element(document, 'h2', { text: words(title) }), ...content);
}

function fieldset({ document, words }: Actions, title: string, content: readonly HTMLElement[]): HTMLElement {
  return element(document, 'fieldset', {}, element(document, 'legend', { text: words(title) }), ...content);
}

function input(
  { document }: Actions,
  type: 'radio' | 'checkbox',
  name: string,
  value: string,
  label: string | readonly (Node | string)[],
  checked: boolean,
  onChange: (checked: boolean) => void,
): HTMLElement {
  const box = element(document, 'input', { type, name, value });
  box.checked = checked;
  box.addEventListener('change', () => onChange(box.checked));
  return element(document, 'label', { class: 'choice' }, box, ...(typeof label === 'string' ? [label] : label));
}

function kinds({ kindsOff }: Choices, actions: Actions): HTMLElement {
  const { document, words, onChoose } = actions;
  const box = (group: KindGroup) =>
    input(
      actions,
      'checkbox',
      'kinds',
      group,
      [drawKind(document, group), words(`group_${group}`)],
      !kindsOff.includes(group),
      (on) => {
        const others = kindsOff.filter((other) => other !== group);
        onChoose({ kindsOff: on ? others : [...others, group] });
      },
    );
  const made = fieldset(actions, 'optKinds', kindGroups.map(box));
  made.classList.add('columns');
  return made;
}

function languageChoice({ choices, languages }: OptionsState, { document, words, onChoose }: Actions): HTMLElement {
  const option = (value: string, text: string) => element(document, 'option', { value, text });
  const select = element(
    document,
    'select',
    { name: 'language' },
    option('auto', words('optLanguageAuto')),
    ...languages.map((language) => option(language, nameOf(language))),
  );
  select.value = choices.language;
  select.addEventListener('change', () => onChoose({ language: select.value }));
  return element(
    document,
    'label',
    { class: 'field' },
    element(document, 'span', { text: words('optLanguage') }),
    select,
  );
}

/** Browsers name some keys by words; keyboards bear the signs. */
export function keysInWords(keys: string): string {
  return keys.replace('Period', '.').replace('Comma', ',').replaceAll('+', ' + ');
}

/** A language's name in itself, as its readers look for it. */
function nameOf(language: LanguageTag): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

function list(
  { document, words, language }: Actions,
  title: string,
  { items, total, onShowAll }: UnmarkedList,
): HTMLElement {
  const row = ({ title, note, onRestore }: Unmarked) =>
    element(
      document,
      'li',
      {},
      element(document, 'span', { class: 'title', text: title }),
      note === undefined ? null : element(document, 'span', { class: 'quiet', text: note }),
      element(document, 'button', {
        type: 'button',
        class: 'button',
        'aria-label': words('optRestoreOne', note === undefined ? title : `${title}, ${note}`),
        text: words('optRestore'),
        onclick: () => onRestore(),
      }),
    );
  return element(
    document,
    'div',
    { class: 'unmarked' },
    element(document, 'h3', { text: words(title) }),
    items.length === 0
      ? element(document, 'p', { class: 'quiet', text: words(`${title}Empty`) })
      : element(document, 'ul', {}, ...items.map(row)),
    items.length === total
      ? null
      : element(document, 'button', {
          type: 'button',
          class: 'button',
          'aria-label': `${words('optShowAll', total.toLocaleString(language))}: ${words(title)}`,
          text: words('optShowAll', total.toLocaleString(language)),
          onclick: () => onShowAll(),
        }),
  );
}

function shortcuts(state: OptionsState, actions: Actions): HTMLElement {
  const { document, words, onShortcuts } = actions;
  return section(
    actions,
    'optKeys',
    definitions(
      document,
      state.shortcuts.map(({ label, keys }) => [
        label,
        keys === '' ? words('optKeysNone') : element(document, 'kbd', { text: keysInWords(keys) }),
      ]),
    ),
    element(document, 'p', { class: 'quiet', text: words('optKeysCard') }),
    element(document, 'button', {
      type: 'button',
      class: 'button',
      text: words('optKeysChange'),
      onclick: () => onShortcuts(),
    }),
  );
}

function file(actions: Actions): HTMLElement {
  const { document, words, onExport, onImport } = actions;
  const chooser = element(document, 'input', {
    type: 'file',
    accept: '.json,application/json',
    hidden: true,
    'aria-label': words('optImport'),
  });
  chooser.addEventListener('change', () => {
    const [chosen] = chooser.files ?? [];
    if (chosen !== undefined) onImport(chosen);
    // The same file may be chosen again.
    chooser.value = '';
  });
  return section(
    actions,
    'optFile',
    element(document, 'p', { class: 'quiet', text: words('optFileAbout') }),
    element(
      document,
      'div',
      { class: 'row' },
      element(document, 'button', {
        type: 'button',
        class: 'button',
        text: words('optExport'),
        onclick: () => onExport(),
      }),
      element(document, 'button', {
        type: 'button',
        class: 'button',
        text: words('optImport'),
        onclick: () => chooser.click(),
      }),
      chooser,
    ),
  );
}

function about({ about: { version, from, to } }: OptionsState, actions: Actions): HTMLElement {
  const { document, words, language } = actions;
  const made = section(
    actions,
    'optAbout',
    definitions(document, [
      [words('aboutVersion'), version],
      [words('aboutRecord'), words('aboutRecordReach', dateInWords(from, language), dateInWords(to, language))],
      [words('aboutLicence'), 'MIT'],
      [words('aboutPrivacy'), `${words('aboutPrivacyText')} ${words('aboutPrivacyKept')}`],
    ]),
    element(document, 'a', { class: 'link', href: 'welcome.html', text: words('aboutWelcome') }),
    element(document, 'a', { class: 'link', href: '../THIRD-PARTY-NOTICES.txt', text: words('aboutNotices') }),
  );
  made.id = 'about';
  return made;
}

function definitions(document: Document, rows: readonly (readonly [string, Node | string])[]): HTMLElement {
  return element(
    document,
    'dl',
    {},
    ...rows.map(([label, value]) =>
      element(document, 'div', {}, element(document, 'dt', { text: label }), element(document, 'dd', {}, value)),
    ),
  );
}
