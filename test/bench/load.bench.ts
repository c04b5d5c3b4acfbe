import { gzipSync } from 'node:zlib';
import { buildReference } from '../../src/compiler/build-reference.ts';
import type { ReferenceData } from '../../src/core/reference/data.ts';
import { openReference } from '../../src/core/reference/reference.ts';

// How long the background needs from its bundle to an opened dataset: decoding the image, parsing the record, opening both. Beside
// it the floor, which is parsing the same text alone. Exit code 1 over the goal.

const goalMs = 30;
const runs = 15;

const { data, image } = buildReference(new URL('../../', import.meta.url));
const json = JSON.stringify(data);
const base64 = Buffer.from(image).toString('base64');

function median(work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[runs >> 1] ?? Infinity;
}

const floor = median(() => JSON.parse(json) as unknown);
const load = median(() => {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return openReference(JSON.parse(json) as ReferenceData, bytes);
});
const packed = gzipSync(json).length + gzipSync(image).length;
console.log(`dataset: ${(packed / 1024).toFixed(0)} KB gzipped (goal 400)`);
console.log(
  `loading: ${load.toFixed(1)} ms (goal ${goalMs}), ${(load / floor).toFixed(1)} times parsing the record alone (${floor.toFixed(1)} ms)`,
);
process.exitCode = load <= goalMs ? 0 : 1;
