import type { Problem } from '../compiler/reference/problems.ts';

/** Prints problems by file and line, each with its suggestion. */
export function printProblems(problems: readonly Problem[]): void {
  for (const file of new Set(problems.map((problem) => problem.file))) {
    console.log(file);
    const ofFile = problems.filter((problem) => problem.file === file).sort((a, b) => a.line - b.line);
    for (const { line, column, record, field, message, suggestion, warning } of ofFile) {
      const at = column === undefined ? `  line ${line}` : `  line ${line}, column ${column}`;
      const place = [at, record, field].filter((part) => part !== '').join('  ');
      console.log(`${place}: ${warning === true ? 'warning: ' : ''}${message}`);
      if (suggestion !== undefined) console.log(`      ${suggestion}`);
    }
    console.log('');
  }
}

/** `1 rule`, `2 rules`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
