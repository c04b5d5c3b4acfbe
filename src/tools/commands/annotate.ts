import { createInterface } from 'node:readline';
import { parseDayOfTimestamp, printCalendar } from '../../core/calendar/calendar-value.ts';
import type { Languages } from '../../core/language/language-image.ts';
import type { Reference } from '../../core/reference/reference.ts';
import type { PublicationDate } from '../../core/types.ts';
import { annotateDocument } from '../annotate-document.ts';
import { runCommand, UsageError } from '../command-line.ts';
import { isLanguageTag } from '../language-tag.ts';
import { loadLanguages, loadReference } from '../open-reference.ts';
import { readHtml, readText } from '../read-document.ts';
import { readInput } from '../read-input.ts';
import { LineError, readLine } from '../read-line.ts';

await runCommand(
  {
    name: 'annotate',
    about: 'Prints what the extension would annotate in FILE, or in standard input, as one JSON object.',
    words: '[FILE]',
    maxWords: 1,
    options: {
      format: {
        type: 'string',
        choices: ['text', 'html'],
        about: 'How to read the input; html where FILE is named so, else text.',
      },
      language: { type: 'string', value: 'TAG', about: 'The language of the text, whatever the page says.' },
      published: {
        type: 'string',
        value: 'DATE',
        about: 'The day of publication (YYYY-MM-DD), whatever the page says.',
      },
      explain: { type: 'boolean', about: 'Print the rule of each date too.' },
      jsonl: {
        type: 'boolean',
        about: 'One document per line: { id, text or html, lang?, date? } in, { id, … } or { id?, error } out.',
      },
    },
    example: 'npm run --silent annotate -- --format html test/articles/kazakhstan-2022-01-11/source.html',
  },
  async ({ options, words: [file] }) => {
    const {
      language = null,
      jsonl = false,
      explain = false,
      format = /\.x?html?$/i.test(file ?? '') ? 'html' : 'text',
    } = options;
    if (language !== null && !isLanguageTag(language))
      throw new UsageError(`--language ${language}: not a language tag`);
    const published = parseDay(options.published, '--published');
    if (jsonl) {
      const lines = file === undefined ? createInterface(process.stdin) : (await readInput(file)).split('\n');
      await annotateLines(lines, loadReference(), loadLanguages(), explain);
      return;
    }
    const input = await readInput(file);
    const document = format === 'html' ? await readHtml(input) : readText(input);
    const override = { language, published };
    const annotated = annotateDocument(document, override, loadReference(), loadLanguages(), explain);
    console.log(JSON.stringify(annotated, null, 2));
  },
);

/** Prints one object per document, in order. A bad line is answered with its error, and the next one is read. */
async function annotateLines(
  lines: Iterable<string> | AsyncIterable<string>,
  reference: Reference,
  languages: Languages,
  explain: boolean,
): Promise<void> {
  for await (const line of lines) {
    if (line.trim() === '') continue;
    let id: unknown;
    let answer: object;
    try {
      const input = readLine(line);
      id = input.id;
      const document = input.html === undefined ? readText(input.text ?? '') : await readHtml(input.html);
      const override = { language: input.lang ?? null, published: parseDay(input.date, 'date') };
      answer = { id, ...annotateDocument(document, override, reference, languages, explain) };
    } catch (error) {
      if (!(error instanceof UsageError || error instanceof SyntaxError)) throw error;
      answer = {
        ...(error instanceof LineError ? { id: error.id } : id === undefined ? {} : { id }),
        error: error.message,
      };
    }
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

/** A day, with or without a time after it. Throws UsageError for anything else. */
function parseDay(text: string | undefined, name: string): PublicationDate | null {
  if (text === undefined) return null;
  const day = parseDayOfTimestamp(text);
  if (day === null) throw new UsageError(`${name} ${text}: not a day; write it as YYYY-MM-DD`);
  return { value: printCalendar(day), basis: 'option' };
}
