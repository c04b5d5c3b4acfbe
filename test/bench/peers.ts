import { AhoCorasick as FastAhoCorasick } from '@monyone/aho-corasick/fast';
import ModernAhoCorasick from 'modern-ahocorasick';
import type { Surface } from '../../src/compiler/gazetteer/compile-gazetteer.ts';

// What one would take or write instead of the gazetteer. Each finds the forms in a text and answers how many; libraries that report every
// match are not asked to choose the longest, which is to their favour.

/** Counts the forms in a text. */
export type Reader = (text: string) => number;

/** Lower case, ё as е, a plain space for the no-break one; of equal length for the letters that occur. */
export function foldAll(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll('\u00a0', ' ');
}

/** The floor: a loop that only adds up the text's units. */
export function sumUnits(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}

/** The best that one would write: one alternation, the longest form first, on folded text of equal length. */
export function alternation(forms: readonly Surface[]): Reader {
  const longestFirst = foldedForms(forms).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![a-zа-я0-9])(?:${longestFirst.join('|')})(?![a-zа-я0-9])`, 'g');
  return (text) => {
    let count = 0;
    for (const found of foldAll(text).matchAll(pattern)) if (isCapital(text, found.index)) count++;
    return count;
  };
}

/** A trie of Maps, walked along the words that a regular expression finds. */
export function mapOfWords(forms: readonly Surface[]): Reader {
  interface Node {
    readonly next: Map<string, Node>;
    ends: boolean;
  }
  const root: Node = { next: new Map(), ends: false };
  for (const { text } of forms) {
    let node = root;
    for (const word of foldAll(text).split(' ')) {
      const known: Node = node.next.get(word) ?? { next: new Map(), ends: false };
      node.next.set(word, known);
      node = known;
    }
    node.ends = true;
  }
  return (text) => {
    let count = 0;
    const words = [...text.matchAll(/[\p{L}\p{Nd}]+/gu)];
    for (let i = 0; i < words.length; i++) {
      let node: Node | undefined = root;
      let last = -1;
      for (let j = i; j < words.length; j++) {
        if (j > i && words[j]!.index !== words[j - 1]!.index + words[j - 1]![0].length + 1) break;
        node = node.next.get(foldAll(words[j]![0]));
        if (node === undefined) break;
        if (node.ends) last = j;
      }
      if (last < 0 || !isCapital(text, words[i]!.index)) continue;
      count++;
      i = last;
    }
    return count;
  };
}

/** The quickest library that was found. */
export function fastAhoCorasick(forms: readonly Surface[]): Reader {
  const automaton = new FastAhoCorasick(foldedForms(forms));
  return (text) => automaton.matchInText(foldAll(text)).length;
}

/** A widely used library that knows about letters. */
export function modernAhoCorasick(forms: readonly Surface[]): Reader {
  const automaton = new ModernAhoCorasick(foldedForms(forms));
  return (text) => automaton.search(foldAll(text)).length;
}

function foldedForms(forms: readonly Surface[]): string[] {
  return [...new Set(forms.map(({ text }) => foldAll(text)))];
}

function isCapital(text: string, at: number): boolean {
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase();
}
