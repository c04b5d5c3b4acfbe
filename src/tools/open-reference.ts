import { buildReference } from '../compiler/build-reference.ts';
import { buildLanguages } from '../compiler/languages/build-languages.ts';
import { problemInWords } from '../compiler/reference/problems.ts';
import { openLanguages, type Languages } from '../core/language/language-image.ts';
import { openReference, type Reference } from '../core/reference/reference.ts';

/** The root folder of the project. */
export const projectRoot = new URL('../../', import.meta.url);

/** The dataset of this checkout, compiled anew if it has changed. Throws DatasetError where a record has an error. */
export function loadReference(): Reference {
  const { data, image } = buildReference(projectRoot);
  return openReference(data, image);
}

/** The languages of this checkout; those with mistakes are left out, and the mistakes printed. */
export function loadLanguages(): Languages {
  return openLanguages(
    buildLanguages(projectRoot, (problems) => {
      for (const problem of problems) console.error(`assets/languages/${problemInWords(problem)}`);
    }),
  );
}
