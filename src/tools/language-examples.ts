import type { SourceRule } from '../compiler/languages/compile-languages.ts';
import type { ExampleValue } from '../compiler/languages/read-languages.ts';
import type { Languages } from '../core/language/language-image.ts';
import { readWordTokens } from '../core/language/word-tokens.ts';
import { findClaims, recognize, type Claim } from '../core/timex/recognize.ts';
import { resolve } from '../core/timex/resolve.ts';
import { findSpeechActs } from '../core/timex/speech.ts';
import type { Block } from '../core/types.ts';

/** Runs the examples of date rules. Days are counted from 11 January 2022, a Tuesday. */

const published = { value: '2022-01-11', basis: 'metadata' } as const;

/** What rules make of a text: the claims, and by rule `words = value` of each expression. */
interface Reading {
  readonly claims: readonly Claim[];
  readonly told: readonly { readonly owner: string; readonly said: string }[];
}

/** `ru: day of a month`. */
export function ownerOf({ language, rule }: { readonly language: string; readonly rule: string }): string {
  return `${language}: ${rule}`;
}

export function readText(text: string, languages: Languages): Reading {
  const blocks: readonly Block[] = [{ start: 0, end: text.length, kind: 'paragraph' }];
  const tokens = readWordTokens(text, languages);
  const timexes = recognize(tokens, blocks);
  const speech = findSpeechActs(tokens, blocks, timexes, []);
  const resolved = resolve(timexes, { tokens, blocks, published, speech });
  const claims = findClaims(tokens, blocks);
  const silent = claims.filter(({ rule }) => rule.means === undefined);
  return {
    claims,
    told: [
      ...timexes.map((timex, nth) => ({
        owner: ownerOf(timex),
        said: `${text.slice(timex.start, timex.end)} = ${String(resolved[nth]?.value ?? null)}`,
      })),
      ...silent.map(({ rule, start, end }) => ({
        owner: ownerOf({ language: rule.language, rule: rule.name }),
        said: `${text.slice(start, end)} = silent`,
      })),
    ],
  };
}

/** The text of an example without its brackets, and what the rule must say: `words = value` of each bracketed span. */
export function readExample(
  marked: string,
  value: ExampleValue | readonly ExampleValue[],
): { readonly text: string; readonly wanted: readonly string[] } {
  const values = (Array.isArray(value) ? value : [value]) as readonly ExampleValue[];
  const spans = Array.from(marked.matchAll(/\[([^[\]]*)\]/g), ([, words = '']) => words);
  return {
    text: marked.replaceAll(/[[\]]/g, ''),
    wanted: spans.map((words, nth) => `${words} = ${String(values[nth] ?? null)}`),
  };
}

/** What is wrong with the examples of a rule, in words; none where all hold. */
export function failuresOf({ language, written }: SourceRule, languages: Languages): readonly string[] {
  const own = ownerOf({ language, rule: written.name });
  const failures: string[] = [];
  for (const [marked, value] of Object.entries(written.yes)) {
    const { text, wanted } = readExample(marked, value);
    const { told } = readText(text, languages);
    const said = told.filter(({ owner }) => owner === own).map((one) => one.said);
    if (wanted.length === 0) failures.push(`«${marked}» has no span in brackets`);
    const missing = wanted.filter((one) => !said.includes(one));
    if (missing.length > 0)
      failures.push(
        `«${text}» wanted ${missing.join(', ')}; got ${told.map((one) => `${one.said} (${one.owner})`).join(', ') || 'nothing'}`,
      );
  }
  for (const text of written.no) {
    const said = readText(text, languages).told.filter(({ owner }) => owner === own);
    if (said.length > 0) failures.push(`«${text}» must not be claimed, got ${said.map((one) => one.said).join(', ')}`);
  }
  return failures;
}

/** What only the order of rules decides, and where a rule speaks in another language's example: to be looked through. */
export function overlapsOf(
  rules: readonly SourceRule[],
  languages: Languages,
): { readonly ties: readonly string[]; readonly crossfire: readonly string[] } {
  const ties = new Set<string>();
  const crossfire = new Set<string>();
  for (const { language, written } of rules) {
    const texts = [...Object.keys(written.yes).map((marked) => readExample(marked, null).text), ...written.no];
    for (const text of texts)
      for (const { rule, rivals } of readText(text, languages).claims) {
        const owner = ownerOf({ language: rule.language, rule: rule.name });
        for (const rival of rivals) ties.add(`${owner} > ${ownerOf({ language: rival.language, rule: rival.name })}`);
        if (rule.language !== language && rule.language !== 'common' && language !== 'common')
          crossfire.add(`${owner} in ${ownerOf({ language, rule: written.name })}`);
      }
  }
  return { ties: [...ties].sort(), crossfire: [...crossfire].sort() };
}
