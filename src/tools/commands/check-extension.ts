import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cmd } from 'web-ext';
import { readArguments, runCommand, UsageError } from '../command-line.ts';
import { projectRoot } from '../open-reference.ts';

// `npm run check:extension`: Mozilla's linter over the built extension. What its store would only note fails here as well.

await runCommand('check-extension', async () => {
  const { rest } = readArguments(process.argv.slice(2), []);
  if (rest.length > 0) throw new UsageError(`${rest.join(' ')}: nothing is taken`);
  const sourceDir = join(fileURLToPath(projectRoot), 'dist', 'firefox');
  const found = await cmd.lint({ sourceDir, output: 'none' }, { shouldExitProgram: false });
  const kinds = ['errors', 'warnings', 'notices'] as const;
  for (const kind of kinds) {
    for (const { code, message, description, file = '', line } of found[kind]) {
      console.log(`${kind}: ${code} ${file}${line === undefined ? '' : `:${line}`}\n  ${message}\n  ${description}`);
    }
  }
  console.log(kinds.map((kind) => `${found[kind].length} ${kind}`).join(', '));
  if (kinds.some((kind) => found[kind].length > 0)) process.exitCode = 1;
});
