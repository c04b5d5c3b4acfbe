/** Does the text have the form of a BCP 47 tag, as `ru` or `sr-Latn`? */
export function isLanguageTag(text: string): boolean {
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(text);
}
