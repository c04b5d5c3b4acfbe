import { buildReference } from '../compiler/build-reference.ts';
import { openReference, type Reference } from '../core/reference/reference.ts';

/** The root folder of the project. */
export const projectRoot = new URL('../../', import.meta.url);

/** The dataset of this checkout, compiled anew if it has changed. Throws DatasetError where a record has an error. */
export function loadReference(): Reference {
  const { data, image } = buildReference(projectRoot);
  return openReference(data, image);
}
