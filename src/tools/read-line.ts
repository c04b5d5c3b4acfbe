import { UsageError } from './command-line.ts';

/** A document in a JSON Lines input. */
export interface InputLine {
  readonly id?: unknown;
  readonly text?: string;
  readonly html?: string;
  readonly lang?: string;
  readonly date?: string;
}

/** A line that is not a document. Keeps the id for the answer. */
export class LineError extends UsageError {
  readonly id: unknown;

  constructor(id: unknown, message: string) {
    super(message);
    this.id = id;
  }
}

/** Reads one line. Throws SyntaxError for invalid JSON, UsageError for anything but an object, LineError for a wrong field. */
export function readLine(line: string): InputLine {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError('a line must be an object');
  const { id, ...fields } = value as Record<string, unknown>;
  const input: Record<string, string> = {};
  for (const name of ['text', 'html', 'lang', 'date']) {
    const field = fields[name];
    if (field === undefined || field === null) continue;
    if (typeof field !== 'string') throw new LineError(id, `${name}: must be a string`);
    input[name] = field;
  }
  if (input['text'] === undefined && input['html'] === undefined) throw new LineError(id, 'text or html is missing');
  return { id, ...input };
}
