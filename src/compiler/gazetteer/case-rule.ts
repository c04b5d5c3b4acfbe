import { isUpper } from '../../core/text/characters.ts';
import type { CaseRule } from './compile-gazetteer.ts';

/**
 * The case rule of a form, from its first word: several letters, all capitals («ОДКБ»), give `exact`; an initial capital gives
 * `initial`; small letters and digits give `any`.
 */
export function caseRuleOf(form: string): CaseRule {
  const word = /[\p{L}\p{N}]+/u.exec(form)?.[0] ?? '';
  const capitals = Array.from(word, (letter) => isUpper(letter.charCodeAt(0)));
  if (capitals[0] !== true) return 'any';
  return capitals.length > 1 && /\p{L}/u.test(word.slice(1)) && !/\p{Ll}/u.test(word) ? 'exact' : 'initial';
}
