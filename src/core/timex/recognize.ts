import { holds } from '../language/conditions.ts';
import { beginning, type Languages, type Rule } from '../language/language-image.ts';
import { detectLanguage } from '../language/detect-language.ts';
import { Matcher } from '../language/matcher.ts';
import { typeAt, type WordTokens } from '../language/word-tokens.ts';
import type { Block, LanguageTag } from '../types.ts';
import { build, readSlots, slotNamed, type Slot } from './build-expression.ts';
import { settle } from './settle.ts';
import type { Expression, Timex } from './timex.ts';

/**
 * Every expression of time in the blocks, ascending, none across a block. A range is followed by those of its ends that stand as
 * dates of their own, as TimeML has it. `language` is that of the page, told from the text where it is null. The rules of all languages are tried at once: assets/languages/README.md.
 */
export function recognize(
  tokens: WordTokens,
  blocks: readonly Block[],
  language: LanguageTag | null = null,
): readonly Timex[] {
  const found: Timex[] = [];
  for (const block of blocks) new Recognizer(tokens, block).run(({ timexes }) => found.push(...timexes));
  return settle(found, blocks, () => language ?? detectLanguage(tokens.text));
}

/** A span that a rule has claimed, so that no other rule speaks of it; without timexes where the rule is a silent one. */
export interface Claim {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
  readonly timexes: readonly Timex[];
  /** Rules after this one that would have claimed the same span: only their order decides. */
  readonly rivals: readonly Rule[];
}

/** The same with the claims of silent rules, and with the rivals of each rule: for tests and checks. */
export function findClaims(tokens: WordTokens, blocks: readonly Block[]): readonly Claim[] {
  const claims: Claim[] = [];
  for (const block of blocks) new Recognizer(tokens, block, true).run((claim) => claims.push(claim));
  return claims;
}

/** No expression of time has more tokens. */
const maxTokens = 40;

/** Where the automaton has passed the end of a rule, by the order in which it did. Scratch. */
const acceptedEnds = new Int32Array(maxTokens);
const acceptedStates = new Int32Array(maxTokens);

class Recognizer {
  readonly #tokens: WordTokens;
  readonly #languages: Languages;
  readonly #matcher: Matcher;
  readonly #wantsRivals: boolean;

  constructor(tokens: WordTokens, block: Block, wantsRivals = false) {
    this.#tokens = tokens;
    this.#languages = tokens.languages;
    this.#matcher = new Matcher(tokens, block);
    this.#wantsRivals = wantsRivals;
  }

  /** One pass: the automaton is started only at tokens with which a rule can begin. */
  run(onClaim: (claim: Claim) => void): void {
    const { first, end } = this.#matcher;
    const { begins } = this.#languages;
    const { lexemes } = this.#tokens;
    for (let i = first; i < end; i++) {
      const bits = begins[lexemes[i]!]!;
      if (bits === 0) continue;
      if (
        (bits & beginning.alone) === 0 &&
        (i + 1 === end || (lexemes[i + 1] === 0 && (bits & beginning.unlisted) === 0))
      )
        continue;
      const next = this.#readAt(i, onClaim);
      if (next > i) i = next - 1;
    }
  }

  /** Tries the rules at token i: the longest match first, then by the order of rules. The token after what was claimed, or 0. */
  #readAt(i: number, onClaim: (claim: Claim) => void): number {
    let count = this.#runAutomaton(i);
    if (count === 0) return 0;
    const { accepts, acceptLists, rules } = this.#languages;
    const gap = 1 << this.#matcher.gapBefore(i);
    while (count-- > 0) {
      const end = acceptedEnds[count]!;
      const list = accepts[acceptedStates[count]!]!;
      for (let nth = 1; nth <= acceptLists[list]!; nth++) {
        const rule = rules[acceptLists[list + nth]!]!;
        if ((rule.gaps & gap) === 0) continue;
        const timexes = this.#apply(rule, i, end);
        if (timexes === null) continue;
        const rivals = this.#wantsRivals ? this.#rivals(list, nth + 1, i, end, gap) : [];
        const { starts, ends } = this.#tokens;
        onClaim({ rule, start: starts[i]!, end: ends[end - 1]!, timexes, rivals });
        return end;
      }
    }
    return 0;
  }

  #rivals(list: number, from: number, i: number, end: number, gap: number): readonly Rule[] {
    const { acceptLists, rules } = this.#languages;
    return Array.from(acceptLists.subarray(list + from, list + 1 + acceptLists[list]!), (rule) => rules[rule]!).filter(
      (rule) => (rule.gaps & gap) !== 0 && this.#apply(rule, i, end) !== null,
    );
  }

  /** Runs the automaton from token i on and notes where rules end; gives how many such places there are. */
  #runAutomaton(i: number): number {
    const { symbolOf, startRow, accepts, types } = this.#languages;
    const matcher = this.#matcher;
    let state = startRow[symbolOf[typeAt(this.#tokens, i)]!]!;
    let count = 0;
    for (let next = i + 1; state !== 0 && count < maxTokens; next++) {
      if (accepts[state] !== 0) {
        acceptedEnds[count] = next;
        acceptedStates[count++] = state;
      }
      if (next >= matcher.end) break;
      state = this.#step(state, symbolOf[types + matcher.gapBefore(next)]!);
      if (state !== 0) state = this.#step(state, symbolOf[typeAt(this.#tokens, next)]!);
    }
    return count;
  }

  #step(state: number, symbol: number): number {
    const { stateGroups, groupSets, groupTargets, setBits, symbols } = this.#languages;
    const words = (symbols + 31) >> 5;
    const word = symbol >> 5;
    for (let group = stateGroups[state]!; group < stateGroups[state + 1]!; group++)
      if (((setBits[groupSets[group]! * words + word]! >>> (symbol & 31)) & 1) !== 0) return groupTargets[group]!;
    return 0;
  }

  /** What the rule says of the tokens from i to `end`; null where its conditions do not hold, none for a silent rule. */
  #apply(rule: Rule, i: number, end: number): readonly Timex[] | null {
    const matcher = this.#matcher;
    for (const condition of rule.conditions ?? []) if (!holds(condition, matcher, i, end)) return null;
    if (rule.means === undefined && rule.where === undefined) return [];
    if (!matcher.capture(rule.start, i, end)) return null;
    const slots = readSlots(matcher, i, end);
    if (!(rule.where ?? []).every(([sign, left, right]) => compare(sign, build(left, slots), build(right, slots))))
      return null;
    if (rule.means === undefined) return [];
    const expression = build(rule.means, slots) as Expression | null;
    if (expression === null) return null;
    const mod = rule.mod === undefined ? null : (build(rule.mod, slots) as Timex['mod']);
    const span = slotNamed(slots, 'span') ?? slots;
    const timexes = [this.#timex(rule, span, expression, mod)];
    for (const [name, means] of rule.also ?? []) {
      const slot = slotNamed(slots, name);
      const one = slot === undefined ? null : (build(means, slots) as Expression | null);
      if (slot === undefined) continue;
      if (one === null) return null;
      timexes.push(this.#timex(rule, slot, one, null));
    }
    for (const [name, means] of rule.ends ?? []) {
      const slot = slotNamed(slots, name);
      const one = slot === undefined ? null : (build(means, slots) as Expression | null);
      if (slot !== undefined && one?.kind === 'date' && one.fields.year !== undefined)
        timexes.push(this.#timex(rule, slot, one, null));
    }
    return timexes;
  }

  #timex(rule: Rule, { from, to }: Slot, expression: Expression, mod: Timex['mod']): Timex {
    const { text, starts, ends } = this.#tokens;
    const end = ends[to - 1]!;
    const isDotted = this.#languages.dotted[this.#tokens.lexemes[to - 1]!] === 1 && text.charAt(end) === '.';
    const { name, language, type = 'DATE' } = rule;
    return { start: starts[from]!, end: isDotted ? end + 1 : end, type, expression, mod, language, rule: name };
  }
}

function compare(sign: string, left: unknown, right: unknown): boolean {
  if (left === null || right === null) return false;
  if (sign === '=') return left === right;
  if (sign === '!=') return left !== right;
  if (sign === '<') return (left as number) < (right as number);
  return (left as number) > (right as number);
}
