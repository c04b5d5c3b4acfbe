import { readSurface, SurfaceError, type CaseRule, type Surface } from './gazetteer-surface.ts';

/** One way to read the node's form: the stricter first, as `match` tries them. */
export interface Entry {
  readonly rule: CaseRule;
  readonly capitals: number;
  readonly value: number;
}

/** A node of the trie of words; the way from the root to it spells a form or the beginning of one. */
export interface TrieNode {
  /** By separator (one digit) and folded word. */
  readonly children: Map<string, TrieNode>;
  readonly entries: Entry[];
}

/** The trie of all surfaces. Throws SurfaceError for a form that cannot be read, and for one given twice under one rule. */
export function buildTrie(surfaces: readonly Surface[]): TrieNode {
  const root: TrieNode = { children: new Map(), entries: [] };
  for (const surface of surfaces) {
    const { words, separators, capitals } = readSurface(surface);
    const { text, rule, value } = surface;
    if (!Number.isInteger(value) || value < 0 || value > 0x7fffffff)
      throw new SurfaceError(text, `has the value ${value}, which is no whole number from 0 to 2³¹ − 1`);
    let node = root;
    for (const [i, word] of words.entries()) node = child(node, `${separators[i - 1] ?? 0}${word}`);
    if (node.entries.some((entry) => entry.rule === rule))
      throw new SurfaceError(text, `is given twice under «${rule}»`);
    node.entries.push({ rule, capitals, value });
    node.entries.sort((a, b) => b.capitals - a.capitals || rules.indexOf(b.rule) - rules.indexOf(a.rule));
  }
  return root;
}

const rules: readonly CaseRule[] = ['any', 'initial', 'exact'];

function child(node: TrieNode, key: string): TrieNode {
  let found = node.children.get(key);
  if (found === undefined) node.children.set(key, (found = { children: new Map(), entries: [] }));
  return found;
}

/** Does some form through this node do without a capital at its start? */
export function acceptsSmall(node: TrieNode): boolean {
  if (node.entries.some(({ capitals }) => capitals === 0)) return true;
  for (const next of node.children.values()) if (acceptsSmall(next)) return true;
  return false;
}
