import { appendFileSync, mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { runCommand, UsageError } from '../../src/tools/command-line.ts';
import { dateFigures } from './dates.bench.ts';
import { isMissed, lineOf, type Figure } from './goals.ts';
import { loadFigures } from './load.bench.ts';
import { pageFigures } from './page.bench.ts';
import { scaleFigures, scanFigures } from './scan.bench.ts';

const parts: Readonly<Record<string, () => readonly Figure[] | Promise<readonly Figure[]>>> = {
  scan: scanFigures,
  load: loadFigures,
  scale: scaleFigures,
  dates: dateFigures,
  chrome: () => pageFigures('chrome'),
  firefox: () => pageFigures('firefox'),
};
const names = Object.keys(parts);

await runCommand(
  {
    name: 'bench',
    about:
      'Measures speed and memory and prints each figure beside its goal, for all parts or those named. Figures are ratios within one run and\n' +
      'medians of alternating runs. Keeps a history in node_modules/.cache/bench.jsonl. Exit code 1 where a goal is missed.',
    words: `[${names.join('|')}…]`,
    maxWords: names.length,
    options: {},
    example: 'npm run bench -- scan dates',
  },
  async ({ words }) => {
    const unknown = words.filter((word) => !names.includes(word));
    if (unknown.length > 0) throw new UsageError(`${unknown.join(' ')}: unknown part; there are ${names.join(', ')}`);
    const figures: Figure[] = [];
    for (const [name, measure] of Object.entries(parts)) {
      if (words.length > 0 && !words.includes(name)) continue;
      console.log(`── ${name}`);
      for (const figure of await measure()) {
        figures.push({ ...figure, name: `${name}: ${figure.name}` });
        console.log(lineOf(figure));
      }
    }
    report(figures);
  },
);

/** Prints the missed goals and adds the figures to the history. */
function report(figures: readonly Figure[]): void {
  const missed = figures.filter(isMissed);
  const folder = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const machine = `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}`;
  appendFileSync(`${folder}bench.jsonl`, `${JSON.stringify({ at: new Date().toISOString(), machine, figures })}\n`);
  console.log(`\n${machine}\n${figures.length} figures, ${missed.length} goals missed`);
  for (const { name } of missed) console.log(`  missed: ${name}`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}
