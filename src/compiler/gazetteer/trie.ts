import { makeDictionary, type Dictionary, type InflectedWords } from './stems.ts';
import { readSurface, SurfaceError, type CaseRule, type Surface, type SurfaceWords } from './surface.ts';

/** A value of the node's form. A node has its strictest entry first, which is the order in which `match` tries them. */
export interface Entry {
  readonly rule: CaseRule;
  readonly capitals: number;
  readonly value: number;
}

/** A node of the trie of words; the path from the root spells a form or the beginning of one. */
export interface TrieNode {
  /** The key is the separator (one digit) followed by the entry of the dictionary. */
  readonly children: Map<string, TrieNode>;
  readonly entries: Entry[];
}

/**
 * The trie of all surfaces and the dictionary of its words. Throws SurfaceError for a form that cannot be read, and for one given
 * twice under one rule. A given form wins over an inflected one with the same text.
 */
export function buildTrie(surfaces: readonly Surface[]): { readonly root: TrieNode; readonly dictionary: Dictionary } {
  const root: TrieNode = { children: new Map(), entries: [] };
  const read = surfaces.map((surface) => ({ surface, inflected: surface.inflected ?? [], ...readSurface(surface) }));
  const dictionary = makeDictionary(read);
  const isInflected = ({ inflected }: (typeof read)[number]): boolean => inflected.some((one) => one !== null);
  // Forms with longer stems come first.
  const inflected = read
    .filter(isInflected)
    .sort((a, b) => stemLength(b) - stemLength(a) || compare(sortKeyOf(a), sortKeyOf(b)));
  for (const form of [...read.filter((one) => !isInflected(one)), ...inflected]) {
    const { words, separators, capitals, surface } = form;
    const { text, rule, value } = surface;
    if (!Number.isInteger(value) || value < 0 || value > 0x7fffffff)
      throw new SurfaceError(text, `has the value ${value}, which is not a whole number from 0 to 2³¹ − 1`);
    let nodes = [root];
    for (const i of words.keys()) {
      const keys = dictionary.entriesOf(form, i).map((entry) => `${separators[i - 1] ?? 0}${entry}`);
      nodes = nodes.flatMap((node) => keys.map((key) => child(node, key)));
    }
    const free = nodes.filter(({ entries }) => !entries.some((entry) => entry.rule === rule));
    if (free.length === 0 && !isInflected(form)) throw new SurfaceError(text, `is given twice under «${rule}»`);
    for (const { entries } of free) {
      entries.push({ rule, capitals, value });
      entries.sort((a, b) => b.capitals - a.capitals || rules.indexOf(b.rule) - rules.indexOf(a.rule));
    }
  }
  return { root, dictionary };
}

type ReadForm = SurfaceWords & InflectedWords & { readonly surface: Surface };

function stemLength(form: ReadForm): number {
  return stemsOf(form).join('').length;
}

/** Sorts inflected forms in the same order however they are given. */
function sortKeyOf(form: ReadForm): string {
  const { rule, text, value } = form.surface;
  return `${stemsOf(form).join(' ')} ${form.separators.join('')} ${rule} ${text} ${value}`;
}

function stemsOf({ words, inflected }: ReadForm): readonly string[] {
  return words.map((word, i) => inflected[i]?.stem ?? word);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const rules: readonly CaseRule[] = ['any', 'initial', 'exact'];

function child(node: TrieNode, key: string): TrieNode {
  let found = node.children.get(key);
  if (found === undefined) node.children.set(key, (found = { children: new Map(), entries: [] }));
  return found;
}

/** May a form through this node begin with a small letter? */
export function acceptsSmall(node: TrieNode): boolean {
  if (node.entries.some(({ capitals }) => capitals === 0)) return true;
  for (const next of node.children.values()) if (acceptsSmall(next)) return true;
  return false;
}
