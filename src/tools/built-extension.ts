import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from './browsers.ts';
import { CommandError } from './command-line.ts';
import { projectRoot } from './open-reference.ts';

const root = fileURLToPath(projectRoot);

/** The folder of the built extension. Throws CommandError where it is not built. */
export function builtExtension(name: BrowserName): string {
  const folder = join(root, 'dist', name);
  if (!existsSync(join(folder, 'manifest.json')))
    throw new CommandError(`dist/${name} is not built; run «npm run build» first`);
  return folder;
}

/** Runs build.mjs, which prints its own messages. Returns whether it succeeded. */
export function build(): Promise<boolean> {
  const child = spawn(process.execPath, ['build.mjs'], { cwd: root, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Runs build.mjs. Throws CommandError where it fails. */
export async function requireBuild(): Promise<void> {
  if (!(await build())) throw new CommandError('the build failed: see above');
}
