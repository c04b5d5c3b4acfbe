import {
  headerField,
  headerLength,
  imageBytes,
  imageMagic,
  imageVersion,
  nodeFlagBits,
  rowLength,
  separatorShift,
  smallFlag,
  wordHead,
} from '../core/gazetteer/image.ts';
import { hashLetters } from '../core/gazetteer/dictionary.ts';
import { buildAutomaton } from './gazetteer-automaton.ts';
import type { Surface } from './gazetteer-surface.ts';
import { acceptsSmall, buildTrie, type TrieNode } from './gazetteer-trie.ts';

export { surfaceKey, SurfaceError, type CaseRule, type Surface } from './gazetteer-surface.ts';

/**
 * Compiles surface forms into the image that openGazetteer opens; see core/gazetteer/image.ts for its layout. The same forms
 * give the same bytes, in whatever order they come. Where forms of one text differ in rule, a mention that satisfies
 * several of them carries the value of the strictest. Throws SurfaceError, naming the form, for one that cannot be read and for
 * one that is given twice under one rule.
 */
export function compileGazetteer(surfaces: readonly Surface[]): Uint8Array {
  const root = buildTrie(surfaces);
  const vocabulary = writeWords(root);
  const { slots, words } = vocabulary;
  const tree = layOut(root, vocabulary);
  const firstWords = [...root.children].map(([key, node]) => ({ text: wordOf(key), acceptsSmall: acceptsSmall(node) }));
  const automaton = buildAutomaton(firstWords.sort((a, b) => compare(a.text, b.text)));

  const header = new Int32Array(headerLength);
  header[headerField.magic] = imageMagic;
  header[headerField.version] = imageVersion;
  header[headerField.slots] = slots.length;
  header[headerField.nodes] = tree.labels.length;
  header[headerField.entries] = tree.entries.length / 2;
  header[headerField.states] = automaton.transitions.length / rowLength;
  header[headerField.words] = words.length;
  header[headerField.bytes] = imageBytes(header);

  const { nodes, labels, entries } = tree;
  const { transitions, classes } = automaton;
  const image = new Uint8Array(imageBytes(header));
  let at = 0;
  for (const section of [header, slots, nodes, labels, entries, transitions, words, classes]) {
    image.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
    at += section.byteLength;
  }
  return image;
}

interface Vocabulary {
  readonly slots: Int32Array;
  /** The nodes are not filled in yet. */
  readonly words: Uint16Array;
  readonly places: ReadonlyMap<string, number>;
}

/** First words before all others, each group in the order of its units. At most half of the slots are taken. */
function writeWords(root: TrieNode): Vocabulary {
  const first = new Set([...root.children.keys()].map(wordOf));
  const others = new Set<string>();
  const open = [...root.children.values()];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const [key, child] of node.children) {
      if (!first.has(wordOf(key))) others.add(wordOf(key));
      open.push(child);
    }
  }
  const places = new Map<string, number>();
  let place = 1;
  for (const word of [...[...first].sort(compare), ...[...others].sort(compare)]) {
    places.set(word, place);
    place += wordHead + word.length;
  }
  let size = 16;
  while (size < 2 * places.size) size *= 2;
  const slots = new Int32Array(size);
  const words = new Uint16Array(place);
  for (const [word, at] of places) {
    words[at + 2] = word.length;
    for (let i = 0; i < word.length; i++) words[at + wordHead + i] = word.charCodeAt(i);
    let slot = hashLetters(words, at + wordHead, at + wordHead + word.length) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = at;
  }
  return { slots, words, places };
}

interface Tree {
  readonly nodes: Int32Array;
  readonly labels: Int32Array;
  readonly entries: Int32Array;
}

/** The trie breadth first. Writes their nodes to the first words. */
function layOut(root: TrieNode, { words, places }: Vocabulary): Tree {
  const order = [root];
  const labels = [0];
  const nodes: number[] = [];
  const entries: number[] = [];
  for (const node of order) {
    const children = [...node.children].map(([key, child]) => ({
      label: (Number(key.charAt(0)) << separatorShift) | places.get(wordOf(key))!,
      child,
    }));
    children.sort((a, b) => a.label - b.label);
    let flags = node === root || acceptsSmall(node) ? smallFlag : 0;
    for (const { label } of children) flags |= (1 << (label >> separatorShift)) >> 1;
    nodes.push((order.length << nodeFlagBits) | flags, entries.length / 2);
    for (const { label, child } of children) {
      if (node === root) {
        words[label] = order.length & 0xffff;
        words[label + 1] = order.length >> 16;
      }
      order.push(child);
      labels.push(label);
    }
    for (const { capitals, value } of node.entries) entries.push(capitals, value);
  }
  nodes.push(order.length << nodeFlagBits, entries.length / 2);
  return { nodes: Int32Array.from(nodes), labels: Int32Array.from(labels), entries: Int32Array.from(entries) };
}

function wordOf(key: string): string {
  return key.slice(1);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
