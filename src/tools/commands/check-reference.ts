import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkDataset } from '../../compiler/reference/check-dataset.ts';
import { checkDeclension } from '../../compiler/reference/check-declension.ts';
import { compileReference } from '../../compiler/reference/compile-reference.ts';
import type { Problem } from '../../compiler/reference/problems.ts';
import { readDatasetFiles } from '../../compiler/reference/read-records.ts';
import { runCommand, UsageError } from '../command-line.ts';
import { projectRoot } from '../open-reference.ts';
import { counted, printProblems } from '../print-problems.ts';
import { requireFolder } from '../read-input.ts';

/** One line for each warning that somebody has looked at, without its line number, which changes with every edit. */
const knownWarningsFile = 'known-warnings.txt';

await runCommand(
  {
    name: 'check:reference',
    about:
      'Prints every error of the reference dataset with its place, the new warnings, and the size of the dataset. A warning may be right:\n' +
      `known ones are listed in ${knownWarningsFile} of the dataset. Fails only for errors.`,
    words: '[FOLDER]',
    maxWords: 1,
    options: {
      all: { type: 'boolean', about: 'Print the known warnings too.' },
      accept: { type: 'boolean', about: `Write the present warnings to ${knownWarningsFile}.` },
    },
    example: 'npm run check:reference -- --all',
  },
  ({ options: { all = false, accept = false }, words }) => {
    const [folder = fileURLToPath(new URL('assets/reference/', projectRoot))] = words;
    requireFolder(folder);
    const files = readDatasetFiles(folder);
    const { records, problems } = checkDataset(files);
    const isWarning = ({ warning }: Problem) => warning === true;
    const wellFormed = !problems.some((problem) => !isWarning(problem));
    // On records with errors this check would repeat some of them.
    const declension = wellFormed ? checkDeclension(records, files) : [];
    const errors = [...problems.filter((problem) => !isWarning(problem)), ...declension];
    const warnings = problems.filter(isWarning);
    const listPath = join(folder, knownWarningsFile);
    if (accept && !wellFormed) throw new UsageError('--accept: mend the errors first');
    if (accept)
      writeFileSync(
        listPath,
        warnings
          .map((warning) => `${keyOf(warning)}\n`)
          .sort()
          .join(''),
      );
    const known = new Set(existsSync(listPath) ? readFileSync(listPath, 'utf8').split('\n').filter(Boolean) : []);
    const fresh = warnings.filter((warning) => !known.has(keyOf(warning)));
    const isShown = (problem: Problem) => !isWarning(problem) || all || fresh.includes(problem);
    printProblems([...problems.filter(isShown), ...declension]);

    const { entities, events, sources } = records;
    const contents = [
      counted(entities.length, 'entity', 'entities'),
      counted(events.length, 'event'),
      counted(sources.length, 'source'),
      ...(errors.length === 0 ? [counted(compileReference(records).surfaces.length, 'surface form')] : []),
    ];
    console.log(contents.join(', '));
    const rest = warnings.length - fresh.length;
    const hint = rest > 0 && !all ? ' (shown by --all)' : '';
    console.log(`${counted(errors.length, 'error')}, ${counted(fresh.length, 'new warning')}, ${rest} known${hint}`);
    const keys = new Set(warnings.map(keyOf));
    const gone = [...known].filter((key) => !keys.has(key)).length;
    if (wellFormed && gone > 0)
      console.log(`${counted(gone, 'warning')} in ${knownWarningsFile} no longer occurs: run with --accept`);
    process.exitCode = errors.length === 0 ? 0 : 1;
  },
);

function keyOf({ file, record, field, message }: Problem): string {
  return `${[file, record, field].filter((part) => part !== '').join(' ')}: ${message}`;
}
