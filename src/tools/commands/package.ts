import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireBuild } from '../built-extension.ts';
import { runCommand, UsageError } from '../command-line.ts';
import { projectRoot } from '../open-reference.ts';
import { makePackage, packageNames, readVersion } from '../packages.ts';

const root = fileURLToPath(projectRoot);
const folder = join(root, 'dist', 'packages');

await runCommand(
  {
    name: 'package',
    about:
      'Builds, and writes the archives for the stores to dist/packages: all, or those named.\n' +
      'The same sources give the same bytes on every machine, so the printed sum shows which sources an archive was made from.',
    words: `[${packageNames.join('|')}…]`,
    maxWords: packageNames.length,
    options: {},
    example: 'npm run package -- firefox source',
  },
  async ({ words }) => {
    const unknown = words.filter((word) => !packageNames.some((name) => name === word));
    if (unknown.length > 0)
      throw new UsageError(`${unknown.join(' ')}: unknown package; there are ${packageNames.join(', ')}`);
    await requireBuild();
    mkdirSync(folder, { recursive: true });
    for (const name of packageNames.filter((one) => words.length === 0 || words.includes(one))) {
      const archive = makePackage(root, name);
      const file = join(folder, `csto-context-${readVersion(root)}-${name}.zip`);
      writeFileSync(file, archive);
      console.log(`${file}  ${archive.length} bytes  sha256 ${createHash('sha256').update(archive).digest('hex')}`);
    }
  },
);
