// Runs one of the maintainers' commands: installs the packages where they are missing, then loads the TypeScript.
// Plain JavaScript, because it must run on a fresh machine with Node and nothing else.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [command = '', ...rest] = process.argv.slice(2);
const tool = join(root, 'src', 'tools', 'commands', `${command}.ts`);
if (!/^[a-z-]+$/.test(command) || !existsSync(tool)) {
  console.error(`There is no command «${command}» in src/tools/commands.`);
  process.exit(2);
}

const installed = join(root, 'node_modules', '.package-lock.json');
const wanted = join(root, 'package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(wanted).mtimeMs) {
  console.error('Installing packages …');
  // Standard output belongs to the command itself.
  const npm = spawnSync('npm', ['ci', '--no-progress'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error('The packages could not be installed: see above.');
    process.exit(npm.status ?? 1);
  }
}

process.argv = [process.argv[0] ?? 'node', tool, ...rest];
const { register } = await import('tsx/esm/api');
register();
// eslint-disable-next-line no-unsanitized/method -- one of our own files, by a name of letters
await import(pathToFileURL(tool).href);
