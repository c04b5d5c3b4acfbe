import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';
import type { SourceText } from '../../core/types.ts';
import { findArticle } from '../../page/article.ts';
import { mapText } from '../../page/text-map.ts';
import { characterScore, meanOf, medianOf, type Score } from '../character-score.ts';
import { positiveNumber, runCommand, UsageError } from '../command-line.ts';
import { requireFolder } from '../read-input.ts';

// Readability's test pages keep the headline outside expected.html, so ours is dropped; code and controls, which the annotator never
// reads, are dropped from the expected text.

const minF1 = 0.95;
/** Our time as a share of Readability's. */
const maxTimeRatio = 0.2;
const runs = 3;

interface Row {
  readonly name: string;
  readonly ours: Score;
  readonly theirs: Score;
  readonly ourMs: number;
  readonly theirMs: number;
}

await runCommand(
  {
    name: 'score:articles',
    about:
      'Prints the character F1 of article finding for each page below the folders, and the mean, beside Readability’s. A page is a folder\n' +
      'with source.html and expected.html. Compares running text, without the headline and without pre, code and controls.',
    words: 'FOLDER…',
    maxWords: Infinity,
    options: {
      worst: { type: 'string', value: 'COUNT', about: 'Print only this many pages, those with the lowest score.' },
      whole: { type: 'boolean', about: 'Compare all text, with headline, code and controls.' },
    },
    example: 'npm run score:articles -- ../readability/test/test-pages --worst 20',
  },
  ({ options, words: folders }) => {
    if (folders.length === 0) throw new UsageError('name at least one folder of pages');
    const { whole: isWhole = false } = options;
    const maxRows = options.worst === undefined ? Infinity : positiveNumber('worst', options.worst);
    const rows = folders.flatMap(pageFolders).map((folder) => scorePage(folder, isWhole));
    if (rows.length === 0) throw new UsageError(`${folders.join(', ')}: no folder with source.html and expected.html`);
    const worst = rows.toSorted((a, b) => a.ours.f1 - b.ours.f1).slice(0, maxRows);
    for (const { name, ours, theirs, ourMs, theirMs } of worst)
      console.log(
        `${percent(ours.f1)}  P ${percent(ours.precision)} R ${percent(ours.recall)}  ${ourMs.toFixed(1).padStart(7)} ms` +
          `   Readability ${percent(theirs.f1)} ${theirMs.toFixed(1).padStart(7)} ms   ${name}`,
      );
    const f1 = meanOf(rows.map(({ ours }) => ours.f1));
    const ratio = medianOf(rows.map(({ ourMs, theirMs }) => ourMs / theirMs));
    console.log(
      `${rows.length} pages: mean F1 ${percent(f1)} (goal ${percent(minF1)}), Readability ${percent(meanOf(rows.map(({ theirs }) => theirs.f1)))}; ` +
        `time ${ratio.toFixed(3)} of Readability’s (goal ${maxTimeRatio}), the median of pages`,
    );
    process.exitCode = f1 >= minF1 && ratio <= maxTimeRatio ? 0 : 1;
  },
);

function pageFolders(folder: string): readonly string[] {
  requireFolder(folder);
  const isPage = (path: string) => existsSync(join(path, 'source.html')) && existsSync(join(path, 'expected.html'));
  if (isPage(folder)) return [folder];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter(isPage);
}

function scorePage(folder: string, isWhole: boolean): Row {
  const source = readFileSync(join(folder, 'source.html'), 'utf8');
  const gold = new JSDOM(readFileSync(join(folder, 'expected.html'), 'utf8')).window.document.body;
  const expected = textOf(gold, isWhole);
  const ourTimes: number[] = [];
  const theirTimes: number[] = [];
  let ours = '';
  let theirs = '';
  // By turns, so that other load on the machine hits both. Readability changes its document, so each run gets a new one.
  for (let i = 0; i < runs; i++) {
    const { document } = new JSDOM(source, { url: 'http://page.example/' }).window;
    const start = performance.now();
    const article = findArticle(document);
    const found = article === null ? null : mapText(article).source;
    const between = performance.now();
    const content = new Readability(document).parse()?.content ?? '';
    ourTimes.push(between - start);
    theirTimes.push(performance.now() - between);
    ours = found === null ? '' : isWhole ? found.text : withoutHeadline(found);
    theirs = textOf(new JSDOM(content).window.document.body, isWhole);
  }
  return {
    name: folder,
    ours: characterScore(ours, expected),
    theirs: characterScore(theirs, expected),
    ourMs: medianOf(ourTimes),
    theirMs: medianOf(theirTimes),
  };
}

function withoutHeadline({ text, blocks }: SourceText): string {
  const [first] = blocks;
  return first?.kind === 'heading' ? text.slice(first.end) : text;
}

/** The visible text, with a space between text nodes, so that the words of two paragraphs stay apart. */
function textOf(root: Element, isWhole: boolean): string {
  const parts: string[] = [];
  const skipped = isWhole ? 'script, style, noscript' : 'script, style, noscript, pre, code, button, select, textarea';
  const walker = root.ownerDocument.createTreeWalker(root, 4 /* text nodes */);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest(skipped) === null) parts.push(node.nodeValue ?? '');
  }
  return parts.join(' ');
}

function percent(share: number): string {
  return (100 * share).toFixed(1).padStart(5);
}
