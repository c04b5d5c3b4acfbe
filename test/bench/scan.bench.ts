import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { compileGazetteer } from '../../src/compiler/gazetteer/compile-gazetteer.ts';
import { openGazetteer, scanFlat } from '../../src/core/gazetteer/gazetteer.ts';
import { readTokens } from '../../src/core/text/tokens.ts';
import { medianTimes, type Figure } from './goals.ts';
import { makeNews } from './made-up-news.ts';
import { alternation, fastAhoCorasick, mapOfWords, modernAhoCorasick, sumUnits, type Reader } from './peers.ts';

// How fast does the gazetteer scan? In ratios, since times mean nothing on another machine: to the floor, a loop that only adds up
// the text's units, and to what one would write or take instead. Over invented news with the lengths and frequencies of Russian ones.

/** The scan with a dictionary of an ordinary size. */
export function scanFigures(): readonly Figure[] {
  const { surfaces, texts } = makeNews(1000, 1_000_000);
  const image = compileGazetteer(surfaces);
  const beforeOpening = performance.now();
  const gazetteer = openGazetteer(image);
  scanFlat(texts[0] ?? '', gazetteer);
  const firstMs = performance.now() - beforeOpening;
  const beforeBuilding = performance.now();
  const pattern = alternation(surfaces);
  pattern(texts[0] ?? '');
  const firstOfPatternMs = performance.now() - beforeBuilding;

  const scan: Reader = (text) => scanFlat(text, gazetteer).length / 3;
  const words = mapOfWords(surfaces);
  const counts = [scan, pattern, words].map((read) => texts.reduce((sum, text) => sum + read(text), 0));
  if (new Set(counts).size > 1) throw new Error(`the readers do not find the same: ${counts.join(', ')}`);
  const all = (read: Reader) => () => texts.forEach(read);
  const times = medianTimes({
    floor: all(sumUnits),
    scan: all(scan),
    tokens: all((text) => readTokens(text).count),
    pattern: all(pattern),
    words: all(words),
    fast: all(fastAhoCorasick(surfaces)),
    modern: all(modernAhoCorasick(surfaces)),
  });
  const { floor, scan: own, tokens, pattern: ofPattern, words: ofWords, fast, modern } = times;
  return [
    { name: 'scan, of the floor', value: floor / own, unit: '', goal: { is: 'at least', value: 0.3 } },
    timesFaster('scan, times the best one would write', Math.min(ofPattern, ofWords) / own, 6),
    { name: '  … the alternation', value: ofPattern / own, unit: '×' },
    { name: '  … the Map of words', value: ofWords / own, unit: '×' },
    timesFaster('scan, times the best library', Math.min(fast, modern) / own, 9),
    { name: '  … @monyone/aho-corasick/fast', value: fast / own, unit: '×' },
    { name: '  … modern-ahocorasick', value: modern / own, unit: '×' },
    { name: 'reading tokens alone, of the floor', value: floor / tokens, unit: '' },
    { name: 'first result of the scan', value: firstMs, unit: 'ms', goal: { is: 'at most', value: 5 } },
    {
      name: 'first result, of the alternation’s',
      value: firstMs / firstOfPatternMs,
      unit: '',
      goal: { is: 'at most', value: 0.2 },
    },
  ];
}

/** The same with 100,000 entities; takes about a minute, most of it compiling. */
export function scaleFigures(): readonly Figure[] {
  const { surfaces, texts } = makeNews(100_000, 300_000);
  const image = compileGazetteer(surfaces);
  const gazetteer = openGazetteer(image);
  const before = heapAfterCollection();
  const words = mapOfWords(surfaces);
  const bytesOfWords = heapAfterCollection() - before;
  const all = (read: Reader) => () => texts.forEach(read);
  const times = medianTimes({ scan: all((text) => scanFlat(text, gazetteer).length / 3), words: all(words) }, 7);
  return [
    timesFaster('100,000 entities: scan, times the Map of words', times.words / times.scan, 5),
    {
      name: '100,000 entities: memory, of the Map’s',
      value: image.length / bytesOfWords,
      unit: '',
      goal: { is: 'at most', value: 0.125 },
    },
    {
      name: `100,000 entities: gzipped image, a form of ${surfaces.length}`,
      value: gzipSync(image).length / surfaces.length,
      unit: 'bytes',
      goal: { is: 'at most', value: 12 },
    },
  ];
}

function timesFaster(name: string, value: number, atLeast: number): Figure {
  return { name, value, unit: '×', goal: { is: 'at least', value: atLeast } };
}

/** Bytes of the heap after a full collection. */
export function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What one collection lets go of is gone after the next.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
