import { zipSync } from 'fflate';

/**
 * The time of every file. Times in a zip are local, have no zone and begin in 1980; fflate reads them from the local fields of a
 * Date. Noon, because a zone may skip the first hour of a year.
 */
const time = new Date(1980, 0, 1, 12);

/**
 * An archive of the files by path (with `/`). The same files give the same bytes on every machine: paths are sorted by code units, all
 * files have one time and neither owner nor mode, and the compressor does not depend on the platform.
 */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: time });
}
