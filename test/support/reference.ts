import { buildReference } from '../../src/compiler/build-reference.ts';
import { openReference, type Reference } from '../../src/core/reference/reference.ts';

/** The dataset of this checkout, as it ships. */
export function shippedReference(): Reference {
  const { data, image } = buildReference(new URL('../../', import.meta.url));
  return openReference(data, image);
}
