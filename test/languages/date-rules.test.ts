import { describe, expect, it } from 'vitest';
import { compileLanguagesOf } from '../../src/compiler/languages/build-languages.ts';
import { openLanguages } from '../../src/core/language/language-image.ts';
import { failuresOf, ownerOf } from '../../src/tools/language-examples.ts';

const { image, rules, problems } = compileLanguagesOf(new URL('../../', import.meta.url));
const languages = openLanguages(image);

it('compiles every language', () => expect(problems).toEqual([]));

describe('the examples of a date rule hold', () => {
  it.each(rules.map((rule) => [ownerOf({ language: rule.language, rule: rule.written.name }), rule] as const))(
    '%s',
    (_, rule) => expect(failuresOf(rule, languages)).toEqual([]),
  );
});
