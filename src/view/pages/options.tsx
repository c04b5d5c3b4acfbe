import { dateInWords } from '../../core/calendar/dates-in-words.ts';
import type { LanguageTag } from '../../core/types.ts';
import { drawKind } from '../icons.ts';
import { kindGroups, type KindGroup } from '../../core/cards/kind-groups.ts';
import type { Theme } from '../theme.ts';
import type { Child } from '../jsx/jsx-runtime.ts';
import { keyPart, type MessageKey, type Words } from '../words.ts';
import { keysInWords } from './keys-in-words.ts';

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
  readonly words: Words;
  readonly language: LanguageTag;
  readonly onChoose: (changed: Partial<Omit<Choices, 'kindsOff'>>) => void;
  /** One group at a time, so that two quick presses are two changes. */
  readonly onKind: (group: KindGroup, isOn: boolean) => void;
  readonly onShortcuts: () => void;
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
}

interface Properties {
  readonly state: OptionsState;
  readonly actions: OptionsActions;
}

/** The options page: every choice in place, in force at once. */
export function renderOptions(state: OptionsState, actions: OptionsActions): HTMLElement {
  const { words } = actions;
  return (
    <div class="page options">
      <header>
        <h1>{words('optionsTitle')}</h1>
        <p class="quiet">{words('extShortName')}</p>
      </header>
      <Section title={words('optMarks')}>
        <Radios
          of="mode"
          title="optMode"
          values={['automatic', 'on-click']}
          labelOf={(mode) => `mode_${keyPart(mode)}`}
          {...{ state, actions }}
        />
        <Radios
          of="marks"
          title="optDensity"
          values={['article', 'section', 'all']}
          labelOf={(marks) => `density_${marks}`}
          {...{ state, actions }}
        />
        <Kinds state={state} actions={actions} />
      </Section>
      <Section title={words('optLook')}>
        <LanguageChoice state={state} actions={actions} />
        <Radios
          of="theme"
          title="optTheme"
          values={['auto', 'light', 'dark']}
          labelOf={(theme) => `theme_${theme}`}
          {...{ state, actions }}
        />
      </Section>
      <Section title={words('optLists')}>
        <NotMarked title="optSites" list={state.sites} actions={actions} />
        <NotMarked title="optKnown" list={state.known} actions={actions} />
        <NotMarked title="optWrong" list={state.wrong} actions={actions} />
      </Section>
      <Shortcuts state={state} actions={actions} />
      <SettingsFile actions={actions} />
      <About state={state} actions={actions} />
      <p class="told" role="status" />
    </div>
  );
}

function Section({ title, id, children }: { title: string; id?: string; children: Child }) {
  return (
    <section class="panel" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** One radio button for each value. */
function Radios<Key extends 'mode' | 'marks' | 'theme'>({
  of: key,
  title,
  values,
  labelOf,
  state: { choices },
  actions: { words, onChoose },
}: Properties & {
  of: Key;
  title: MessageKey;
  values: readonly Choices[Key][];
  labelOf: (value: Choices[Key]) => MessageKey;
}) {
  return (
    <fieldset>
      <legend>{words(title)}</legend>
      {values.map((value) => (
        <label class="choice">
          <input
            type="radio"
            name={key}
            value={value}
            checked={value === choices[key]}
            onchange={() => onChoose({ [key]: value })}
          />
          {words(labelOf(value))}
        </label>
      ))}
    </fieldset>
  );
}

function Kinds({ state: { choices }, actions: { words, onKind } }: Properties) {
  return (
    <fieldset class="columns">
      <legend>{words('optKinds')}</legend>
      {kindGroups.map((group) => (
        <label class="choice">
          <input
            type="checkbox"
            name="kinds"
            value={group}
            checked={!choices.kindsOff.includes(group)}
            onchange={({ target }) => onKind(group, (target as HTMLInputElement).checked)}
          />
          {drawKind(document, group)}
          {words(`group_${group}`)}
        </label>
      ))}
    </fieldset>
  );
}

function LanguageChoice({ state: { choices, languages }, actions: { words, onChoose } }: Properties) {
  const option = (value: string, name: string) => (
    <option value={value} selected={value === choices.language}>
      {name}
    </option>
  );
  return (
    <label class="field">
      <span>{words('optLanguage')}</span>
      <select name="language" onchange={({ target }) => onChoose({ language: (target as HTMLSelectElement).value })}>
        {option('auto', words('optLanguageAuto'))}
        {languages.map((language) => option(language, nameOf(language)))}
      </select>
    </label>
  );
}

/** A language's name in itself, as its readers look for it. */
function nameOf(language: LanguageTag): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

function NotMarked({
  title,
  list: { items, total, onShowAll },
  actions: { words, language },
}: {
  title: 'optSites' | 'optKnown' | 'optWrong';
  list: UnmarkedList;
  actions: OptionsActions;
}) {
  const showAll = words('optShowAll', total.toLocaleString(language));
  return (
    <div class="unmarked">
      <h3>{words(title)}</h3>
      {items.length === 0 ? (
        <p class="quiet">{words(`${title}Empty`)}</p>
      ) : (
        <ul>
          {items.map(({ title, note, onRestore }) => (
            <li>
              <span class="title">{title}</span>
              {note !== undefined && <span class="quiet">{note}</span>}
              <Button
                label={words('optRestoreOne', note === undefined ? title : `${title}, ${note}`)}
                onPress={onRestore}
              >
                {words('optRestore')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {items.length < total && (
        <Button label={`${showAll}: ${words(title)}`} onPress={onShowAll}>
          {showAll}
        </Button>
      )}
    </div>
  );
}

/** `label` is for readers who hear the button away from what stands around it. */
function Button({ label, onPress, children }: { label?: string; onPress: () => void; children: Child }) {
  return (
    <button type="button" class="button" aria-label={label} onclick={() => onPress()}>
      {children}
    </button>
  );
}

function Shortcuts({ state: { shortcuts }, actions: { words, onShortcuts } }: Properties) {
  return (
    <Section title={words('optKeys')}>
      <Definitions
        rows={shortcuts.map(({ label, keys }) => [
          label,
          keys === '' ? words('optKeysNone') : <kbd>{keysInWords(keys)}</kbd>,
        ])}
      />
      <p class="quiet">{words('optKeysCard')}</p>
      <Button onPress={onShortcuts}>{words('optKeysChange')}</Button>
    </Section>
  );
}

function SettingsFile({ actions: { words, onExport, onImport } }: { actions: OptionsActions }) {
  const chooser = (
    <input
      type="file"
      accept=".json,application/json"
      hidden
      aria-label={words('optImport')}
      onchange={() => {
        const [chosen] = chooser.files ?? [];
        if (chosen !== undefined) onImport(chosen);
        // The same file may be chosen again.
        chooser.value = '';
      }}
    />
  ) as HTMLInputElement;
  return (
    <Section title={words('optFile')}>
      <p class="quiet">{words('optFileAbout')}</p>
      <div class="row">
        <Button onPress={onExport}>{words('optExport')}</Button>
        <Button onPress={() => chooser.click()}>{words('optImport')}</Button>
        {chooser}
      </div>
    </Section>
  );
}

function About({ state: { about }, actions: { words, language } }: Properties) {
  const reach = words('aboutRecordReach', dateInWords(about.from, language), dateInWords(about.to, language));
  return (
    <Section title={words('optAbout')} id="about">
      <Definitions
        rows={[
          [words('aboutVersion'), about.version],
          [words('aboutRecord'), reach],
          [words('aboutLicence'), 'MIT'],
          [words('aboutPrivacy'), `${words('aboutPrivacyText')} ${words('aboutPrivacyKept')}`],
        ]}
      />
      <a class="link" href="welcome.html">
        {words('aboutWelcome')}
      </a>
      <a class="link" href="../THIRD-PARTY-NOTICES.txt">
        {words('aboutNotices')}
      </a>
    </Section>
  );
}

function Definitions({ rows }: { rows: readonly (readonly [string, Child])[] }) {
  return (
    <dl>
      {rows.map(([term, definition]) => (
        <div>
          <dt>{term}</dt>
          <dd>{definition}</dd>
        </div>
      ))}
    </dl>
  );
}
