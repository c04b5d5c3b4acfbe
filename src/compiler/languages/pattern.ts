import { gapKind } from '../../core/language/program.ts';

/** What a pattern is read into. The notation is told in assets/languages/README.md. */
export type Pattern =
  | { readonly kind: 'token'; readonly name: string; readonly capitals: 0 | 1 | 2; readonly slot: string | null }
  | { readonly kind: 'gap'; readonly mask: number }
  | { readonly kind: 'sequence' | 'choice'; readonly items: readonly Pattern[] }
  | { readonly kind: 'optional'; readonly item: Pattern }
  | { readonly kind: 'group'; readonly slot: string; readonly item: Pattern };

/** A pattern, formula or list of words that cannot be read. */
export class NotationError extends Error {
  override readonly name = 'NotationError';
  /** The word that is meant, for a suggestion; '' where none is. */
  readonly word: string;

  constructor(message: string, word = '') {
    super(message);
    this.word = word;
  }
}

const bit = (...kinds: number[]): number => kinds.reduce((mask, kind) => mask | (1 << kind), 0);
const {
  none,
  space,
  hyphen,
  dash,
  comma,
  dot,
  stop,
  slash,
  openingBracket,
  colon,
  other,
  edge,
  openingQuote,
  apostrophe,
} = gapKind;
const everyGap = bit(
  none,
  space,
  hyphen,
  dash,
  comma,
  dot,
  stop,
  slash,
  openingBracket,
  colon,
  other,
  edge,
  openingQuote,
  apostrophe,
);

/** Signs of gaps; several together mean any of them. */
const gapSigns: Readonly<Record<string, number>> = {
  '~': bit(none),
  _: bit(space),
  '-': bit(hyphen),
  '–': bit(hyphen, dash),
  '—': bit(dash),
  ',': bit(comma),
  '.': bit(dot, stop),
  '·': bit(dot),
  '/': bit(slash),
  ':': bit(colon),
  '[': bit(openingBracket),
  '«': bit(openingQuote),
  '’': bit(apostrophe),
  '>': bit(dash, dot, stop, slash, openingBracket, colon, other, edge, openingQuote),
  ';': bit(comma, dot, stop, slash, openingBracket, colon, other, edge, openingQuote, apostrophe),
  $: bit(edge),
  '*': everyGap,
};

const lexemes =
  /[()|]|\?|\{\d+,\d+\}|[\p{L}\d]+=(?=[(^\p{L}])|\^{0,2}\p{L}[\p{L}\d]*(?:-[\p{L}\d]+)*|[~_\-–—,./[:;·$*«’>]+/gu;

/** Reads the notation of `match`, `before` and `after`. Throws NotationError. */
export function parsePattern(source: string): Pattern {
  const parts = source.match(lexemes) ?? [];
  if (parts.join('') !== source.replaceAll(/\s+/g, '')) {
    const strange = source.replaceAll(lexemes, '').trim().split(/\s+/)[0] ?? '';
    throw new NotationError(`«${strange}» is no part of the notation`);
  }
  if (parts.length === 0) throw new NotationError('the pattern is empty');
  let at = 0;
  const pattern = choice();
  if (at < parts.length) throw new NotationError(`«${parts[at] ?? ''}» closes nothing`);
  return pattern;

  function choice(): Pattern {
    const items = [sequence()];
    while (parts[at] === '|') {
      at++;
      items.push(sequence());
    }
    return items.length === 1 ? items[0]! : { kind: 'choice', items };
  }

  function sequence(): Pattern {
    const items: Pattern[] = [];
    while (at < parts.length && parts[at] !== '|' && parts[at] !== ')') items.push(repeated());
    if (items.length === 0) throw new NotationError('one side of «|» or a bracket is empty');
    return items.length === 1 ? items[0]! : { kind: 'sequence', items };
  }

  function repeated(): Pattern {
    const item = single();
    const sign = parts[at] ?? '';
    if (sign === '?') {
      at++;
      return { kind: 'optional', item };
    }
    const [, least = '', most = ''] = /^\{(\d+),(\d+)\}$/.exec(sign) ?? [];
    if (most === '') return item;
    at++;
    let rest: Pattern | null = null;
    for (let nth = Number(most); nth > 0; nth--) {
      const items: Pattern = rest === null ? item : { kind: 'sequence', items: [item, rest] };
      rest = nth > Number(least) ? { kind: 'optional', item: items } : items;
    }
    if (rest === null) throw new NotationError(`«${sign}» repeats nothing`);
    return rest;
  }

  function single(): Pattern {
    const part = parts[at++];
    if (part === undefined || part === '?' || part.startsWith('{'))
      throw new NotationError(`something is missing ${part === undefined ? 'at the end' : `before «${part}»`}`);
    if (part === '(') {
      const inner = choice();
      if (parts[at++] !== ')') throw new NotationError('a bracket is not closed');
      return inner;
    }
    if (part.endsWith('=')) {
      const slot = part.slice(0, -1);
      const isGroup = parts[at] === '(';
      const inner = single();
      return inner.kind === 'token' && !isGroup ? { ...inner, slot } : { kind: 'group', slot, item: inner };
    }
    if (gapSigns[part.charAt(0)] !== undefined)
      return { kind: 'gap', mask: Array.from(part).reduce((mask, sign) => mask | gapSigns[sign]!, 0) };
    const capitals = part.startsWith('^^') ? 2 : part.startsWith('^') ? 1 : 0;
    const name = part.slice(capitals);
    return isClassName(name)
      ? { kind: 'token', name, capitals, slot: name.toLowerCase() }
      : { kind: 'token', name: name.toLowerCase(), capitals, slot: null };
  }
}

/** Names of classes, phrases and shapes stand in capitals. */
export function isClassName(name: string): boolean {
  return /^\p{Lu}[\p{Lu}\d]*(?:-[\p{Lu}\d]+)*$/u.test(name);
}

/** From right to left, for what stands before a match. */
export function reverse(pattern: Pattern): Pattern {
  switch (pattern.kind) {
    case 'sequence':
      return { ...pattern, items: pattern.items.map(reverse).reverse() };
    case 'choice':
      return { ...pattern, items: pattern.items.map(reverse) };
    case 'optional':
    case 'group':
      return { ...pattern, item: reverse(pattern.item) };
    default:
      return pattern;
  }
}

/** The names of the slots of a pattern, those of groups too. */
export function slotsOf(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'token':
      return pattern.slot === null ? [] : [pattern.slot];
    case 'gap':
      return [];
    case 'group':
      return [pattern.slot, ...slotsOf(pattern.item)];
    case 'optional':
      return slotsOf(pattern.item);
    default:
      return pattern.items.flatMap(slotsOf);
  }
}
