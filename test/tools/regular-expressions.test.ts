import { readdirSync, readFileSync } from 'node:fs';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** The folders that ship; build code never reads untrusted text. */
const shipped = ['core', 'page', 'view', 'extension'];
const timeoutMs = 120_000;

interface Literal {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

function literalsOf(path: string): readonly Literal[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Literal[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ place: `${path}:${line}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const literals = shipped
  .flatMap((folder) =>
    readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `src/${folder}/${name}`),
  )
  .filter((path) => path.endsWith('.ts'))
  .flatMap(literalsOf);

describe('regular expressions that ship', () => {
  it('take at most linear time on any text', { timeout: timeoutMs }, () => {
    expect(literals.length).toBeGreaterThan(50);
    const unsafe = literals.flatMap(({ place, source, flags }) => {
      const { status } = checkSync(source, flags, { timeout: 20_000 });
      return status === 'safe' ? [] : [`${place} /${source}/${flags} is ${status}`];
    });
    expect(unsafe).toEqual([]);
  });
});
