import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments, runCommand, UsageError } from '../command-line.ts';
import { projectRoot } from '../open-reference.ts';
import { makePackage, packageNames, readVersion } from '../packages.ts';

// `npm run package`: builds, and puts the archives for the stores into dist/packages; names (chrome, firefox, source) choose some of them.
// The same tree gives the same bytes everywhere, so a sum says whether a package was made from it.

const root = fileURLToPath(projectRoot);
const folder = join(root, 'dist', 'packages');

await runCommand('package', () => {
  const { rest } = readArguments(process.argv.slice(2), []);
  const unknown = rest.filter((word) => !packageNames.some((name) => name === word));
  if (unknown.length > 0) throw new UsageError(`${unknown.join(' ')}: there are ${packageNames.join(', ')}`);
  const built = spawnSync(process.execPath, ['build.mjs'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new UsageError('the build failed: see above');
  mkdirSync(folder, { recursive: true });
  for (const name of packageNames.filter((one) => rest.length === 0 || rest.includes(one))) {
    const archive = makePackage(root, name);
    const file = join(folder, `csto-context-${readVersion(root)}-${name}.zip`);
    writeFileSync(file, archive);
    console.log(`${file}  ${archive.length} bytes  sha256 ${createHash('sha256').update(archive).digest('hex')}`);
  }
});
