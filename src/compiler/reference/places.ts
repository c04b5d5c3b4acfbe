import type { Document, LineCounter, Node, Pair } from 'yaml';
import { loadYaml } from '../packages.ts';
import type { Place } from './records.ts';

/** A parsed file that can find the line of each value. */
export interface YamlFile {
  readonly path: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** The place of the value at `path`. */
export function placeIn({ path: file, document, lines }: YamlFile, path: readonly (string | number)[]): Place {
  const lineOf = (offset: number): number => lines.linePos(offset).line;
  const record = walk(document.contents, path);
  const line = lineOf(record.offset);
  return {
    file,
    line,
    lineOf: (field) => (record.node === null ? line : lineOf(walk(record.node, stepsOf(field), record.offset).offset)),
  };
}

/** `names.ru.forms[0]` → names, ru, forms, 0. */
function stepsOf(field: string): readonly (string | number)[] {
  return field
    .split(/[.[\]]/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** Follows the path as far as it exists: a missing field has the place of its parent, an entry of a map that of its key. */
function walk(
  start: unknown,
  path: readonly (string | number)[],
  from = 0,
): { readonly node: Node | null; readonly offset: number } {
  const { isMap, isNode, isSeq } = loadYaml();
  let node = isNode(start) ? start : null;
  let offset = node === start && from > 0 ? from : (node?.range?.[0] ?? 0);
  for (const step of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => String(key) === String(step));
      if (pair === undefined) break;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = isNode(pair.value) ? pair.value : null;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (!isNode(item)) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return { node, offset };
}
