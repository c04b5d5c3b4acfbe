/** A shortcut as readers know it: browsers name some keys by words («Alt+Period»), keyboards bear the signs. */
export function keysInWords(keys: string): string {
  return keys.replace('Period', '.').replace('Comma', ',').replaceAll('+', ' + ');
}
