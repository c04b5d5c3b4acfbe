import { readFileSync, writeFileSync } from 'node:fs';
import { compileLanguagesOf } from '../../compiler/languages/build-languages.ts';
import type { SourceContext, SourceRule } from '../../compiler/languages/compile-languages.ts';
import type { Problem } from '../../compiler/reference/problems.ts';
import { openLanguages } from '../../core/language/language-image.ts';
import { runCommand } from '../command-line.ts';
import { contextFailures } from '../context-examples.ts';
import { failuresOf, overlapsOf } from '../language-examples.ts';
import { loadReference, projectRoot } from '../open-reference.ts';
import { counted, printProblems } from '../print-problems.ts';

const reviewedFile = new URL('assets/languages/reviewed.json', projectRoot);

interface Overlaps {
  /** `word: classes` */
  readonly words: readonly string[];
  /** `rule > the rule after it` */
  readonly ties: readonly string[];
  /** `rule in the rule whose example it is` */
  readonly crossfire: readonly string[];
}

await runCommand(
  {
    name: 'check:languages',
    about:
      'Prints every error in assets/languages with its place, every example that does not hold, and new overlaps: words that two\n' +
      'languages claim, rules that only their order keeps apart, and rules that claim the examples of another language. An overlap may\n' +
      'be right: those that somebody has looked at are listed in reviewed.json. Fails for errors and for new overlaps.',
    options: { accept: { type: 'boolean', about: 'Write the present overlaps to reviewed.json.' } },
    example: 'npm run check:languages',
  },
  ({ options: { accept = false } }) => {
    const { image, problems, rules, contexts, sharedWords } = compileLanguagesOf(projectRoot);
    const languages = openLanguages(image);
    const reference = loadReference();
    const failures = [
      ...rules.flatMap((rule) => problemsOf(rule, failuresOf(rule, languages))),
      ...contexts.flatMap((rule) => problemsOf(rule, contextFailures(rule, reference, languages))),
    ];
    const errors = [...problems, ...failures];
    printProblems(errors);
    const overlaps: Overlaps = { words: sharedWords, ...overlapsOf(rules, languages) };
    if (accept) writeFileSync(reviewedFile, `${JSON.stringify(overlaps, null, 2)}\n`);
    const changed = problems.length > 0 ? [] : differences(overlaps);
    for (const line of changed) console.log(line);
    if (changed.length > 0) console.log('Look at these, then run with --accept.\n');
    const contents = [
      counted(rules.length, 'date rule'),
      counted(contexts.length, 'context rule'),
      counted(languages.wordLexemes.length, 'word'),
      `${(image.length / 1024).toFixed(0)} KB`,
    ];
    console.log(contents.join(', '));
    console.log(`${counted(errors.length, 'error')}, ${counted(changed.length, 'changed overlap')}`);
    process.exitCode = errors.length + changed.length === 0 ? 0 : 1;
  },
);

function problemsOf(
  { file, line, written }: SourceRule | SourceContext,
  messages: readonly string[],
): readonly Problem[] {
  return messages.map((message) => ({ file, line, record: written.name, field: '', message }));
}

/** The overlaps that are not in reviewed.json, and those that are only there. */
function differences(overlaps: Overlaps): readonly string[] {
  const reviewed = JSON.parse(readFileSync(reviewedFile, 'utf8')) as Overlaps;
  return (['words', 'ties', 'crossfire'] as const).flatMap((kind) => [
    ...overlaps[kind].filter((one) => !reviewed[kind].includes(one)).map((one) => `new ${kind}: ${one}`),
    ...reviewed[kind].filter((one) => !overlaps[kind].includes(one)).map((one) => `gone ${kind}: ${one}`),
  ]);
}
