/**
 * The instructions of a compiled pattern, shared by the compiler and the matcher. A program is a list of numbers: each
 * instruction is its code followed by its operands.
 */
export const op = {
  /** The pattern is complete. */
  match: 0,
  /** atom: the next token is one that the atom accepts. */
  token: 1,
  /** mask: the gap before the next token is of one of these kinds. */
  gap: 2,
  /** distance: first try what follows, then the instruction so far on. */
  split: 3,
  /** distance: go on so far on. */
  jump: 4,
  /** slot, source: a slot begins. The source is `groupSource`, or the class whose value the token gives. */
  open: 5,
  close: 6,
  /** address: run a phrase, then go on. */
  call: 7,
  return: 8,
  /** template: what the alternative of the phrase that is being run means. */
  meaning: 9,
  /** The next token is long enough to be no abbreviation. In conditions only. */
  long: 10,
} as const;

const lengths: readonly number[] = [1, 2, 2, 2, 2, 3, 1, 2, 1, 2, 1];

/** The length of an instruction with its operands. */
export function instructionLength(code: number): number {
  return lengths[code]!;
}

/** The source of a slot that is a group or a phrase. */
export const groupSource = -1;

/** What stands between two tokens; a gap instruction's mask has the bit `1 << kind`. */
export const gapKind = {
  none: 0,
  space: 1,
  hyphen: 2,
  /** An em dash, or any dash between spaces. */
  dash: 3,
  comma: 4,
  /** A full stop without a space after it. */
  dot: 5,
  stop: 6,
  slash: 7,
  openingBracket: 8,
  colon: 9,
  other: 10,
  /** The beginning or end of the block. */
  edge: 11,
  openingQuote: 12,
  /** An apostrophe without spaces: "Kazakhstan's". */
  apostrophe: 13,
} as const;

export const gapKinds = 14;

/** A word of so many letters is no abbreviation. */
export const minLongWord = 5;
