import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { buildReference } from '../../src/compiler/build-reference.ts';
import { buildLanguages } from '../../src/compiler/languages/build-languages.ts';
import { openLanguages } from '../../src/core/language/language-image.ts';
import { annotate } from '../../src/core/article/annotate.ts';
import { scanFlat } from '../../src/core/gazetteer/gazetteer.ts';
import { openGazetteer } from '../../src/core/gazetteer/image.ts';
import { parseReference } from '../../src/core/reference/columns.ts';
import { openReference } from '../../src/core/reference/reference.ts';
import type { Block } from '../../src/core/types.ts';
import { findArticle } from '../../src/page/article.ts';
import { mapText } from '../../src/page/text-map.ts';
import { median, medianTimes, type Figure } from './goals.ts';
import { heapAfterCollection } from './scan.bench.ts';

// How long the background needs from its bundle to an opened dataset, what it then holds, and how long the whole analysis takes.

const root = new URL('../../', import.meta.url);

/** Loading and memory of the dataset as it ships, and the analysis of a megabyte of our own articles. */
export function loadFigures(): readonly Figure[] {
  const { text: json, image } = buildReference(root);
  const base64 = Buffer.from(image).toString('base64');
  const open = () => {
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    return openReference(parseReference(json), bytes);
  };
  const { floor, load } = medianTimes({ floor: () => JSON.parse(json) as unknown, load: open });
  const before = heapAfterCollection();
  const reference = open();
  const held = heapAfterCollection() - before;

  const { text, blocks } = aMegabyte();
  const gazetteer = openGazetteer(image);
  const languages = openLanguages(buildLanguages(root));
  const context = { language: 'ru', published: { value: '2022-01-11', basis: 'metadata' as const } };
  const { scan, whole } = medianTimes(
    { scan: () => scanFlat(text, gazetteer), whole: () => annotate({ text, blocks }, context, reference, languages) },
    7,
  );
  return [
    { name: 'dataset, gzipped', value: (gzipSync(json).length + gzipSync(image).length) / 1024, unit: 'KB' },
    { name: 'opening the dataset', value: load, unit: 'ms', goal: { is: 'at most', value: 30 } },
    { name: '  … times parsing the record alone', value: load / floor, unit: '×' },
    { name: 'memory of the dataset', value: held / 2 ** 20, unit: 'MB', goal: { is: 'at most', value: 15 } },
    {
      name: 'annotate 1 MB, times the scan alone',
      value: whole / scan,
      unit: '×',
      goal: { is: 'at most', value: 3 },
    },
    { name: '  … in milliseconds', value: median([whole]), unit: 'ms' },
  ];
}

/** The Russian test articles over and over: all of it about the field, so denser than news are. */
function aMegabyte(): { readonly text: string; readonly blocks: readonly Block[] } {
  const folder = new URL('test/articles/', root);
  const articles = readdirSync(folder).flatMap((name) => {
    const html = readFileSync(new URL(`${name}/source.html`, folder), 'utf8');
    const article = html.includes('lang="ru"') ? findArticle(new JSDOM(html).window.document) : null;
    return article === null ? [] : [mapText(article).source];
  });
  let text = '';
  const blocks: Block[] = [];
  while (text.length < 1_000_000) {
    for (const article of articles) {
      const at = text.length;
      for (const { start, end, kind } of article.blocks) blocks.push({ start: start + at, end: end + at, kind });
      text += `${article.text}\n\n`;
    }
  }
  // Flat, as the message brings it.
  return { text: Buffer.from(text).toString(), blocks };
}
