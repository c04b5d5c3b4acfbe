import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatasetFile } from './reference/read-records.ts';

const cacheFolder = 'node_modules/.cache/csto-context/';
/** Builds that were not used for so long are deleted. */
const maxAgeMs = 24 * 3_600_000;

/** The results of one compilation in node_modules/.cache, under a hash of all its inputs. */
export class BuildCache {
  readonly #folder: string;
  readonly #hash: string;

  /** `root` is the folder of the checkout. */
  constructor(root: URL, inputs: readonly DatasetFile[]) {
    this.#folder = fileURLToPath(new URL(cacheFolder, root));
    const hash = createHash('sha256');
    for (const { path, text } of inputs) hash.update(`${path}\0${text}\0`);
    this.#hash = hash.digest('hex').slice(0, 24);
  }

  /** The result with that extension; null where the inputs have not been compiled. */
  read(extension: string): Buffer | null {
    const path = this.#path(extension);
    return existsSync(path) ? readFileSync(path) : null;
  }

  /** Writes a file by renaming a finished one, as another command may read it at the same time. */
  write(extension: string, content: Uint8Array | string): void {
    mkdirSync(this.#folder, { recursive: true });
    this.#deleteOld();
    const path = this.#path(extension);
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, content);
    renameSync(draft, path);
  }

  #path(extension: string): string {
    return join(this.#folder, `${this.#hash}.${extension}`);
  }

  #deleteOld(): void {
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      const { atimeMs, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {
        atimeMs: Infinity,
        mtimeMs: Infinity,
      };
      if (Math.max(atimeMs, mtimeMs) < Date.now() - maxAgeMs) rmSync(path, { force: true });
    }
  }
}

/** The code that results depend on: the compiler, and what it imports from the core. */
export function readCode(): readonly DatasetFile[] {
  const folders = ['.', ...['calendar', 'gazetteer', 'language', 'reference', 'text'].map((name) => `../core/${name}`)];
  return folders.flatMap((folder) => {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => name.endsWith('.ts') || name.endsWith('.json'))
      .sort()
      .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(path, name), 'utf8') }));
  });
}
