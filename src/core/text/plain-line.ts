/** Controls (C0, DEL, C1), line and paragraph separator, with the spaces around them. All that Python's `str.splitlines()` splits at is here. */
const lineEndsAndControls = /[\u0000-\u0020\u007f-\u009f\u2028\u2029]+/g;

/** Unicode's bidirectional formatting characters: they turn the order in which the text after them is shown. */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text of unknown origin on one line: no program sees a second line in it, and it is shown in the order in which it is
 * written. Controls and line ends become a space, direction marks go, spaces at the ends go.
 */
export function plainLine(text: string): string {
  return text.replaceAll(directionMarks, '').replaceAll(lineEndsAndControls, ' ').trim();
}
