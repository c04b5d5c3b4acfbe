import { DatasetError } from '../compiler/reference/problems.ts';

/** A mistake of the caller: told on standard error, exit code 2. */
export class UsageError extends Error {}

/**
 * Reads `--name value` options and the remaining words of a command line. Throws UsageError for an option that is not in
 * `known` or has no value. Options in `flags` take no value and give `'true'`.
 */
export function readArguments(
  words: readonly string[],
  known: readonly string[],
  flags: readonly string[] = [],
): { readonly options: ReadonlyMap<string, string>; readonly rest: readonly string[] } {
  const options = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('--')) {
      rest.push(word);
      continue;
    }
    const name = word.slice(2);
    if (flags.includes(name)) options.set(name, 'true');
    else if (!known.includes(name)) {
      throw new UsageError(
        `unknown option ${word}; known are ${[...known, ...flags].map((option) => `--${option}`).join(', ')}`,
      );
    } else {
      const value = words[++at];
      if (value === undefined) throw new UsageError(`${word} needs a value`);
      options.set(name, value);
    }
  }
  return { options, rest };
}

/**
 * Runs a command: a UsageError is told in one line with exit code 2, a dataset that does not compile in its own words with
 * exit code 1; anything else is a fault of ours and keeps its stack.
 */
export async function runCommand(name: string, command: () => Promise<void> | void): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof DatasetError)) throw error;
    console.error(`${name}: ${error.message}`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
