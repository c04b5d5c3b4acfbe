/**
 * How fast does the gazetteer scan? `npx tsx test/bench/scan.bench.ts [--entities N] [TEXTS.json]` prints ratios, since times
 * mean nothing on another machine: to the floor, a loop that only adds up the text's units, and to what one would write
 * without an automaton. Medians of interleaved runs over invented news, or over the texts of a JSON list.
 */

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { compileGazetteer, type Surface } from '../../src/compiler/gazetteer.ts';
import { openGazetteer, scanFlat } from '../../src/core/gazetteer/gazetteer.ts';
import { readTokens } from '../../src/core/text/tokens.ts';
import { makeNews } from './made-up-news.ts';

const runs = 9;
type Reader = (text: string) => number;

const options = process.argv.slice(2);
const entities = options.includes('--entities') ? Number(options[options.indexOf('--entities') + 1]) : 1000;
const file = options.find((option) => option.endsWith('.json'));
const news = makeNews(entities, 1_000_000);
const texts = file === undefined ? news.texts : (JSON.parse(readFileSync(file, 'utf8')) as readonly string[]);
const { surfaces } = news;

const image = compileGazetteer(surfaces);
const beforeOpening = performance.now();
const gazetteer = openGazetteer(image);
scanFlat(texts[0] ?? '', gazetteer);
const firstResultMs = performance.now() - beforeOpening;
const packed = gzipSync(image).length;
console.log(
  `${surfaces.length} forms: image ${kilobytes(image.length)}, gzipped ${kilobytes(packed)} (${(packed / surfaces.length).toFixed(1)} bytes a form); ` +
    `opened and first text read in ${firstResultMs.toFixed(1)} ms`,
);

const readers: Readonly<Record<string, Reader>> = {
  floor: sumUnits,
  'gazetteer scan': (text) => scanFlat(text, gazetteer).length / 3,
  'tokens (for scale)': (text) => readTokens(text).count,
  'RegExp alternation on folded text': alternation(surfaces),
  'Map of words over matchAll': mapOfWords(surfaces),
};

const counts = Object.entries(readers).map(
  ([name, read]) => `${name} ${texts.reduce((sum, text) => sum + read(text), 0)}`,
);
console.log(`found: ${counts.slice(1).join(', ')}`);

const timesByReader = new Map<string, number[]>();
for (let run = 0; run < runs; run++) {
  for (const [name, read] of Object.entries(readers)) {
    const started = performance.now();
    for (const text of texts) read(text);
    timesByReader.set(name, [...(timesByReader.get(name) ?? []), performance.now() - started]);
  }
}
const floor = median(timesByReader.get('floor')!);
const own = median(timesByReader.get('gazetteer scan')!);
for (const [name, times] of timesByReader) {
  const time = median(times);
  console.log(
    `${name.padEnd(36)} ${(floor / time).toFixed(4)} of the floor; the scan is ${(time / own).toFixed(2)} times as fast`,
  );
}

function sumUnits(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}

function foldAll(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll('\u00a0', ' ');
}

/** The best that one would write: one alternation, the longest form first, on folded text of equal length. */
function alternation(forms: readonly Surface[]): Reader {
  const byText = new Map(forms.map((form) => [foldAll(form.text), form]));
  const longestFirst = [...byText.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![a-zа-я0-9])(?:${longestFirst.join('|')})(?![a-zа-я0-9])`, 'g');
  return (text) => {
    let count = 0;
    for (const found of foldAll(text).matchAll(pattern)) if (isCapital(text, found.index)) count++;
    return count;
  };
}

/** A trie of Maps, walked along the words that a regular expression finds. */
function mapOfWords(forms: readonly Surface[]): Reader {
  interface Node {
    readonly next: Map<string, Node>;
    ends: boolean;
  }
  const root: Node = { next: new Map(), ends: false };
  for (const { text } of forms) {
    let node = root;
    for (const word of foldAll(text).split(' ')) {
      const known: Node = node.next.get(word) ?? { next: new Map(), ends: false };
      node.next.set(word, known);
      node = known;
    }
    node.ends = true;
  }
  return (text) => {
    let count = 0;
    const words = [...text.matchAll(/[\p{L}\p{Nd}]+/gu)];
    for (let i = 0; i < words.length; i++) {
      let node: Node | undefined = root;
      let last = -1;
      for (let j = i; j < words.length; j++) {
        if (j > i && words[j]!.index !== words[j - 1]!.index + words[j - 1]![0].length + 1) break;
        node = node.next.get(foldAll(words[j]![0]));
        if (node === undefined) break;
        if (node.ends) last = j;
      }
      if (last < 0 || !isCapital(text, words[i]!.index)) continue;
      count++;
      i = last;
    }
    return count;
  };
}

function isCapital(text: string, at: number): boolean {
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}
