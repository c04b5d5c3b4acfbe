import { describe, expect, it } from 'vitest';
import { extendByInitials } from '../../../src/core/gazetteer/initials.ts';

/** `[…]` marks the surname; gives the extended text and the initials. */
function extend(marked: string): readonly [string, string] {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace(/[[\]]/g, '');
  const extended = extendByInitials(text, start, end);
  return [text.slice(extended.start, extended.end), extended.initials.join(' ')];
}

describe('extendByInitials', () => {
  it.each([
    ['заявил К. [Токаев].', 'К. Токаев', 'к'],
    ['К. К. [Токаев]', 'К. К. Токаев', 'к к'],
    ['К.К.[Токаев]', 'К.К.Токаев', 'к к'],
    ['(К.-Ж. [Токаев])', 'К.-Ж. Токаев', 'к ж'],
    ['К.\u2011Ж.\u00a0[Токаев]', 'К.\u2011Ж.\u00a0Токаев', 'к ж'],
    ['К.-Ж. К. [Токаев]', 'К.-Ж. К. Токаев', 'к ж к'],
    ['Дж. [Байден]', 'Дж. Байден', 'дж'],
    ['Yu. [Ushakov] and V. V. Putin', 'Yu. Ushakov', 'yu'],
    ['V.\u00ad V. [Putin]', 'V.\u00ad V. Putin', 'v v'],
    ['«Ё. [Иванов]»', 'Ё. Иванов', 'е'],
  ])('leftwards: %s', (marked, found, initials) => {
    expect(extend(marked)).toEqual([found, initials]);
  });

  it.each([
    ['[Токаев] К. К.', 'Токаев К. К.', 'к к'],
    ['[Токаев] К.К., президент', 'Токаев К.К.', 'к к'],
    ['[Токаев] К.-Ж. К. заявил', 'Токаев К.-Ж. К.', 'к ж к'],
    ['[Байден] Дж.', 'Байден Дж.', 'дж'],
  ])('rightwards: %s', (marked, found, initials) => {
    expect(extend(marked)).toEqual([found, initials]);
  });

  it.each([
    ['a word before it', 'заявил [Токаев] вчера'],
    ['the end of a sentence', 'в США. [Токаев]'],
    ['a small letter', 'в 2022 г. [Токаев]'],
    ['a title', 'Mr. [Токаев]'],
    ['a letter without a dot', 'К [Токаев] К'],
    ['a digit', '7. [Токаев]'],
    ['another name after it', '[Токаев] В. Путину сказал'],
    ['initials and a name after it', '[Токаев] В. В. Путину сказал'],
    ['no space before it on the right', '[Токаев]К.'],
    ['a paragraph before it', 'К.\n\n[Токаев]'],
    ['nothing', '[Токаев]'],
  ])('not over %s: %s', (_, marked) => {
    expect(extend(marked)).toEqual(['Токаев', '']);
  });

  it('takes initials on one side only, and at most three', () => {
    expect(extend('К. [Токаев] К.')).toEqual(['К. Токаев', 'к']);
    expect(extend('А. Б. В. Г. [Токаев]')).toEqual(['Б. В. Г. Токаев', 'б в г']);
  });

  it('looks only near the surname', () => {
    const text = `К.${' '.repeat(100_000)}Токаев`;
    expect(extendByInitials(text, 100_002, 100_008).initials).toEqual([]);
  });
});
