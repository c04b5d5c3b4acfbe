import { cmd } from 'web-ext';
import { builtExtension } from '../built-extension.ts';
import { runCommand } from '../command-line.ts';

await runCommand(
  {
    name: 'check:extension',
    about:
      'Runs Mozilla’s linter on the built extension (dist/firefox). Fails on its notices and warnings too, which the store would let pass.',
    options: {},
    example: 'npm run build && npm run check:extension',
  },
  async () => {
    const found = await cmd.lint(
      { sourceDir: builtExtension('firefox'), output: 'none' },
      { shouldExitProgram: false },
    );
    const kinds = ['errors', 'warnings', 'notices'] as const;
    for (const kind of kinds) {
      for (const { code, message, description, file = '', line } of found[kind]) {
        console.log(`${kind}: ${code} ${file}${line === undefined ? '' : `:${line}`}\n  ${message}\n  ${description}`);
      }
    }
    console.log(kinds.map((kind) => `${found[kind].length} ${kind}`).join(', '));
    if (kinds.some((kind) => found[kind].length > 0)) process.exitCode = 1;
  },
);
