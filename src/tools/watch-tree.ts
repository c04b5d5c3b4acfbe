import { existsSync, readdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/**
 * Calls back when a file in one of the folders, or in a folder in them, is written, replaced, made or deleted; folders that come are
 * watched too. Returns what ends it. One watch a folder: Node 20's recursive watch on Linux loses a file once an editor has put a new
 * one in its place.
 */
export function watchTree(roots: readonly string[], onChange: () => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  const follow = () => {
    const folders = new Set(roots.flatMap(foldersIn));
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of folders) {
      if (watchers.has(folder)) continue;
      const watcher = watch(folder, () => {
        follow();
        onChange();
      });
      // Windows tells of a deleted folder as of an error.
      watcher.on('error', follow);
      watchers.set(folder, watcher);
    }
  };
  follow();
  return () => {
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };
}

function foldersIn(root: string): readonly string[] {
  if (!existsSync(root)) return [];
  const inside = readdirSync(root, { withFileTypes: true, recursive: true }).filter((entry) => entry.isDirectory());
  return [root, ...inside.map(({ parentPath, name }) => join(parentPath, name))];
}
