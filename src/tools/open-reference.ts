import { buildReference } from '../compiler/build-reference.ts';
import { openReference, type Reference } from '../core/reference/reference.ts';

/** The project's root folder. */
export const projectRoot = new URL('../../', import.meta.url);

/** The dataset of this checkout, compiled where it has changed. Throws DatasetError where a record is wrong. */
export function loadReference(): Reference {
  const { data, image } = buildReference(projectRoot);
  return openReference(data, image);
}
