import type { LanguageTag } from '../types.ts';
import be from './endings-be.json' with { type: 'json' };
import hy from './endings-hy.json' with { type: 'json' };
import kk from './endings-kk.json' with { type: 'json' };
import ky from './endings-ky.json' with { type: 'json' };
import tg from './endings-tg.json' with { type: 'json' };
import uk from './endings-uk.json' with { type: 'json' };

/**
 * How a language changes the ends of names, for the compiler only: it gives each stem the endings that it may take, and the
 * scan, where it meets a word that it does not know, looks for a stem in it. The forms themselves are not written out, because
 * each costs fifteen bytes of the shipped dataset, and an agglutinative name has some ten of them; a stem's set of endings costs
 * two. What a set does not hold, as the endings of adjectives and of inhabitants, is no mention.
 */
export interface EndingPack {
  /** Agglutinative languages change the last word of a name; Slavic ones the first, and the next too if that is an adjective. */
  readonly inflectsLast: boolean;
  /** False where acronyms never change. Else they take every ending of the language, being read in many ways. */
  readonly acronyms?: boolean;
  readonly harmony?: {
    /** Vowels, one of which is the last in the word. Any other one, as и and у in loans, goes with both. */
    readonly back: string;
    readonly front: string;
    /** Ends of names that writers give endings of both kinds, between spaces. */
    readonly foreign: string;
    /** A capital of the endings → the letters that it stands for in back words, and in front words. */
    readonly pairs: Readonly<Record<string, readonly string[]>>;
  };
  /** Other ways to spell the language: what each writes for what the dataset writes. */
  readonly spellings?: readonly Readonly<Record<string, string>>[];
  /** The first that fits a word counts; a word that none fits does not change. */
  readonly rules: readonly EndingRule[];
}

export interface EndingRule {
  /** How such words end, folded, between spaces; empty for all that are left. */
  readonly after: string;
  /** So many letters at the end give way to the endings. */
  readonly cut?: number;
  /** Between spaces, `-` for none. */
  readonly endings: string;
  readonly adjective?: boolean;
}

/** Languages without a pack here list their forms in the dataset, or, as Russian, decline them by sample. */
export const endingPacks: ReadonlyMap<LanguageTag, EndingPack> = new Map<LanguageTag, EndingPack>([
  ['be', be],
  ['hy', hy],
  ['kk', kk],
  ['ky', ky],
  ['tg', tg],
  ['uk', uk],
]);
