import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';
import type { SourceText } from '../../core/types.ts';
import { findArticle } from '../../page/article.ts';
import { mapText } from '../../page/text-map.ts';
import { characterScore, meanOf, medianOf, type Score } from '../character-score.ts';
import { readArguments, runCommand, UsageError } from '../command-line.ts';

// Scores article finding on folders of pages in Readability's format: each has source.html and expected.html, the article as it is to
// be found. Compared is running text: the format keeps the headline elsewhere, so ours is left out, and listings and controls, which the
// annotator never reads, are left out of what is expected; `--whole` compares all. Beside each time stands that of Readability on the
// same page; it changes its document, so it gets one of its own.

const goal = 0.95;
const shareOfTime = 0.2;
const runs = 3;

interface Row {
  readonly name: string;
  readonly ours: Score;
  readonly theirs: Score;
  readonly ourMs: number;
  readonly theirMs: number;
}

await runCommand('score:articles', () => {
  const { options, rest } = readArguments(process.argv.slice(2), ['worst'], ['whole', 'help']);
  if (options.has('help') || rest.length === 0) {
    console.log(
      'score:articles PAGES… [--worst 20] [--whole]\nPAGES holds folders with source.html and expected.html. Prints the character F1 of each page and the mean.\n' +
        'Compares running text, without the headline and without pre, code and controls; with --whole all there is.',
    );
    if (!options.has('help')) throw new UsageError('no folder of pages was named');
    return;
  }
  const isWhole = options.has('whole');
  const rows = rest.flatMap(pageFolders).map((folder) => scorePage(folder, isWhole));
  if (rows.length === 0) throw new UsageError(`${rest.join(', ')}: no folder with source.html and expected.html`);
  const worst = Number(options.get('worst') ?? rows.length);
  for (const { name, ours, theirs, ourMs, theirMs } of [...rows].sort((a, b) => a.ours.f1 - b.ours.f1).slice(0, worst))
    console.log(
      `${percent(ours.f1)}  P ${percent(ours.precision)} R ${percent(ours.recall)}  ${ourMs.toFixed(1).padStart(7)} ms` +
        `   Readability ${percent(theirs.f1)} ${theirMs.toFixed(1).padStart(7)} ms   ${name}`,
    );
  const f1 = meanOf(rows.map(({ ours }) => ours.f1));
  const ratio = medianOf(rows.map(({ ourMs, theirMs }) => ourMs / theirMs));
  console.log(
    `${rows.length} pages: mean F1 ${percent(f1)} (goal ${percent(goal)}), Readability ${percent(meanOf(rows.map(({ theirs }) => theirs.f1)))}; ` +
      `time ${ratio.toFixed(3)} of Readability’s (goal ${shareOfTime}), the median of pages`,
  );
  process.exitCode = f1 >= goal && ratio <= shareOfTime ? 0 : 1;
});

function pageFolders(folder: string): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new UsageError(`${folder}: no such folder`);
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
  // Taken by turns, so that what else the machine does hits both.
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

/** The text of all that is shown, with a space between elements, as two paragraphs are no one word. */
function textOf(root: Element, isWhole: boolean): string {
  const parts: string[] = [];
  const leftOut = isWhole ? 'script, style, noscript' : 'script, style, noscript, pre, code, button, select, textarea';
  const walker = root.ownerDocument.createTreeWalker(root, 4 /* text nodes */);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest(leftOut) === null) parts.push(node.nodeValue ?? '');
  }
  return parts.join(' ');
}

function percent(share: number): string {
  return (100 * share).toFixed(1).padStart(5);
}
