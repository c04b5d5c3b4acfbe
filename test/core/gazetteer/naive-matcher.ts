import type { Surface } from '../../../src/compiler/gazetteer/compile-gazetteer.ts';
import type { ScannedMention } from '../../../src/core/gazetteer/gazetteer.ts';

const wordUnit = '[\\p{L}\\p{Nd}]';
const bracket = '["«»„“”()\\[\\]\']';
const spaces = '(?:[^\\S\\n]+\\n?[^\\S\\n]*|\\n[^\\S\\n]*)';
const between: Readonly<Record<string, string>> = {
  ' ': `(?:${bracket}${spaces}|${spaces}${bracket}?)`,
  '-': '[-‑–]',
  '.': `\\.(?:-|${spaces})?`,
  "'": "['’]",
};
const strictness = { any: 0, initial: 1, exact: 2 };

/**
 * The slow and obvious matcher that says what the fast one has to find, for texts without junk and forms of plain words with
 * single separators: every form is a regular expression and is tried at every place.
 */
export function scanNaively(text: string, surfaces: readonly Surface[]): readonly ScannedMention[] {
  const forms = surfaces.map((surface) => {
    const pattern = Array.from(surface.text, (c) => between[c] ?? `[${c}${c.toUpperCase()}${c.toLowerCase()}]`).join(
      '',
    );
    return { ...surface, pattern: new RegExp(`(?<!${wordUnit})${pattern}(?!${wordUnit})`, 'uy') };
  });
  const mentions: ScannedMention[] = [];
  for (let start = 0; start < text.length; start++) {
    let best: { readonly surface: Surface; readonly end: number } | null = null;
    for (const surface of forms) {
      surface.pattern.lastIndex = start;
      const found = surface.pattern.exec(text)?.[0];
      if (found === undefined || !fits(found, surface)) continue;
      const end = start + found.length;
      const stricter = best !== null && strictness[surface.rule] > strictness[best.surface.rule];
      if (best === null || end > best.end || (end === best.end && stricter)) best = { surface, end };
    }
    if (best === null) continue;
    mentions.push({ start, end: best.end, value: best.surface.value });
    start = best.end - 1;
  }
  return mentions;
}

function fits(found: string, { text, rule }: Surface): boolean {
  if (rule === 'any') return true;
  if (rule === 'initial') return !/^\p{Ll}/u.test(found);
  const capitals = /^(?:\P{Ll})*/u.exec(text)?.[0] ?? '';
  const letters = (of: string): string =>
    Array.from(of)
      .filter((c) => /[\p{L}\p{Nd}]/u.test(c))
      .join('');
  return !/\p{Ll}/u.test(letters(found).slice(0, letters(capitals).length));
}
