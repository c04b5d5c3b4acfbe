/** The part of russian-nouns-js that the cross-check of our declension uses; the package has no types of its own. */
declare module 'russian-nouns-js' {
  export interface Lemma {
    readonly text: string;
    readonly gender: string;
    readonly animate: boolean;
    readonly pluraleTantum: boolean;
    readonly surname: boolean;
    readonly name: boolean;
  }
  export class Engine {
    decline(lemma: Lemma, grammaticalCase: string): readonly string[];
  }
  const RussianNouns: {
    readonly Engine: typeof Engine;
    readonly CASES: readonly string[];
    readonly Gender: Readonly<Record<'MASCULINE' | 'FEMININE' | 'NEUTER', string>>;
  };
  export default RussianNouns;
}
