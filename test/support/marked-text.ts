import type { Span } from '../../src/core/types.ts';

/** A text with what is expected of it. */
export interface MarkedText {
  readonly text: string;
  /** Ascending by start, the longer first. */
  readonly mentions: readonly ExpectedMention[];
  /** What looks like a name or a date and is none. */
  readonly traps: readonly Span[];
}

export interface ExpectedMention extends Span {
  readonly entity: string;
}

/**
 * Reads a text in which each mention stands in brackets with its entity after a bar, «[Минск|minsk]», one inside another where
 * both are expected, and each trap in braces. Throws a RangeError where they do not match.
 */
export function readMarked(marked: string): MarkedText {
  const mentions: ExpectedMention[] = [];
  const traps: Span[] = [];
  const open: number[] = [];
  const close = (): number => {
    const start = open.pop();
    if (start === undefined) throw new RangeError(`nothing to close in «${marked}»`);
    return start;
  };
  let text = '';
  for (const [part, entity] of marked.matchAll(/[[{]|\|([a-z0-9-]+)\]|\}|[^[{|}]+|\|/g)) {
    if (part === '[' || part === '{') open.push(text.length);
    else if (part === '}') traps.push({ start: close(), end: text.length });
    else if (entity !== undefined) mentions.push({ start: close(), end: text.length, entity });
    else text += part;
  }
  if (open.length > 0) throw new RangeError(`something is open in «${marked}»`);
  mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  return { text, mentions, traps };
}
