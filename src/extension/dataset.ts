import data from 'virtual:reference-data';
import image from 'virtual:gazetteer-image';
import languages from 'virtual:languages-image';
import words from 'virtual:words';
import { parseReference } from '../core/reference/columns.ts';
import { openLanguages, type Languages } from '../core/language/language-image.ts';
import { openReference, type Reference } from '../core/reference/reference.ts';

let opened: Reference | null = null;

/** The bundled dataset, opened at the first call and kept while the background lives. */
export function bundledReference(): Reference {
  opened ??= openReference(parseReference(data), bytesOf(image));
  return opened;
}

let read: Languages | null = null;

/** The bundled languages, opened and kept in the same way. */
export function bundledLanguages(): Languages {
  read ??= openLanguages(bytesOf(languages));
  return read;
}

let spoken: Readonly<Record<string, Readonly<Record<string, string>>>> | null = null;

/** The interface's words by language and key, with `$1` and on to be filled in. */
export function bundledWords(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  spoken ??= JSON.parse(words) as Readonly<Record<string, Readonly<Record<string, string>>>>;
  return spoken;
}

function bytesOf(base64: string): Uint8Array {
  // Chromium knows it from 140 on, and is many times faster so.
  const { fromBase64 } = Uint8Array as { readonly fromBase64?: (text: string) => Uint8Array };
  if (fromBase64 !== undefined) return fromBase64.call(Uint8Array, base64);
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
