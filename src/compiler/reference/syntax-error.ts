import { loadYaml } from '../packages.ts';
import type { YamlFile } from './places.ts';
import type { Problem } from './problems.ts';

/**
 * The first syntax error of a YAML file, with a hint at the usual causes; null for valid YAML. One error makes the parser
 * misread everything after it, so that the others would only hide the first.
 */
export function syntaxError(text: string, file: YamlFile): Problem | null {
  const { path, document } = file;
  const lines = text.split('\n');
  const conflict = lines.findIndex((line) => /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/.test(line));
  if (conflict >= 0) {
    return {
      ...{ file: path, line: conflict + 1, column: 1, record: '', field: '' },
      message: 'a merge conflict is not resolved',
      suggestion: 'keep one side, and delete the lines that begin with <<<<<<<, =======, ||||||| or >>>>>>>',
    };
  }
  const [error] = [...document.errors, ...document.warnings];
  if (error === undefined) return firstAlias(file);
  const { line, col: column } = error.linePos?.[0] ?? { line: 1, col: 1 };
  const [message = ''] = error.message.split('\n');
  const suggestion = hintFor(error.code, lines[line - 1] ?? '', lines[line - 2] ?? '');
  return {
    ...{ file: path, line, column, record: '', field: '' },
    message: message.replace(/ at line \d+, column \d+:?$/, ''),
    ...(suggestion === null ? {} : { suggestion }),
  };
}

function hintFor(code: string, line: string, lineBefore: string): string | null {
  if (code === 'DUPLICATE_KEY') return null;
  if (/^\s*\t/.test(line) || /^\s*\t/.test(lineBefore))
    return 'indent with spaces; there is a tab at the start of the line';
  if (/\p{L}\{/u.test(line)) return 'inside [ ] and { }, put a form with braces in quotation marks';
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return 'put a text that contains a colon and a space in quotation marks';
  return 'compare the indentation and the brackets of this line and the one before it with other records';
}

/** A text that begins with `*` is a reference in YAML, which the dataset does not use. */
function firstAlias({ path, document, lines }: YamlFile): Problem | null {
  const { visit } = loadYaml();
  const found: Problem[] = [];
  visit(document, {
    Alias: (_, { source, range }) => {
      const { line, col: column } = lines.linePos(range?.[0] ?? 0);
      found.push({
        ...{ file: path, line, column, record: '', field: '' },
        message: `«*${source}» refers to another place`,
        suggestion: 'put a text that begins with * in quotation marks',
      });
      return visit.BREAK;
    },
  });
  return found[0] ?? null;
}
