import { parseArgs } from 'node:util';
import { InputError } from '../compiler/input-error.ts';
import { didYouMean } from '../compiler/reference/problems.ts';

/** A failure whose message says everything: printed in one line, without a stack. */
export class CommandError extends Error {
  readonly exitCode: number = 1;
}

/** The caller's mistake: exit code 2. */
export class UsageError extends CommandError {
  override readonly exitCode = 2;
}

/** An option of a command: a flag (`boolean`), or one with a value (`string`). Where an option is repeated, the last one counts. */
export interface Option {
  readonly type: 'boolean' | 'string';
  /** How the help names the value, as `DATE`. */
  readonly value?: string;
  /** The only values allowed. */
  readonly choices?: readonly string[];
  readonly about: string;
}

/** What a command accepts and what its help says. */
export interface CommandLine<Options extends Readonly<Record<string, Option>>> {
  /** The name of its npm script. */
  readonly name: string;
  readonly about: string;
  /** Its arguments as the usage line shows them, as `[FILE]`; none by default. */
  readonly words?: string;
  /** 0 by default. */
  readonly maxWords?: number;
  readonly options: Options;
  readonly example: string;
}

/** The options and arguments given, after they were checked. */
export interface Given<Options extends Readonly<Record<string, Option>>> {
  readonly options: { readonly [Name in keyof Options]?: Options[Name]['type'] extends 'string' ? string : boolean };
  readonly words: readonly string[];
}

/**
 * Runs a command with the arguments of this process. `--help` prints its help. A CommandError and an InputError are printed in
 * their own words with their exit code; any other error is a bug of ours and keeps its stack.
 */
export async function runCommand<const Options extends Readonly<Record<string, Option>>>(
  line: CommandLine<Options>,
  command: (given: Given<Options>) => Promise<void> | void,
): Promise<void> {
  process.stdout.on('error', endOnClosedPipe);
  try {
    const { help, ...given } = readArguments(line, process.argv.slice(2));
    if (help) console.log(helpText(line));
    else await command(given);
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof InputError)) throw error;
    console.error(`${line.name}: ${error.message}`);
    process.exitCode = error instanceof CommandError ? error.exitCode : 1;
  }
}

/** Whoever reads our output may stop early, as `head` does. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

/** Checks the arguments of a command. Throws UsageError for what it does not accept. */
export function readArguments<const Options extends Readonly<Record<string, Option>>>(
  { options, maxWords = 0 }: CommandLine<Options>,
  args: readonly string[],
): Given<Options> & { readonly help: boolean } {
  const { values, positionals } = parse(options, args);
  const { help = false, ...given } = values;
  if (help) return { help, options: {}, words: [] };
  for (const [name, value] of Object.entries(given)) {
    const choices = options[name]?.choices;
    if (choices?.includes(String(value)) === false)
      throw new UsageError(`--${name} ${String(value)}: must be ${choices.join(' or ')}`);
  }
  const superfluous = positionals.slice(maxWords);
  if (superfluous.length > 0)
    throw new UsageError(`unexpected argument «${superfluous.join(' ')}»; --help shows the usage`);
  return { help: false, options: given, words: positionals };
}

function parse(options: Readonly<Record<string, Option>>, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    if (!(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')))
      throw error;
    // The sentences after the first one advise on `--`, which is hardly ever what was meant.
    const [problem = ''] = error.message.split(/\.\s/);
    const unknown = error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? /--([^']+)/.exec(problem)?.[1] : undefined;
    const meant = unknown === undefined ? null : didYouMean(unknown, Object.keys(options));
    throw new UsageError(`${problem}${meant === null ? '' : ` (${meant})`}; --help lists the options`);
  }
}

/** What `--help` prints: usage, meaning, options, an example. */
export function helpText({
  name,
  about,
  words,
  options,
  example,
}: CommandLine<Readonly<Record<string, Option>>>): string {
  const rows = [
    ...Object.entries(options).map(([option, { value, choices, about: meaning }]) => {
      const shown = choices?.join('|') ?? value;
      return [`--${option}${shown === undefined ? '' : ` ${shown}`}`, meaning] as const;
    }),
    ['-h, --help', 'Print this help.'] as const,
  ];
  const width = Math.max(...rows.map(([left]) => left.length));
  const script = name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
  const taken = [Object.keys(options).length > 0 ? '[OPTIONS]' : '', words ?? ''].filter((part) => part !== '');
  return [
    `Usage: ${[script, ...(taken.length > 0 ? ['--', ...taken] : [])].join(' ')}`,
    '',
    about,
    '',
    'Options:',
    ...rows.map(([left, meaning]) => `  ${left.padEnd(width)}  ${meaning}`),
    '',
    'Example:',
    `  ${example}`,
  ].join('\n');
}

/** The whole number that an option gives, from 1 on. Throws UsageError for anything else. */
export function positiveNumber(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new UsageError(`--${option} ${text}: must be a whole number from 1 on`);
  return number;
}
