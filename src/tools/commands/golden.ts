import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readArguments, runCommand, UsageError } from '../command-line.ts';
import { compareGolden } from '../compare-golden.ts';
import { makeGolden, printGolden, type GoldenArticle } from '../golden-article.ts';
import { loadReference, projectRoot } from '../open-reference.ts';

// `npm run golden [-- SLUG…]`: writes what the product makes of each page of test/articles to its expected.json and prints how it
// differs from what stood there. Read every line of that before you keep it. With --check nothing is written, and a difference is
// exit code 1.

const folder = new URL('test/articles/', projectRoot);

await runCommand('golden', async () => {
  const { options, rest } = readArguments(process.argv.slice(2), [], ['check']);
  const isCheck = options.has('check');
  const known = readdirSync(folder).filter((slug) => existsSync(new URL(`${slug}/source.html`, folder)));
  const unknown = rest.filter((slug) => !known.includes(slug));
  if (unknown.length > 0) throw new UsageError(`${unknown.join(', ')}: no such page in test/articles`);
  const slugs = rest.length > 0 ? rest : known.sort();
  const reference = loadReference();
  let changed = 0;
  for (const slug of slugs) {
    const file = new URL(`${slug}/expected.json`, folder);
    const was = existsSync(file) ? readFileSync(file, 'utf8') : null;
    const golden = await makeGolden(readFileSync(new URL(`${slug}/source.html`, folder), 'utf8'), reference);
    const is = printGolden(golden);
    if (is === was) continue;
    changed++;
    const earlier = was === null ? null : readGolden(was);
    const differences = compareGolden(earlier, golden);
    console.log(`${slug}${was === null ? ' (new)' : earlier === null ? ' (its expected.json was no JSON)' : ''}`);
    for (const line of differences.length > 0 ? differences : ['only the form of the file differs'])
      console.log(`  ${line}`);
    if (!isCheck) writeFileSync(file, is);
  }
  console.log(
    `${slugs.length} ${slugs.length === 1 ? 'page' : 'pages'}, ${changed} ${isCheck ? 'would change' : 'changed'}`,
  );
  if (isCheck && changed > 0) process.exitCode = 1;
});

/** Null for what is no JSON, as a file that a merge has left. */
function readGolden(text: string): GoldenArticle | null {
  try {
    return JSON.parse(text) as GoldenArticle;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
