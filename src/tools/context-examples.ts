import type { SourceContext } from '../compiler/languages/compile-languages.ts';
import type { Languages } from '../core/language/language-image.ts';
import { readWordTokens } from '../core/language/word-tokens.ts';
import { findMentions, findNested } from '../core/linking/mentions.ts';
import { SenseReader } from '../core/linking/senses.ts';
import type { Reference } from '../core/reference/reference.ts';
import type { Block } from '../core/types.ts';

/** Runs the examples of context rules: sentences with the names of the dataset in brackets. */

/** What is wrong with the examples of a rule, in words; none where all hold. */
export function contextFailures(
  { language, written }: SourceContext,
  reference: Reference,
  languages: Languages,
): readonly string[] {
  const own = `${language}: ${written.name}`;
  const check = (marked: string, wanted: boolean): readonly string[] =>
    speakersOf(marked, reference, languages).flatMap(({ words, speakers }) => {
      if (speakers === null) return [`«${marked}»: the dataset does not know «${words}»`];
      if (speakers.includes(own) === wanted) return [];
      return [
        `«${marked}»: ${wanted ? 'must speak' : 'must not speak'} of «${words}»; ${speakers.join(', ') || 'nothing'} does`,
      ];
    });
  return [
    ...written.yes.flatMap((marked) => check(marked, true)),
    ...written.no.flatMap((marked) => check(marked, false)),
  ];
}

interface Speakers {
  readonly words: string;
  /** The rules that speak of a name in one of its readings; null where the name is none. */
  readonly speakers: readonly string[] | null;
}

/** For each span in brackets. */
function speakersOf(marked: string, reference: Reference, languages: Languages): readonly Speakers[] {
  const text = marked.replaceAll(/[[\]]/g, '');
  const blocks: readonly Block[] = [{ start: 0, end: text.length, kind: 'paragraph' }];
  const senses = new SenseReader(readWordTokens(text, languages), blocks);
  const outer = findMentions(text, blocks, reference);
  const mentions = [...outer, ...outer.flatMap((mention) => findNested(text, mention, reference))];
  const spans = Array.from(marked.matchAll(/\[([^[\]]*)\]/g));
  if (spans.length === 0) return [{ words: marked, speakers: null }];
  return spans.map(({ 1: words = '', index }, nth) => {
    const start = index - 2 * nth;
    const named = mentions.filter((mention) => mention.start === start && mention.end === start + words.length);
    if (named.length === 0) return { words, speakers: null };
    const speakers = named.flatMap((mention) => {
      const before = mentions.find(({ end }) => end === start - 1);
      return mention.candidates.flatMap(({ entity, use }) => {
        const kind = reference.entities.get(entity)?.kind;
        const rule = kind === undefined ? null : senses.read(mention, kind, use, before !== undefined).rule;
        return rule === null ? [] : [rule];
      });
    });
    return { words, speakers };
  });
}
