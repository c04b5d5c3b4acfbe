import { describe, expect, it } from 'vitest';
import {
  changedValues,
  readListChange,
  readSettingsChange,
  withChanges,
  withKind,
  withKnown,
  withSite,
  withValues,
  withWrong,
} from '../../src/protocol/settings-changes.ts';
import { defaultSettings, type Settings } from '../../src/protocol/settings.ts';

describe('changes of the settings', () => {
  const settings: Settings = {
    ...defaultSettings,
    kindsOff: ['place'],
    knownTerms: ['a'],
    sitesOff: ['a.example'],
    wrongHere: [{ id: 'a', site: 's' }],
  };
  it.each([
    ['a term becomes known', withKnown('b', true), { knownTerms: ['a', 'b'] }],
    ['once', withKnown('a', true), { knownTerms: ['a'] }],
    ['a term is marked again', withKnown('a', false), { knownTerms: [] }],
    [
      'a mark is wrong',
      withWrong('a', 't', true),
      {
        wrongHere: [
          { id: 'a', site: 's' },
          { id: 'a', site: 't' },
        ],
      },
    ],
    ['a mark is right after all', withWrong('a', 's', false), { wrongHere: [] }],
    ['a site is switched off', withSite('b.example', false), { sitesOff: ['a.example', 'b.example'] }],
    ['a site is switched on', withSite('a.example', true), { sitesOff: [] }],
    ['a kind is switched off', withKind('date', false), { kindsOff: ['place', 'date'] }],
    ['a kind is switched on', withKind('place', true), { kindsOff: [] }],
    ['values are chosen', withValues({ theme: 'dark' }), { theme: 'dark' }],
  ] as const)('%s', (_, change, changed) => expect(changedValues(settings, change)).toEqual(changed));
  it('add up, and the last of one thing is in force', () => {
    const changes = [withSite('b.example', false), withKnown('a', false), withSite('b.example', true)];
    expect(withChanges(settings, changes)).toEqual({ ...settings, knownTerms: [] });
  });
});

describe('a change that comes by message', () => {
  it.each([
    ['a site', { of: 'site', site: 'a.example', on: true }, true],
    ['a known term', { of: 'known', id: 'csto', on: false }, true],
    ['a wrong mark', { of: 'wrong', id: 'csto', site: 'a.example', on: true }, true],
    ['nothing', null, false],
    ['no kind of change', { of: '__proto__', id: 'a', site: 'a', on: true }, false],
    ['no site', { of: 'wrong', id: 'csto', on: true }, false],
    ['a long site', { of: 'site', site: 'a'.repeat(256), on: true }, false],
    ['a long term', { of: 'known', id: 'a'.repeat(101), on: true }, false],
    ['neither on nor off', { of: 'site', site: 'a.example' }, false],
  ])('of a list is read field by field: %s', (_, raw, isSound) =>
    expect(readListChange(raw)).toEqual(isSound ? raw : null),
  );
  it.each([
    ['a change of a list', withSite('a.example', true), true],
    ['a kind', withKind('date', false), true],
    ['values', withValues({ theme: 'dark', sitesOff: ['a.example'] }), true],
    ['no values', withValues({}), true],
    ['an unknown kind', { of: 'kind', group: 'thing', on: true }, false],
    ['a kind neither on nor off', { of: 'kind', group: 'date' }, false],
    ['a broken value', { of: 'values', values: { theme: 'purple' } }, false],
    ['a list with a broken item', { of: 'values', values: { sitesOff: ['a.example', 7] } }, false],
    ['an unknown value', { of: 'values', values: { colour: 'red' } }, false],
    ['an inherited value', { of: 'values', values: { toString: 'red' } }, false],
    ['values that are none', { of: 'values', values: null }, false],
    ['nothing', null, false],
  ])('of the settings is read field by field: %s', (_, raw, isSound) =>
    expect(readSettingsChange(raw)).toEqual(isSound ? raw : null),
  );
});
