/** The shapes of numbers that a pattern may name (`D`, `YYYY`), and the kinds of numbers that all shapes together distinguish. */

/** Does a number of this value, written with so many digits, have the shape? */
export const numberShapes: Readonly<Record<string, (value: number, digits: number) => boolean>> = {
  /** A day of a month, a month; with two letters written with two digits. */
  D: (value, digits) => digits <= 2 && value >= 1 && value <= 31,
  M: (value, digits) => digits <= 2 && value >= 1 && value <= 12,
  DD: (value, digits) => digits === 2 && value >= 1 && value <= 31,
  MM: (value, digits) => digits === 2 && value >= 1 && value <= 12,
  /** A year from 1000 to 2100; BARE: one that may be a year without a word that says so. */
  YYYY: (value, digits) => digits === 4 && value >= 1000 && value <= 2100,
  BARE: (value, digits) => digits === 4 && value >= 1800 && value <= 2100,
  /** A year in two digits, of the nearest century; YX: one that can be no day. */
  YY: (_, digits) => digits === 2,
  YX: (value, digits) => digits === 2 && value > 31,
  /** Two digits as they are. */
  NN: (_, digits) => digits === 2,
  /** The first year of a decade: 1990, 90. */
  YYY0: (value, digits) => digits === 4 && value >= 1000 && value <= 2100 && value % 10 === 0,
  Y0: (value, digits) => digits === 2 && value % 10 === 0,
  /** A count: up to 2000, of one digit, of three. */
  N: (value, digits) => digits <= 4 && value <= 2000,
  N1: (value, digits) => digits === 1 && value > 0,
  N3: (value, digits) => digits === 3 && value > 0,
  /** Any number at all. */
  NUMBER: () => true,
};

/** Where one of the shapes begins or ends. */
const bounds = [0, 1, 10, 13, 32, 100, 1000, 1800, 2001, 2101, 10000];
const kindsPerLength = 2 * (bounds.length + 1);
const maxDigits = 5;

/** The kind of a number: all numbers of a kind have the same shapes. */
export function numberKind(value: number, digits: number): number {
  let bucket = 0;
  while (bucket + 1 < bounds.length && value >= bounds[bucket + 1]!) bucket++;
  return (Math.min(digits, maxDigits) - 1) * kindsPerLength + 2 * bucket + (value % 10 === 0 ? 1 : 0);
}

export const numberKinds = maxDigits * kindsPerLength;

/** A number of the kind; null where there is none, as of three digits below ten thousand. */
export function sampleOfKind(kind: number): { readonly value: number; readonly digits: number } | null {
  const digits = Math.floor(kind / kindsPerLength) + 1;
  for (const bound of bounds)
    for (let value = bound; value < bound + 12; value++)
      if (String(value).length <= digits && numberKind(value, digits) === kind) return { value, digits };
  return null;
}

/** What a number of a shape stands for: a year in two digits lies in the nearest century. */
export function valueOfShape(shape: string, value: number): number {
  if (shape === 'YY' || shape === 'YX') return value + (value < 50 ? 2000 : 1900);
  return shape === 'Y0' ? value + (value < 30 ? 2000 : 1900) : value;
}
