import { scan } from '../gazetteer/gazetteer.ts';
import type { Reference } from '../reference/reference.ts';
import type { Block, Mention } from '../types.ts';
import { endWithHyphen } from './acronym-endings.ts';

/** Every mention in the text that the gazetteer knows, whole inside a block, longest first where several begin together. */
export function findMentions(text: string, blocks: readonly Block[], reference: Reference): readonly Mention[] {
  const mentions: Mention[] = [];
  let at = 0;
  for (const { start, end: bare, value } of scan(text, reference.gazetteer)) {
    const end = endWithHyphen(text, start, bare);
    while (at < blocks.length && (blocks[at]?.end ?? 0) <= start) at++;
    const block = blocks[at];
    if (block === undefined) break;
    if (block.start > start || end > block.end) continue;
    const whole = bracketLess(text, start, end);
    if (whole < end) mentions.push(...findBetween(text, start, whole, reference));
    else mentions.push(withYear({ start, end, candidates: reference.candidates(value) }, text, reference));
  }
  return mentions;
}

/**
 * The end of the mention, or where in it a bracket or quotation closes that was opened before it: in "(CSTO) summit" the letters are
 * named alone.
 */
function bracketLess(text: string, start: number, end: number): number {
  let brackets = 0;
  let quotations = 0;
  for (let at = start; at < end; at++) {
    const sign = text.charAt(at);
    if (sign === '(') brackets++;
    else if (sign === ')' && --brackets < 0) return at;
    else if (sign === '«' || sign === '“' || sign === '„') quotations++;
    else if ((sign === '»' || sign === '”') && --quotations < 0) return at;
  }
  return end;
}

/** Takes the year into the name of an exercise, «Рубеж-2021», which then needs no other evidence. */
function withYear(mention: Mention, text: string, reference: Reference): Mention {
  const { start, end, candidates } = mention;
  const year = /^[-\u2011\u2013 ](?:19|20)\d\d(?!\d)/.exec(text.slice(end, end + 6));
  if (year === null) return mention;
  const exercises = candidates.filter(({ entity }) => reference.entities.get(entity)?.kind === 'exercise');
  if (exercises.length === 0) return mention;
  return {
    start,
    end: end + year[0].length,
    candidates: exercises.map(({ entity }) => ({ entity, use: 'full', with: [] })),
  };
}

/**
 * The mentions inside a longer one, from its second word on: «Казахстана» in «президент Казахстана». They are looked at where
 * the longer reading falls, and kept beside it where the owner is named at its end.
 */
export function findNested(text: string, mention: Mention, reference: Reference): readonly Mention[] {
  let from = mention.start;
  while (from < mention.end && !isSeparator(text.charCodeAt(from))) from++;
  while (from < mention.end && isSeparator(text.charCodeAt(from))) from++;
  if (from >= mention.end) return [];
  return findBetween(text, from, mention.end, reference);
}

/** The mention with which a longer one begins and that ends before its last word: «Қазақстан» in «Қазақстан президенті». */
export function findFirst(text: string, mention: Mention, reference: Reference): Mention | undefined {
  let to = mention.end;
  while (to > mention.start && text.charCodeAt(to - 1) !== 0x20 && text.charCodeAt(to - 1) !== 0xa0) to--;
  const [first] = to === mention.start ? [] : findBetween(text, mention.start, to, reference);
  return first?.start === mention.start ? first : undefined;
}

function findBetween(text: string, from: number, to: number, reference: Reference): readonly Mention[] {
  const part = text.slice(from, to);
  return scan(part, reference.gazetteer).map(({ start, end, value }) => ({
    start: from + start,
    end: from + endWithHyphen(part, start, end),
    candidates: reference.candidates(value),
  }));
}

function isSeparator(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0 || unit === 0x0a || unit === 0x2d || unit === 0x2011;
}
