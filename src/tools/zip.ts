import { zipSync } from 'fflate';

/**
 * A zip's times are of the clock on the wall, without a zone, and begin in 1980; fflate takes them from a Date's local fields. Noon,
 * because a zone may have lost the first hour of a year.
 */
const time = new Date(1980, 0, 1, 12);

/**
 * An archive of the files by path (with `/`), the same bytes for the same files in whatever order, on every machine: paths in the order of
 * their code units, one time for all, no owner or mode, and a compressor that does not come with the platform.
 */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: time });
}
