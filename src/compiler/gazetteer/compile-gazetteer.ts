import {
  endingsShift,
  entryCountBits,
  headerField,
  headerLength,
  imageBytes,
  imageMagic,
  imageVersion,
  nodeFlagBits,
  nodeLength,
  rowLength,
  separatorShift,
  smallFlag,
  wordHead,
} from '../../core/gazetteer/image.ts';
import { hashLetters } from '../../core/gazetteer/dictionary.ts';
import { buildAutomaton, type FirstWord } from './automaton.ts';
import { lettersOf, type Dictionary } from './stems.ts';
import type { Surface } from './surface.ts';
import { acceptsSmall, buildTrie, type Entry, type TrieNode } from './trie.ts';

export { surfaceKey, SurfaceError, type CaseRule, type Surface } from './surface.ts';

/**
 * Compiles surface forms into the image that openGazetteer opens; core/gazetteer/image.ts describes its layout. The same forms
 * give the same bytes in any order. Where forms of one text differ in their rule, a mention that satisfies several of them has
 * the value of the strictest. Throws SurfaceError for a form that cannot be read, and for one given twice under one rule.
 */
export function compileGazetteer(surfaces: readonly Surface[]): Uint8Array {
  const { root, dictionary } = buildTrie(surfaces);
  const vocabulary = writeWords(root, dictionary);
  const { slots, words, endings } = vocabulary;
  const tree = layOut(root, vocabulary);
  const automaton = buildAutomaton(firstWordsOf(root, dictionary));

  const header = new Int32Array(headerLength);
  header[headerField.magic] = imageMagic;
  header[headerField.version] = imageVersion;
  header[headerField.slots] = slots.length;
  header[headerField.nodes] = tree.labels.length;
  header[headerField.entries] = tree.entries.length / 2;
  header[headerField.states] = automaton.transitions.length / rowLength;
  header[headerField.words] = words.length;
  header[headerField.endings] = endings.length;
  header[headerField.bytes] = imageBytes(header);

  const { nodes, labels, entries } = tree;
  const { transitions, classes } = automaton;
  const image = new Uint8Array(imageBytes(header));
  let at = 0;
  for (const section of [header, slots, nodes, labels, entries, transitions, words, endings, classes]) {
    image.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
    at += section.byteLength;
  }
  return image;
}

/** Every word that begins a form; stems with each of their endings. */
function firstWordsOf(root: TrieNode, dictionary: Dictionary): readonly FirstWord[] {
  const small = new Map<string, boolean>();
  for (const [key, node] of root.children) {
    const accepts = acceptsSmall(node);
    for (const word of dictionary.wordsOf(entryOf(key))) small.set(word, accepts || small.get(word) === true);
  }
  const words = [...small].map(([text, accepts]) => ({ text, acceptsSmall: accepts }));
  return words.sort((a, b) => compare(a.text, b.text));
}

interface Vocabulary {
  readonly slots: Int32Array;
  /** Without the nodes, which layOut writes. */
  readonly words: Uint16Array;
  readonly endings: Uint16Array;
  /** By entry of the dictionary. */
  readonly places: ReadonlyMap<string, number>;
}

/** First words come before all others, each group sorted by code units. At most half of the slots are used. */
function writeWords(root: TrieNode, dictionary: Dictionary): Vocabulary {
  const first = new Set([...root.children.keys()].map(entryOf));
  const others = new Set<string>();
  const open = [...root.children.values()];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const [key, child] of node.children) {
      if (!first.has(entryOf(key))) others.add(entryOf(key));
      open.push(child);
    }
  }
  const places = new Map<string, number>();
  let place = 1;
  for (const entry of [...[...first].sort(compare), ...[...others].sort(compare)]) {
    places.set(entry, place);
    place += wordHead + lettersOf(entry).length;
  }
  let size = 16;
  while (size < 2 * places.size) size *= 2;
  const slots = new Int32Array(size);
  const words = new Uint16Array(place);
  const sets = writeEndings([...places.keys()], dictionary);
  for (const [entry, at] of places) {
    const word = lettersOf(entry);
    words[at + 2] = word.length | ((sets.numbers.get(entry) ?? 0) << endingsShift);
    for (let i = 0; i < word.length; i++) words[at + wordHead + i] = word.charCodeAt(i);
    let slot = hashLetters(words, at + wordHead, at + wordHead + word.length) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = at;
  }
  return { slots, words, endings: sets.endings, places };
}

/** The sets of endings, equal sets once, and the number of the set of each stem; empty where there is no stem. */
function writeEndings(
  entries: readonly string[],
  dictionary: Dictionary,
): { readonly endings: Uint16Array; readonly numbers: ReadonlyMap<string, number> } {
  const sets = new Map<string, { readonly number: number; readonly list: readonly string[] }>();
  const numbers = new Map<string, number>();
  for (const entry of entries) {
    const list = dictionary.endingsOf(entry);
    if (list.length === 0) continue;
    const set = sets.get(list.join()) ?? { number: sets.size + 1, list };
    sets.set(list.join(), set);
    numbers.set(entry, set.number);
  }
  if (sets.size > maxEndingSets) throw new RangeError(`${sets.size} sets of endings; the maximum is ${maxEndingSets}`);
  if (sets.size === 0) return { endings: new Uint16Array(), numbers };
  const begins: number[] = [0];
  const units: number[] = [];
  for (const { list } of sets.values()) {
    begins.push(sets.size + 1 + units.length);
    units.push(list.length);
    for (const ending of list) units.push(ending.length, ...Array.from(ending, (letter) => letter.charCodeAt(0)));
  }
  return { endings: Uint16Array.from([...begins, ...units]), numbers };
}

/** A word in the image has 8 bits for the number of its set. */
const maxEndingSets = 255;

interface Tree {
  readonly nodes: Int32Array;
  readonly labels: Int32Array;
  readonly entries: Int32Array;
}

/** Lays out the trie breadth first, with equal sets of children and equal entries once. Writes the nodes of first words to `words`. */
function layOut(root: TrieNode, { words, places }: Vocabulary): Tree {
  const keys = blockKeys(root);
  const labels: number[] = [0];
  const nodes: number[] = [0, 0, 0];
  const entries: number[] = [];
  const blocks = new Map<string, { readonly first: number; readonly end: number }>();
  const runs = new Map<string, number>();

  /** The index of the node's entries in the section, with their number. */
  function place(own: readonly Entry[]): number {
    const flat = own.flatMap(({ capitals, value }) => [capitals, value]);
    const first = runs.get(flat.join()) ?? entries.length / 2;
    if (first === entries.length / 2) entries.push(...flat);
    runs.set(flat.join(), first);
    return (first << entryCountBits) | own.length;
  }

  const open: { readonly node: TrieNode; readonly at: number }[] = [{ node: root, at: 0 }];
  for (const { node, at } of open) {
    const children = [...node.children].map(([key, child]) => ({
      label: (Number(key.charAt(0)) << separatorShift) | places.get(entryOf(key))!,
      child,
    }));
    children.sort((a, b) => a.label - b.label);
    let block = blocks.get(keys.get(node)!);
    if (block === undefined) {
      block = { first: labels.length, end: labels.length + children.length };
      blocks.set(keys.get(node)!, block);
      for (const { label, child } of children) {
        if (node === root) {
          words[label] = labels.length & 0xffff;
          words[label + 1] = labels.length >> 16;
        }
        open.push({ node: child, at: labels.length });
        labels.push(label);
        nodes.push(0, 0, 0);
      }
    }
    let flags = node === root || acceptsSmall(node) ? smallFlag : 0;
    for (const { label } of children) flags |= (1 << (label >> separatorShift)) >> 1;
    nodes[nodeLength * at] = (block.first << nodeFlagBits) | flags;
    nodes[nodeLength * at + 1] = block.end - block.first;
    nodes[nodeLength * at + 2] = place(node.entries);
  }
  return { nodes: Int32Array.from(nodes), labels: Int32Array.from(labels), entries: Int32Array.from(entries) };
}

/** A key for the subtree of each node: nodes with the same key may share their children. */
function blockKeys(root: TrieNode): ReadonlyMap<TrieNode, string> {
  const keys = new Map<TrieNode, string>();
  const numbers = new Map<string, number>();
  const visit = (node: TrieNode): string => {
    const parts = [...node.children].map(([key, child]) => {
      const own = child.entries.map(({ capitals, value }) => `${capitals}=${value}`).join();
      return `${key} ${own} ${visit(child)}`;
    });
    const subtree = parts.sort(compare).join('\n');
    const number = numbers.get(subtree) ?? numbers.size;
    numbers.set(subtree, number);
    keys.set(node, String(number));
    return String(number);
  };
  visit(root);
  return keys;
}

function entryOf(key: string): string {
  return key.slice(1);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
