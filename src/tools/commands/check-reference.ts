import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkRecords } from '../../compiler/reference/check-records.ts';
import { compileReference } from '../../compiler/reference/compile-reference.ts';
import type { Problem } from '../../compiler/reference/problems.ts';
import { readDatasetFiles, readRecords } from '../../compiler/reference/read-records.ts';
import { readArguments, runCommand, UsageError } from '../command-line.ts';
import { projectRoot } from '../open-reference.ts';

// `npm run check:reference [-- --warnings] [FOLDER]`: every problem of the dataset at once, by file, and what the dataset holds.
// FOLDER is that of another dataset. Exit code 0 without problems, 1 with, 2 on misuse.

await runCommand('check:reference', () => {
  const { options, rest } = readArguments(process.argv.slice(2), [], ['warnings']);
  const [folder = fileURLToPath(new URL('assets/reference/', projectRoot)), ...more] = rest;
  if (more.length > 0) throw new UsageError(`unexpected «${more.join(' ')}»`);
  if (!existsSync(folder)) throw new UsageError(`there is no folder ${folder}`);
  const files = readDatasetFiles(folder);
  const { records, problems: ofForm } = readRecords(files);
  const all = [...ofForm, ...checkRecords(records)];
  const problems = all.filter(({ warning }) => warning !== true);
  print(options.has('warnings') ? all : problems);
  const { entities, events, sources } = records;
  const surfaces = problems.length === 0 ? compileReference(records).surfaces.length : null;
  const held = [
    counted(entities.length, 'entity', 'entities'),
    counted(events.length, 'event'),
    counted(sources.length, 'source'),
    ...(surfaces === null ? [] : [counted(surfaces, 'surface form')]),
  ];
  console.log(held.join(', '));
  const warnings = all.length - problems.length;
  const hint = warnings > 0 && !options.has('warnings') ? ' (shown by --warnings)' : '';
  console.log(`${counted(problems.length, 'problem')}, ${counted(warnings, 'warning')}${hint}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
});

function print(problems: readonly Problem[]): void {
  for (const file of new Set(problems.map((problem) => problem.file))) {
    console.log(file);
    const ofFile = problems.filter((problem) => problem.file === file).sort((a, b) => a.line - b.line);
    for (const { line, record, field, message, suggestion, warning } of ofFile) {
      const place = [`  line ${line}`, record, field].filter((part) => part !== '').join('  ');
      console.log(`${place}: ${warning === true ? 'warning: ' : ''}${message}`);
      if (suggestion !== undefined) console.log(`      ${suggestion}`);
    }
    console.log('');
  }
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
