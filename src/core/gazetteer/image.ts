/**
 * The gazetteer's image: one block of bytes, written by the compiler, in which every table already has the form that scanning
 * wants. Opening it makes views and nothing else, so that a background that was just woken answers at once.
 *
 *     header       16 × i32       magic, version, bytes in all, then the counts below
 *     slots        2^k × i32      open addressing over all words: where the word stands in `words`, 0 for an empty slot
 *     nodes        N × 3 × i32    first child << 5 | flags; number of children; first entry << 4 | how many entries. A flag for
 *                                 each separator that leads to a child, and one where some form from here on does without a
 *                                 capital at its start
 *     labels       N × i32        separator << 28 | place of the word in `words`, ascending among the children of one node
 *     entries      E × 2 × i32    how many letters from the start must not be small; value. The stricter first
 *     transitions  S × 128 × u16  the automaton of first words, one row a state
 *     words        L × u16        for each word: its node as a first word (low half, high half), set of endings << 8 | length, its
 *                                 folded letters
 *     endings      M × u16        for each set of endings, the first of which is never used, where it begins; then the sets: how
 *                                 many endings, and of each the length and the letters
 *     classes      0x800 × u8     letter classes of U+0000–05FF and U+2000–21FF
 *
 * A word is known by its place in `words`, which is never 0. What a lookup needs of it lies together, since with a great
 * dictionary each further place in memory costs as much as reading the word. Words are in the order of the alphabet, which
 * makes the image pack well. A word with which no form begins has the node 0, the root. The children of a node are neighbours.
 * Nodes from which the same forms go on share their children, and the same entries are there once: of «президент Казахстана» and
 * «президентом Казахстана» only the first words differ.
 *
 * A word with a set of endings is a stem: it stands in the dictionary for every word that an ending of the set makes of it, as
 * «қазақстан» for «Қазақстанның» and «Қазақстандағы», and «росі» for «Росія» and «Росією». Without endings it is none itself, unless
 * the empty one is in the set. All numbers are little-endian, as on every machine that runs a browser.
 */

/** A block of bytes that is no gazetteer image of this version. */
export class GazetteerError extends Error {
  override readonly name = 'GazetteerError';
}

export const imageMagic = 0x54455a47; // «GZET»
export const imageVersion = 4;
export const headerLength = 16;
export const headerField = {
  magic: 0,
  version: 1,
  bytes: 2,
  slots: 3,
  nodes: 4,
  entries: 5,
  states: 6,
  words: 7,
  endings: 8,
} as const;

/** Before the letters of a word: its node in two halves, its length with its set of endings, 0 for a word that takes none. */
export const wordHead = 3;
export const endingsShift = 8;
export const wordLengthMask = (1 << endingsShift) - 1;

/** Columns of a row of the automaton: 0 is the end of a word, the last a unit that only the careful reader understands. */
export const rowLength = 128;
export const rareClass = rowLength - 1;
/** The transition that says: look here. No state has this number. */
export const hitState = 0xffff;
export const separatorShift = 28;
/** The low bits of a node: flag of separator k is 1 << (k − 1), above them `smallFlag`. */
export const nodeFlagBits = 5;
export const separatorFlags = 0b1111;
export const smallFlag = 0b10000;
/** Numbers of a node, and the low bits of its third that count its entries. */
export const nodeLength = 3;
export const entryCountBits = 4;

/** Units below the first limit and from the second on have their class in the image; all others are rare. */
const lowUnits = 0x600;
const highUnits = 0x2000;
const highCount = 0x200;
export const classCount = lowUnits + highCount;

/** The unit whose class stands at `index` of the image's `classes`. */
export function unitOfClassIndex(index: number): number {
  return index < lowUnits ? index : index - lowUnits + highUnits;
}

/** An opened gazetteer: views of the image, to be handed to `scan`. */
export interface Gazetteer {
  readonly slots: Int32Array;
  readonly nodes: Int32Array;
  readonly labels: Int32Array;
  readonly entries: Int32Array;
  readonly transitions: Uint16Array;
  readonly words: Uint16Array;
  readonly endings: Uint16Array;
  /** By unit, all 65,536 of them, so that the scan needs no range check. */
  readonly classes: Uint8Array;
}

/**
 * Opens an image that compileGazetteer wrote. Throws GazetteerError where the bytes are cut short, of another version, or no
 * image at all; contents are trusted beyond that, and bytes changed inside give wrong mentions, never an endless scan.
 */
export function openGazetteer(image: Uint8Array): Gazetteer {
  if (image.byteLength < 4 * headerLength)
    throw new GazetteerError(`an image of ${image.byteLength} bytes has no header`);
  // Views of 32-bit numbers need an aligned start, which a slice of a larger buffer may not have.
  const { buffer, byteOffset } = image.byteOffset % 4 === 0 ? image : new Uint8Array(image);
  const header = new Int32Array(buffer, byteOffset, headerLength);
  const field = (name: keyof typeof headerField): number => header[headerField[name]]!;
  if (field('magic') !== imageMagic) throw new GazetteerError('the bytes do not begin as a gazetteer image');
  if (field('version') !== imageVersion)
    throw new GazetteerError(`the image has version ${field('version')}, this code reads version ${imageVersion}`);
  const counts = header.subarray(headerField.slots, headerField.endings + 1);
  const slots = field('slots');
  if (counts.some((count) => count < 0) || slots === 0 || (slots & (slots - 1)) !== 0 || field('states') === 0)
    throw new GazetteerError('the image has impossible counts in its header');
  const bytes = imageBytes(header);
  if (field('bytes') !== bytes || image.byteLength !== bytes)
    throw new GazetteerError(`the image has ${image.byteLength} bytes, its header speaks of ${bytes}`);
  let at = byteOffset + 4 * headerLength;
  const take = (count: number, width: number): number => (at += count * width) - count * width;
  const longs = (count: number): Int32Array => new Int32Array(buffer, take(count, 4), count);
  const shorts = (count: number): Uint16Array => new Uint16Array(buffer, take(count, 2), count);
  const opened = {
    slots: longs(slots),
    nodes: longs(nodeLength * field('nodes')),
    labels: longs(field('nodes')),
    entries: longs(2 * field('entries')),
    transitions: shorts(field('states') * rowLength),
    words: shorts(field('words')),
    endings: shorts(field('endings')),
  };
  const stored = new Uint8Array(buffer, take(classCount, 1), classCount);
  const classes = new Uint8Array(0x10000).fill(rareClass);
  classes.set(stored.subarray(0, lowUnits));
  classes.set(stored.subarray(lowUnits), highUnits);
  return { ...opened, classes };
}

/** The length in bytes of an image with the counts of this header. */
export function imageBytes(header: Int32Array): number {
  const field = (name: keyof typeof headerField): number => header[headerField[name]]!;
  const longs = headerLength + field('slots') + (nodeLength + 1) * field('nodes') + 2 * field('entries');
  return 4 * longs + 2 * (field('states') * rowLength + field('words') + field('endings')) + classCount;
}
