import { isCombining, known, readUnit, unitClass, unitFlag } from './characters.ts';
import { makeWord, readWord, wordLengthAtMost } from './words.ts';

/** Bits of a token's flags. */
export const tokenFlag = {
  /** A run of decimal digits; without it the token is a run of letters. «10го» and «2022г» are two tokens each. */
  number: 1,
  /** The first letter is a capital. */
  capital: 2,
  /** No letter is small, and one is a capital. */
  capitals: 4,
  /** Folding only makes it small: no junk inside, no diacritics, one script. */
  plain: 16,
} as const;

/**
 * The words and numbers of a text in order, as columns of equal length `count`. Offsets are into the source text; ignorable
 * units inside a token belong to it, those after it do not.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly flags: Uint8Array;
  /** `hashOf` the folded letters of a plain token. */
  readonly hashes: Int32Array;
}

/** The hash of a word's folded letters, for tables of words. */
export function hashOf(folded: string): number {
  let hash = 0;
  for (let at = 0; at < folded.length; at++) hash = (Math.imul(hash, 31) + folded.charCodeAt(at)) | 0;
  return hash;
}

/** Reads the tokens of `text` between two offsets, of all of it by default. */
export function readTokens(text: string, from = 0, to = text.length): Tokens {
  let columns = makeColumns(64 + Math.ceil((to - from) / unitsPerToken));
  let count = 0;
  for (let at = from; at < to;) {
    if (count === columns.flags.length) columns = grown(columns);
    count = readRun(text, at, to, columns, count, known);
    at = stopped.at;
  }
  return { text, count, ...columns };
}

/** Words of news are no shorter on average, the space after them counted. */
const unitsPerToken = 6;

/** Where `readRun` stopped. */
const stopped = { at: 0 };

/** Reads tokens into the columns until the text ends or the columns are full; gives the new count. A leaf of small loops, since most of the time is spent here. */
function readRun(text: string, from: number, to: number, columns: Columns, begun: number, units: Uint32Array): number {
  const { starts, ends, flags, hashes } = columns;
  const room = flags.length;
  let count = begun;
  let at = from;
  while (at < to) {
    const first = units[text.charCodeAt(at)]! || readUnit(text.charCodeAt(at));
    const kind = (first >>> 16) & 15;
    if (kind < unitClass.digit) {
      at++;
      continue;
    }
    if (count === room) break;
    const start = at;
    let seen = first;
    let hash = first & 0xffff;
    let end = ++at;
    for (; at < to; at++) {
      const read = units[text.charCodeAt(at)]! || readUnit(text.charCodeAt(at));
      const next = (read >>> 16) & 15;
      if (next === kind) {
        seen |= read;
        hash = (Math.imul(hash, 31) + (read & 0xffff)) | 0;
        end = at + 1;
      } else if (next !== unitClass.ignorable) break;
      else {
        seen |= unitFlag.altered << 16;
        if (isCombining(text.charCodeAt(at))) end = at + 1;
      }
    }
    const isNumber = kind === unitClass.digit;
    starts[count] = start;
    ends[count] = end;
    hashes[count] = hash;
    flags[count] =
      (isPlain(seen >>> 16) ? tokenFlag.plain : 0) |
      (isNumber ? tokenFlag.number : caseFlags(first >>> 16, seen >>> 16));
    count++;
  }
  stopped.at = at;
  return count;
}

function isPlain(seen: number): boolean {
  const scripts = unitFlag.cyrillic | unitFlag.latin;
  return (seen & unitFlag.altered) === 0 && (seen & scripts) !== scripts;
}

function caseFlags(first: number, seen: number): number {
  if ((seen & unitFlag.capital) === 0) return 0;
  const capital = (first & unitFlag.capital) !== 0 ? tokenFlag.capital : 0;
  return capital | ((seen & unitFlag.small) === 0 ? tokenFlag.capitals : 0);
}

/** The token's folded text: «Января́» → «января», digits as they are. Empty beyond 64 units, and beyond the last token. */
export function tokenText(tokens: Omit<Tokens, 'hashes'>, index: number): string {
  if (index < 0 || index >= tokens.count) return '';
  const start = tokens.starts[index]!;
  const end = tokens.ends[index]!;
  if ((tokens.flags[index]! & tokenFlag.plain) !== 0)
    return end - start > wordLengthAtMost ? '' : tokens.text.slice(start, end).toLowerCase();
  readWord(tokens.text, start, end, word);
  return String.fromCharCode(...word.letters.subarray(0, word.length));
}

const word = makeWord();

type Columns = Pick<Tokens, 'starts' | 'ends' | 'flags' | 'hashes'>;

/** In one buffer: each costs more than its bytes. */
function makeColumns(room: number): Columns {
  const buffer = new ArrayBuffer(room * (3 * Int32Array.BYTES_PER_ELEMENT + 1));
  const column = (nth: number): Int32Array => new Int32Array(buffer, nth * room * Int32Array.BYTES_PER_ELEMENT, room);
  return {
    starts: column(0),
    ends: column(1),
    hashes: column(2),
    flags: new Uint8Array(buffer, 3 * room * Int32Array.BYTES_PER_ELEMENT, room),
  };
}

function grown(full: Columns): Columns {
  const larger = makeColumns(2 * full.flags.length);
  larger.starts.set(full.starts);
  larger.ends.set(full.ends);
  larger.flags.set(full.flags);
  larger.hashes.set(full.hashes);
  return larger;
}
