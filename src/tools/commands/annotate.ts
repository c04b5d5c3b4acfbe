import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { isDay } from '../../core/calendar/days.ts';
import type { Reference } from '../../core/reference/reference.ts';
import type { PublicationDate } from '../../core/types.ts';
import { annotateDocument } from '../annotate-document.ts';
import { readHtml, readText } from '../read-document.ts';
import { readArguments, runCommand, UsageError } from '../command-line.ts';
import { loadReference } from '../open-reference.ts';
import { LineError, readLine } from '../read-line.ts';

await runCommand('annotate', async () => {
  const { options, rest } = readArguments(process.argv.slice(2), ['format', 'language', 'published'], ['jsonl']);
  if (rest.length > 1) throw new UsageError(`one file at a time, not ${rest.length}`);
  const [file] = rest;
  if (file !== undefined && !existsSync(file)) throw new UsageError(`${file}: no such file`);
  const reference = loadReference();
  if (options.has('jsonl')) {
    await annotateLines(file, reference);
    return;
  }
  const format = options.get('format') ?? (file?.endsWith('.html') ? 'html' : 'text');
  if (format !== 'text' && format !== 'html') throw new UsageError(`--format ${format}: text or html`);
  const input = readFileSync(file ?? 0, 'utf8');
  const document = format === 'html' ? await readHtml(input) : readText(input);
  const told = {
    language: options.get('language') ?? null,
    published: optionDate(options.get('published'), '--published'),
  };
  console.log(JSON.stringify(annotateDocument(document, told, reference), null, 2));
});

/** One document a line in, one object a line out, in order; a bad line is answered with its error and the rest goes on. */
async function annotateLines(file: string | undefined, reference: Reference): Promise<void> {
  const lines = file === undefined ? createInterface(process.stdin) : readFileSync(file, 'utf8').split('\n');
  for await (const line of lines) {
    if (line.trim() === '') continue;
    let id: unknown;
    let answer: object;
    try {
      const input = readLine(line);
      id = input.id;
      const document = input.html === undefined ? readText(input.text ?? '') : await readHtml(input.html);
      const told = { language: input.lang ?? null, published: optionDate(input.date, 'date') };
      answer = { id, ...annotateDocument(document, told, reference) };
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

function optionDate(value: string | undefined, name: string): PublicationDate | null {
  if (value === undefined) return null;
  const day = value.slice(0, 10);
  if (!isDay(day)) throw new UsageError(`${name} ${value}: not a day; write it as YYYY-MM-DD`);
  return { value: day, basis: 'option' };
}
