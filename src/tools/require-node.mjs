// Ends the process with a plain message where Node is older than package.json asks for. Import it before anything else. This file
// and run.mjs keep to syntax that Node 12 can parse; a newer feature would fail there with a message about itself.
import { readFileSync } from 'fs';

const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const [major, minor] = engines.node.match(/\d+/g).map(Number);
const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);

if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  console.error(
    `CSTO Context needs Node ${major}.${minor} or newer, but ${process.execPath} is Node ${process.versions.node}. ` +
      'Install a newer one (https://nodejs.org), or switch with your version manager.',
  );
  process.exit(1);
}
