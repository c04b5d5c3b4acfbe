import { tokenFlag, tokenText, type Tokens } from '../text/tokens.ts';
import { meaningAt, meaningOf, type WordMeaning } from './language-pack.ts';

/** What token i may mean in an expression of time or of saying; undefined for numbers and for nearly every word. */
export function tokenMeaning(tokens: Tokens, i: number): WordMeaning | undefined {
  const flags = tokens.flags[i] ?? tokenFlag.number;
  if ((flags & tokenFlag.number) !== 0 || i >= tokens.count) return undefined;
  if ((flags & tokenFlag.plain) !== 0) return meaningAt(tokens.text, tokens.starts[i]!, tokens.ends[i]!);
  return meaningOf(tokenText(tokens, i));
}
