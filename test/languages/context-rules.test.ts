import { describe, expect, it } from 'vitest';
import { compileLanguagesOf } from '../../src/compiler/languages/build-languages.ts';
import { openLanguages } from '../../src/core/language/language-image.ts';
import { contextFailures } from '../../src/tools/context-examples.ts';
import { shippedReference } from '../support/reference.ts';

const { image, contexts } = compileLanguagesOf(new URL('../../', import.meta.url));
const languages = openLanguages(image);
const reference = shippedReference();

describe('the examples of a context rule hold', () => {
  it.each(contexts.map((rule) => [`${rule.language}: ${rule.written.name}`, rule] as const))('%s', (_, rule) =>
    expect(contextFailures(rule, reference, languages)).toEqual([]),
  );
});
