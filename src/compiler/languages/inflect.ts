import type { EndingPack, EndingRule } from '../../core/language/endings.ts';
import { isUpper } from '../../core/text/characters.ts';
import { foldWord } from '../../core/text/words.ts';
import type { Inflection } from '../gazetteer/surface.ts';

/** A form in one spelling, with the inflection of each word, or null. */
export interface InflectedForm {
  readonly text: string;
  readonly inflected: readonly (Inflection | null)[];
}

/**
 * A form of a language with an ending pack, in each of its spellings. In languages where the first word of a form inflects, every word
 * of a person's name does; of a hyphenated word («Нур-Султан», «прэм’ер-міністр») the last part inflects.
 */
export function inflectForm(form: string, pack: EndingPack, isPerson: boolean): readonly InflectedForm[] {
  const spellings = (pack.spellings ?? []).map((spelling) =>
    Object.entries(spelling).reduce((text, [from, to]) => text.replaceAll(from, to), form),
  );
  return [...new Set([form, ...spellings])].map((text) => ({ text, inflected: inflectWords(text, pack, isPerson) }));
}

function inflectWords(text: string, pack: EndingPack, isPerson: boolean): readonly (Inflection | null)[] {
  const tokens = text.split(' ');
  let changes = true;
  return tokens.flatMap((token, index) => {
    const parts = token.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const inflects = pack.inflectsLast ? index === tokens.length - 1 : isPerson || changes;
    const rule = ruleFor(foldWord(parts.at(-1) ?? ''), pack);
    changes &&= rule?.adjective === true;
    return parts.map((part, at) => (inflects && at === parts.length - 1 ? inflectWord(part, pack, rule) : null));
  });
}

function ruleFor(word: string, { rules }: EndingPack): EndingRule | null {
  return (
    rules.find(({ after, cut = 0 }) => word.length > cut + 1 && after.split(' ').some((end) => word.endsWith(end))) ??
    null
  );
}

function inflectWord(written: string, pack: EndingPack, rule: EndingRule | null): Inflection | null {
  const word = foldWord(written);
  if (isAcronym(written)) {
    if (pack.acronyms === false) return null;
    const endings = pack.rules.flatMap((each) => ((each.cut ?? 0) > 0 ? [] : endingsOf(each, ['back', 'front'], pack)));
    return { stem: word, endings: [...new Set(endings)] };
  }
  if (rule === null || word.length < 2) return null;
  const stem = word.slice(0, word.length - (rule.cut ?? 0));
  return { stem, endings: endingsOf(rule, harmonyOf(word, pack), pack) };
}

function isAcronym(word: string): boolean {
  return word.length > 1 && Array.from(word).every((letter) => isUpper(letter.charCodeAt(0)));
}

type Harmony = 'back' | 'front';

function harmonyOf(word: string, { harmony }: EndingPack): readonly Harmony[] {
  if (harmony === undefined) return ['back'];
  const last = Array.from(word).findLast((letter) => /[аәеёиоөуұүыіэюя]/.test(letter)) ?? '';
  if (harmony.foreign.split(' ').some((end) => end !== '' && word.endsWith(end))) return ['back', 'front'];
  if (harmony.back.includes(last)) return ['back'];
  return harmony.front.includes(last) ? ['front'] : ['back', 'front'];
}

function endingsOf({ endings }: EndingRule, harmonies: readonly Harmony[], { harmony }: EndingPack): readonly string[] {
  const all = endings.split(' ').flatMap((ending) =>
    harmonies.flatMap((kind) =>
      ending === '-'
        ? ['']
        : Array.from(ending).reduce(
            (begun, letter) => {
              const letters = harmony?.pairs[letter]?.[kind === 'back' ? 0 : 1] ?? letter;
              return begun.flatMap((left) => Array.from(letters, (right) => left + right));
            },
            [''],
          ),
    ),
  );
  return [...new Set(all)];
}
