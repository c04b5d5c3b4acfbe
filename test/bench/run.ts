import { appendFileSync, mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { dateFigures } from './dates.bench.ts';
import { isMissed, lineOf, type Figure } from './goals.ts';
import { loadFigures } from './load.bench.ts';
import { pageFigures } from './page.bench.ts';
import { scaleFigures, scanFigures } from './scan.bench.ts';

// `npm run bench [scan] [load] [scale] [chrome] [firefox] [dates]`: every goal of speed and memory beside its figure; without words, all
// of them. Ratios of one run, medians of runs taken by turns. Keeps a history. Exit code 1 where a goal is missed.

const parts: Readonly<Record<string, () => readonly Figure[] | Promise<readonly Figure[]>>> = {
  scan: scanFigures,
  load: loadFigures,
  scale: scaleFigures,
  dates: dateFigures,
  chrome: () => pageFigures('chrome'),
  firefox: () => pageFigures('firefox'),
};
const wanted = process.argv.slice(2);
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`── ${name}`);
  for (const figure of await measure()) {
    figures.push({ ...figure, name: `${name}: ${figure.name}` });
    console.log(lineOf(figure));
  }
}
const missed = figures.filter(isMissed);
const folder = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
mkdirSync(folder, { recursive: true });
const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}`;
appendFileSync(`${folder}bench.jsonl`, `${JSON.stringify({ at: new Date().toISOString(), machine, figures })}\n`);
console.log(`\n${machine}\n${figures.length} figures, ${missed.length} goals missed`);
for (const { name } of missed) console.log(`  missed: ${name}`);
process.exitCode = missed.length > 0 ? 1 : 0;
