import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BuildCache, readCode } from '../build-cache.ts';
import { InputError } from '../input-error.ts';
import { loadYaml } from '../packages.ts';
import { problemInWords, type Problem } from '../reference/problems.ts';
import type { Paradigm } from '../reference/records.ts';
import { compileLanguages, type CompiledLanguages } from './compile-languages.ts';
import { readLanguageFiles } from './read-languages.ts';

/** A language cannot be compiled; the message lists every problem. */
export class LanguageFilesError extends InputError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      `assets/languages has ${problems.length} error${problems.length === 1 ? '' : 's'}:\n${problems.map(problemInWords).join('\n')}`,
    );
    this.name = 'LanguageFilesError';
    this.problems = problems;
  }
}

const languagesFolder = 'assets/languages/';
const samplesFile = 'assets/reference/paradigms.yaml';

/**
 * The image of all languages of the checkout at `root`, for openLanguages; cached as the dataset is. A language with problems is
 * left out, and these are given to `onProblems`; where that is null, throws LanguageFilesError.
 */
export function buildLanguages(
  root: URL,
  onProblems: ((problems: readonly Problem[]) => void) | null = null,
): Uint8Array {
  const files = readLanguageFiles(fileURLToPath(new URL(languagesFolder, root)));
  const samples = { path: samplesFile, text: readFileSync(new URL(samplesFile, root), 'utf8') };
  const cache = new BuildCache(root, [...files, samples, ...readCode()]);
  const known = cache.read('languages');
  if (known !== null) return new Uint8Array(known);
  const { image, problems } = compileLanguages(files, parseSamples(samples.text));
  if (problems.length === 0) cache.write('languages', image);
  else if (onProblems === null) throw new LanguageFilesError(problems);
  else onProblems(problems);
  return image;
}

/** Compiles the languages without a look into the cache, for checks that need more than the image. */
export function compileLanguagesOf(root: URL): CompiledLanguages {
  const files = readLanguageFiles(fileURLToPath(new URL(languagesFolder, root)));
  return compileLanguages(files, parseSamples(readFileSync(new URL(samplesFile, root), 'utf8')));
}

/** The samples by which the dataset declines Russian names: each has six cases, variants of one with a slash. */
function parseSamples(text: string): ReadonlyMap<string, Paradigm> {
  const { ru } = loadYaml().parse(text) as { readonly ru: Readonly<Record<string, readonly string[]>> };
  return new Map(Object.entries(ru).map(([sample, cases]) => [sample, cases.map((variants) => variants.split('/'))]));
}
