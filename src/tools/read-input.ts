import { readFileSync, statSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { UsageError } from './command-line.ts';

/** Where Git, too, looks for a null byte before it calls a file binary. */
const sniffedBytes = 8000;

/**
 * The text of a file; of standard input where the file is undefined or `-`. Throws UsageError where the file is missing, is a
 * folder, may not be read, or is not text.
 */
export async function readInput(file: string | undefined): Promise<string> {
  const isStandard = file === undefined || file === '-';
  const name = isStandard ? 'standard input' : file;
  const bytes = await explained(name, () => (isStandard ? buffer(process.stdin) : readFileSync(file)));
  if (bytes.subarray(0, sniffedBytes).includes(0)) throw new UsageError(`${name}: is not text in UTF-8`);
  return bytes.toString('utf8');
}

/** Throws UsageError where there is no such folder. */
export function requireFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`${path}: no such folder`);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
};

async function explained<T>(name: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? reasons[String(error.code)] : undefined;
    if (reason === undefined) throw error;
    throw new UsageError(`${name}: ${reason}`);
  }
}
