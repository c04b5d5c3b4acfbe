import type { Surface } from '../../src/compiler/gazetteer/compile-gazetteer.ts';

/** A dictionary and texts that name it, of invented words with the lengths, endings and frequencies of Russian news. */
export interface MadeUpNews {
  readonly surfaces: readonly Surface[];
  readonly texts: readonly string[];
}

const onsets = 'б в г д ж з к л м н п р с т ф х ц ч ш ст пр тр кр вл сн др гр зд'.split(' ');
const vowels = 'а о е и у ы я ё ю'.split(' ');
const caseEndings = ['', 'а', 'у', 'ом', 'е', 'ов'];
const wordEndings = ['ый', 'ого', 'ение', 'ать', 'ил', 'ы', 'ой', 'ах', 'о', 'ость'];
const functionWords = 'и в не на с что по к из за от у о для как при это его но'.split(' ');

/** The same for the same seed: about six forms an entity, one name among 50 words of text. */
export function makeNews(entities: number, characters: number, seed = 1): MadeUpNews {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const stem = (syllables: number): string =>
    Array.from({ length: syllables }, () => pick(onsets) + pick(vowels)).join('') + pick(onsets);
  const name = (): string => {
    const made = stem(1 + random(3));
    return made.charAt(0).toUpperCase() + made.slice(1);
  };

  const forms = new Map<string, Surface>();
  for (let entity = 0; entity < entities; entity++) {
    const words = Array.from({ length: 1 + random(3) }, name);
    for (const ending of caseEndings) {
      const text = words.map((word) => word + ending).join(' ');
      const key = text.toLowerCase().replaceAll('ё', 'е');
      if (!forms.has(key)) forms.set(key, { text, rule: 'initial', value: entity });
    }
  }
  const surfaces = [...forms.values()];

  const vocabulary = Array.from({ length: 20_000 }, () => stem(1 + random(3)) + pick(wordEndings));
  const common = (): string => vocabulary[Math.floor(vocabulary.length ** (random(1000) / 1000))]!;
  const words = (count: number): string =>
    Array.from({ length: count }, () =>
      random(50) === 0 ? pick(surfaces).text : random(4) === 0 ? pick(functionWords) : common(),
    ).join(' ');
  const sentence = (): string => {
    const said = `${words(4 + random(8))}, ${words(3 + random(6))} «${words(2)}» — ${1900 + random(130)} ${words(3)}.`;
    return said.charAt(0).toUpperCase() + said.slice(1);
  };
  const texts: string[] = [];
  for (let length = 0; length < characters; length += texts.at(-1)!.length)
    texts.push(Array.from({ length: 12 }, sentence).join(' '));
  return { surfaces, texts };
}
