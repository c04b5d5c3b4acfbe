import { buildReference } from '../../src/compiler/build-reference.ts';
import { buildLanguages } from '../../src/compiler/languages/build-languages.ts';
import { openLanguages, type Languages } from '../../src/core/language/language-image.ts';
import { openReference, type Reference } from '../../src/core/reference/reference.ts';

/** The dataset of this checkout, as it ships. */
export function shippedReference(): Reference {
  const { data, image } = buildReference(new URL('../../', import.meta.url));
  return openReference(data, image);
}

/** The languages of this checkout, as they ship. */
export function shippedLanguages(): Languages {
  return openLanguages(buildLanguages(new URL('../../', import.meta.url)));
}
