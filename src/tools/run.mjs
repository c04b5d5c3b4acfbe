// Runs one of the maintainers' commands: installs the packages where they are missing, then loads the TypeScript.
// Plain JavaScript, because it must run on a fresh machine with Node and nothing else.
import './require-node.mjs';
import { spawnSync } from 'child_process';
import { existsSync, readdirSync, statSync } from 'fs';
import { dirname, join } from 'path';
import { fileURLToPath, pathToFileURL } from 'url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = join(root, 'src', 'tools', 'commands');
const commands = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
const [command, ...rest] = process.argv.slice(2);

if (!commands.includes(command)) {
  const problem = command === undefined ? 'Name a command' : `There is no command «${command}»`;
  console.error(`${problem}; there are ${commands.join(', ')}.`);
  process.exit(2);
}

installPackages();
const tool = join(folder, `${command}.ts`);
process.argv = [process.argv[0], tool, ...rest];
import('tsx/esm/api').then(({ register }) => {
  register();
  // eslint-disable-next-line no-unsanitized/method -- one of the names in our own folder
  return import(pathToFileURL(tool).href);
});

/** Runs `npm ci` where packages are missing or older than the lock file. Ends the process where that fails. */
function installPackages() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const wanted = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  console.error('Installing packages …');
  // Standard output belongs to the command itself.
  const npm = spawnSync('npm', ['ci', '--no-progress'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status === 0) return;
  const problem = npm.error ? `could not be started (${npm.error.message})` : `failed with exit code ${npm.status}`;
  console.error(
    `The packages are not installed: «npm ci» ${problem}. ` +
      `Its own messages, if any, are above. Check the network and the proxy, then run «npm ci» in ${root} again.`,
  );
  process.exit(1);
}
