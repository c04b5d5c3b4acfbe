import { describe, expect, it } from 'vitest';
import {
  composeFolded,
  foldUnit,
  isCombining,
  isIgnorable,
  isLetter,
  isUpper,
  isWordUnit,
  lookAlike,
  unitClass,
  unitClassOf,
} from '../../../src/core/text/characters.ts';

const unit = (character: string): number => character.charCodeAt(0);

describe('folding, one unit to one unit', () => {
  it.each([
    ['А', 'а'],
    ['Ё', 'е'],
    ['ё', 'е'],
    ['Й', 'й'],
    ['Ї', 'ї'],
    ['Ў', 'ў'],
    ['Ӯ', 'ӯ'],
    ['Ғ', 'ғ'],
    ['Ќ', 'к'],
    ['É', 'e'],
    ['ü', 'u'],
    ['İ', 'i'],
    ['ı', 'ı'],
    ['ß', 'ß'],
    ['Հ', 'հ'],
    ['7', '7'],
    ['가', '가'],
    ['が', 'が'],
    ['\u212a', 'k'],
  ])('%s → %s', (from, to) => {
    expect(String.fromCharCode(foldUnit(unit(from)))).toBe(to);
  });

  it.each([' ', '-', '.', "'", '²', '_', '\u00ad', '\u0301', '\ud83d', '\ude00', '€'])(
    '%j is no part of a word',
    (character) => {
      expect(isWordUnit(unit(character))).toBe(false);
      expect(foldUnit(unit(character))).toBe(0);
    },
  );

  it('folds a folded unit to itself', () => {
    for (let i = 0; i < 0x10000; i++) {
      const folded = foldUnit(i);
      if (folded !== 0) expect(foldUnit(folded), i.toString(16)).toBe(folded);
    }
  });
});

describe('classes', () => {
  it.each([
    ['space', ' \t\u00a0\u2009\u202f\u3000'],
    ['lineBreak', '\n\r\u2028\u2029'],
    ['hyphen', '-\u2010\u2011\u2012\u2013\u2212'],
    ['apostrophe', "'’‘ʼ"],
    ['bracket', '()[]{}«»„“”"‹›'],
    ['ignorable', '\u00ad\u0301\u0306\u200b\u200c\u200d\u200e\u202c\u2060\u2067\ufeff\ufe0f'],
    ['letter', 'яЯzқһЎՀאا'],
    ['digit', '09'],
    ['dot', '.'],
    ['other', '—…№_,;:!?€²'],
  ] as const)('%s', (name, characters) => {
    for (const character of characters) expect(unitClassOf(unit(character)), character).toBe(unitClass[name]);
  });

  it.each([
    ['Я', true, true],
    ['я', true, false],
    ['Ҷ', true, true],
    ['ა', true, false],
    ['5', false, false],
  ])('%s: letter %s, capital %s', (character, letter, upper) => {
    expect([isLetter(unit(character)), isUpper(unit(character))]).toEqual([letter, upper]);
  });

  it('tells marks that are drawn on a letter from other ignorables', () => {
    expect([isCombining(0x301), isCombining(0xad), isIgnorable(0x301), isIgnorable(0xad)]).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});

describe('look-alikes', () => {
  it.each([
    ['C', 'с'],
    ['P', 'р'],
    ['y', 'у'],
    ['В', 'b'],
    ['Н', 'h'],
    ['Ё', 'e'],
    ['ѕ', 's'],
  ])('%s → %s', (from, to) => {
    expect(String.fromCharCode(lookAlike(unit(from)))).toBe(to);
  });

  it.each(['в', 'н', 'b', 'h', 'Д', 'Q', 'ж', '3', 's'])('%s has none', (character) => {
    expect(lookAlike(unit(character))).toBe(0);
  });
});

it.each([
  ['и', 0x306, 'й'],
  ['у', 0x306, 'ў'],
  ['и', 0x304, 'ӣ'],
  ['і', 0x308, 'ї'],
])('composes %s with U+%i to %s', (letter, mark, composed) => {
  expect(String.fromCharCode(composeFolded(unit(letter), mark))).toBe(composed);
});

it.each([
  ['е', 0x308],
  ['и', 0x301],
  ['о', 0x306],
])('composes nothing of %s with U+%i', (letter, mark) => {
  expect(composeFolded(unit(letter), mark)).toBe(0);
});
