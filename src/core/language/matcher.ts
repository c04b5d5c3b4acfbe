import { isIgnorable, unitClass, unitClassOf } from '../text/characters.ts';
import type { Span } from '../types.ts';
import type { Languages } from './language-image.ts';
import { gapKind, minLongWord, op } from './program.ts';
import { accepts, tokenFrom, type WordTokens } from './word-tokens.ts';

/** Where to go on after a phrase. */
interface Return {
  readonly address: number;
  readonly next: Return | null;
}

/**
 * Runs compiled patterns over the tokens of one block. Between two tokens of a pattern stands the gap that it writes there, else a
 * space. Its state is scratch: one matcher serves one caller at a time.
 */
export class Matcher {
  readonly tokens: WordTokens;
  /** The tokens of the block: from the first to the one after the last. */
  readonly first: number;
  readonly end: number;
  readonly #block: Span;
  readonly #languages: Languages;
  /**
   * What the last `capture` met, in threes: slot, source and token where a slot begins; `slotCloses` and the token after it where
   * one ends; `phraseMeans` and the template of a phrase's alternative.
   */
  readonly events: number[] = [];

  constructor(tokens: WordTokens, block: Span) {
    this.tokens = tokens;
    this.#block = block;
    this.#languages = tokens.languages;
    this.first = tokenFrom(tokens, block.start);
    let end = tokenFrom(tokens, block.end);
    while (end > this.first && tokens.ends[end - 1]! > block.end) end--;
    this.end = end;
  }

  /** Does the pattern match from token i on, what stands before it being a word of the match (so that a space parts them)? */
  matchesAfter(pattern: number, i: number): boolean {
    return this.#run(pattern, i, this.end, false, true, null);
  }

  /** Does the pattern, written from right to left, match the tokens up to token i, which is not one of them? */
  matchesBefore(pattern: number, i: number): boolean {
    return this.#runBack(pattern, i, true);
  }

  /** Does the pattern match from token i on, which is its first word whatever stands before? */
  matchesFrom(pattern: number, i: number): boolean {
    return this.#run(pattern, i, this.end, false, false, null);
  }

  /** Does the pattern, written from right to left, match the tokens up to token i, which is its last word? */
  matchesUpTo(pattern: number, i: number): boolean {
    return this.#runBack(pattern, i + 1, false);
  }

  /** Matches tokens from `i` to `end` exactly, and keeps in `events` what the slots hold. */
  capture(pattern: number, i: number, end: number): boolean {
    this.events.length = 0;
    return this.#run(pattern, i, end, true, false, null);
  }

  accepts(atom: number, i: number): boolean {
    return accepts(this.tokens, atom, i);
  }

  /** The kind of what stands before token i of the block; before its first token, and after its last, that of an edge. */
  gapBefore(i: number): number {
    if (i <= this.first || i >= this.end) return gapKind.edge;
    return gapBetween(this.tokens.text, this.tokens.ends[i - 1]!, this.tokens.starts[i]!);
  }

  /** Does one of the signs stand right before the offset, in the block? «0» is any digit. */
  hasSignBefore(offset: number, signs: string): boolean {
    return offset > this.#block.start && isAmong(this.tokens.text.charAt(offset - 1), signs);
  }

  hasSignAfter(offset: number, signs: string): boolean {
    return offset < this.#block.end && isAmong(this.tokens.text.charAt(offset), signs);
  }

  #run(from: number, start: number, end: number, isExact: boolean, isJoined: boolean, back: Return | null): boolean {
    const { code } = this.#languages;
    const { events } = this;
    let at = from;
    let i = start;
    /** Was the last step a token, so that a token after it stands behind a space? */
    let joined = isJoined;
    for (;;) {
      switch (code[at]) {
        case op.match:
          return !isExact || i === end;
        case op.token:
          if (i >= end || (joined && this.gapBefore(i) !== gapKind.space) || !this.accepts(code[at + 1]!, i))
            return false;
          joined = true;
          i++;
          at += 2;
          break;
        case op.gap:
          if ((isExact && i >= end) || ((code[at + 1]! >> this.gapBefore(i)) & 1) === 0) return false;
          joined = false;
          at += 2;
          break;
        case op.split: {
          const { length } = events;
          if (this.#run(at + 2, i, end, isExact, joined, back)) return true;
          events.length = length;
          at += code[at + 1]!;
          break;
        }
        case op.jump:
          at += code[at + 1]!;
          break;
        case op.open:
          events.push(code[at + 1]!, code[at + 2]!, i);
          at += 3;
          break;
        case op.close:
          events.push(slotCloses, 0, i);
          at++;
          break;
        case op.call:
          back = { address: at + 2, next: back };
          at = code[at + 1]!;
          break;
        case op.return:
          at = back!.address;
          back = back!.next;
          break;
        case op.long:
          if (!this.#isLong(i)) return false;
          at++;
          break;
        default:
          events.push(phraseMeans, code[at + 1]!, i);
          at += 2;
      }
    }
  }

  #isLong(i: number): boolean {
    return i >= this.first && i < this.end && this.tokens.ends[i]! - this.tokens.starts[i]! >= minLongWord;
  }

  /** Patterns before a match have no slots and no calls. */
  #runBack(from: number, start: number, isJoined: boolean): boolean {
    const { code } = this.#languages;
    let at = from;
    let i = start;
    let joined = isJoined;
    for (;;) {
      switch (code[at]) {
        case op.match:
          return true;
        case op.token:
          if (i <= this.first || (joined && this.gapBefore(i) !== gapKind.space) || !this.accepts(code[at + 1]!, i - 1))
            return false;
          joined = true;
          i--;
          at += 2;
          break;
        case op.gap:
          if (((code[at + 1]! >> this.gapBefore(i)) & 1) === 0) return false;
          joined = false;
          at += 2;
          break;
        case op.split:
          if (this.#runBack(at + 2, i, joined)) return true;
          at += code[at + 1]!;
          break;
        case op.long:
          if (!this.#isLong(i - 1)) return false;
          at++;
          break;
        default:
          at += code[at + 1]!;
      }
    }
  }
}

/** Slots are numbered from 0, so that these mark the other events. */
export const slotCloses = -1;
export const phraseMeans = -2;

function isAmong(sign: string, signs: string): boolean {
  return signs.includes(sign) || (sign >= '0' && sign <= '9' && signs.includes('0'));
}

/** The kind of the stretch between two tokens: spaces around one sign count with the sign; two signs are something else. */
function gapBetween(text: string, start: number, end: number): number {
  if (end === start + 1 && text.charCodeAt(start) === 0x20) return gapKind.space;
  let sign = '';
  let spaces = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (isIgnorable(unit)) continue;
    if (unitClassOf(unit) === unitClass.space) spaces++;
    else if (sign !== '') return gapKind.other;
    else sign = text.charAt(at);
  }
  switch (sign) {
    case '':
      return spaces > 0 ? gapKind.space : gapKind.none;
    case '—':
    case '―':
      return gapKind.dash;
    case ',':
      return gapKind.comma;
    case '.':
    case '։':
    case '․':
      return spaces === 0 ? gapKind.dot : gapKind.stop;
    case '/':
      return gapKind.slash;
    case '(':
      return gapKind.openingBracket;
    case '«':
    case '“':
    case '„':
      return gapKind.openingQuote;
    case ':':
      return spaces === 0 ? gapKind.colon : gapKind.other;
    case '"':
      // It opens where a space stands before it and none after.
      return spaces > 0 && text.charCodeAt(end - 1) === 0x22 ? gapKind.openingQuote : gapKind.other;
    default:
      if (unitClassOf(sign.charCodeAt(0)) === unitClass.hyphen) return spaces === 0 ? gapKind.hyphen : gapKind.dash;
      return spaces === 0 && unitClassOf(sign.charCodeAt(0)) === unitClass.apostrophe
        ? gapKind.apostrophe
        : gapKind.other;
  }
}
