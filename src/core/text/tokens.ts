import { isCombining, readUnit, unitClass, unitFlag, unitTraits } from './characters.ts';
import { makeWord, readWord, wordLengthAtMost } from './words.ts';

/** Bits of a token's flags. */
export const tokenFlag = {
  /** A run of decimal digits; without it the token is a run of letters. «10го» and «2022г» are two tokens each. */
  number: 1,
  /** The first letter is a capital. */
  capital: 2,
  /** No letter is small, and one is a capital. */
  capitals: 4,
  /** Nothing stands between this token and the one before, as in «10|го». */
  joined: 8,
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
  let columns = makeColumns(64 + ((to - from) >> 2));
  let count = 0;
  let joinedAt = -1;
  let at = from;
  while (at < to) {
    const first = unitTraits(text.charCodeAt(at));
    const kind = first & 15;
    if (kind < unitClass.digit) {
      at++;
      continue;
    }
    const start = at;
    let seen = first;
    let hash = readUnit(text.charCodeAt(at)) & 0xffff;
    let end = ++at;
    for (; at < to; at++) {
      const unit = text.charCodeAt(at);
      const read = readUnit(unit);
      const traits = read >>> 16;
      if ((traits & 15) === kind) {
        seen |= traits;
        hash = (Math.imul(hash, 31) + (read & 0xffff)) | 0;
        end = at + 1;
      } else if ((traits & 15) !== unitClass.ignorable) break;
      else {
        seen |= unitFlag.altered;
        if (isCombining(unit)) end = at + 1;
      }
    }
    if (count === columns.flags.length) columns = grown(columns);
    columns.starts[count] = start;
    columns.ends[count] = end;
    columns.hashes[count] = hash;
    columns.flags[count] =
      (start === joinedAt ? tokenFlag.joined : 0) |
      (isPlain(seen) ? tokenFlag.plain : 0) |
      (kind === unitClass.digit ? tokenFlag.number : caseFlags(first, seen));
    count++;
    joinedAt = at;
  }
  return { text, count, ...columns };
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
export function tokenText(tokens: Tokens, index: number): string {
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

function makeColumns(room: number): Columns {
  return {
    starts: new Int32Array(room),
    ends: new Int32Array(room),
    flags: new Uint8Array(room),
    hashes: new Int32Array(room),
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
