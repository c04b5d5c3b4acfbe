import { gapKind, gapKinds, instructionLength, op } from '../../core/language/program.ts';
import { NotationError } from './pattern.ts';

/** Builds the one deterministic automaton of all rules. Plain and slow: it runs at build time. */

/** A deterministic automaton: state 0 has no way on, state 1 is the start. */
export interface Automaton {
  readonly symbols: number;
  readonly states: number;
  /** next[state * symbols + symbol] */
  readonly next: Int32Array;
  /** By state, the rules that end there, by their order. */
  readonly accepts: readonly (readonly number[])[];
}

/** The last step on the way to an instruction. */
const atStart = 0;
const afterToken = 1;
const afterGap = 2;

/** An instruction with the last step before it, in one number. */
const encode = (at: number, last: number): number => 4 * at + last;

/**
 * Subset construction over the programs of the rules, phrases written out in them. Tokens and gaps take turns: where two tokens of
 * a pattern have no gap written between, a space stands there. Symbols are the token types, then the kinds of gaps.
 */
export function determinize(
  code: readonly number[],
  starts: readonly number[],
  types: number,
  accepts: (atom: number, type: number) => boolean,
): Automaton {
  const symbols = types + gapKinds;
  const ruleAt = new Map<number, number>();
  starts.forEach((start, rule) => {
    let at = start;
    while (code[at] !== op.match) at += instructionLength(code[at]!);
    ruleAt.set(at, rule);
  });
  const typesOf = new Map<number, readonly number[]>();
  const ids = new Map<string, number>();
  const sets: (readonly number[])[] = [[]];
  const accepted: (readonly number[])[] = [[]];
  const rows: Int32Array[] = [new Int32Array(symbols)];
  idOf(starts.map((start) => encode(start, atStart)));
  for (let state = 1; state < sets.length; state++) rows.push(rowOf(sets[state]!));
  const next = new Int32Array(sets.length * symbols);
  rows.forEach((row, state) => next.set(row, state * symbols));
  return minimize({ symbols, states: sets.length, next, accepts: accepted });

  function idOf(from: readonly number[]): number {
    const { items, rules } = close(from);
    const key = `${items.join()}|${rules.join()}`;
    let id = ids.get(key);
    if (id === undefined) {
      ids.set(key, (id = sets.length));
      sets.push(items);
      accepted.push(rules);
    }
    return id;
  }

  function rowOf(items: readonly number[]): Int32Array {
    const targets = new Map<number, number[]>();
    const lead = (symbol: number, to: number): void => {
      const list = targets.get(symbol);
      if (list === undefined) targets.set(symbol, [to]);
      else list.push(to);
    };
    for (const item of items) {
      const [at, last] = [item >> 2, item & 3];
      const operand = code[at + 1]!;
      if (code[at] === op.gap) {
        for (let kind = 0; kind < gapKinds; kind++)
          if (((operand >> kind) & 1) !== 0) lead(types + kind, encode(at + 2, afterGap));
      } else if (last === afterToken) lead(types + gapKind.space, encode(at, afterGap));
      else for (const type of typesAccepted(operand)) lead(type, encode(at + 2, afterToken));
    }
    const row = new Int32Array(symbols);
    const known = new Map<string, number>();
    for (const [symbol, to] of targets) {
      const key = to.join();
      let id = known.get(key);
      if (id === undefined) known.set(key, (id = idOf(to)));
      row[symbol] = id;
    }
    return row;
  }

  function typesAccepted(atom: number): readonly number[] {
    let list = typesOf.get(atom);
    if (list === undefined) {
      list = Array.from({ length: types }, (_, type) => type).filter((type) => accepts(atom, type));
      typesOf.set(atom, list);
    }
    return list;
  }

  /** All instructions that read a token or gap and can be next, and the rules that are complete. */
  function close(from: readonly number[]): { readonly items: readonly number[]; readonly rules: readonly number[] } {
    const seen = new Set<number>();
    const stack = [...from];
    const items: number[] = [];
    const rules = new Set<number>();
    while (stack.length > 0) {
      const item = stack.pop()!;
      if (seen.has(item)) continue;
      seen.add(item);
      const [at, last] = [item >> 2, item & 3];
      switch (code[at]) {
        case op.match:
          if (last !== afterToken)
            throw new NotationError('a rule begins and ends with a word or number, not with a sign');
          rules.add(ruleAt.get(at)!);
          break;
        case op.split:
          stack.push(encode(at + 2, last), encode(at + code[at + 1]!, last));
          break;
        case op.jump:
          stack.push(encode(at + code[at + 1]!, last));
          break;
        case op.gap:
          if (last !== afterToken) throw new NotationError('a sign stands at the beginning or after another one');
          items.push(item);
          break;
        default:
          items.push(item);
      }
    }
    return { items: items.sort((a, b) => a - b), rules: [...rules].sort((a, b) => a - b) };
  }
}

/** Moore's refinement: states part until those of a class agree in what they accept and in the classes to which they lead. */
function minimize({ symbols, states, next, accepts }: Automaton): Automaton {
  const ids = new Map<string, number>();
  const idOf = (key: string): number => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, ids.size);
    return ids.size - 1;
  };
  let classes = Int32Array.from(accepts, (rules, state) => idOf(state === 0 ? 'none' : rules.join()));
  for (let count = 0; count !== ids.size;) {
    count = ids.size;
    ids.clear();
    classes = Int32Array.from(classes, (own, state) => {
      const row: number[] = [own];
      for (let symbol = 0; symbol < symbols; symbol++) {
        const to = next[state * symbols + symbol]!;
        if (to !== 0) row.push(symbol, classes[to]!);
      }
      return idOf(state === 0 ? 'none' : row.join());
    });
  }
  const small = new Int32Array(ids.size * symbols);
  const smallAccepts: (readonly number[])[] = [];
  for (let state = 0; state < states; state++) {
    const id = classes[state]!;
    smallAccepts[id] = accepts[state]!;
    for (let symbol = 0; symbol < symbols; symbol++)
      small[id * symbols + symbol] = classes[next[state * symbols + symbol]!]!;
  }
  return { symbols, states: ids.size, next: small, accepts: smallAccepts };
}

/** The automaton as groups of transitions, see language-image.ts. */
export interface Groups {
  /** How many groups each state has. */
  readonly groupCounts: readonly number[];
  readonly groupSets: readonly number[];
  readonly groupTargets: readonly number[];
  /** The symbols of each set, ascending. */
  readonly sets: readonly (readonly number[])[];
}

export function groupTransitions({ symbols, states, next }: Automaton): Groups {
  const setIds = new Map<string, number>();
  const sets: number[][] = [];
  const groupCounts: number[] = [];
  const groupSets: number[] = [];
  const groupTargets: number[] = [];
  for (let state = 0; state < states; state++) {
    const byTarget = new Map<number, number[]>();
    for (let symbol = 0; symbol < symbols; symbol++) {
      const to = next[state * symbols + symbol]!;
      if (to !== 0) byTarget.set(to, [...(byTarget.get(to) ?? []), symbol]);
    }
    groupCounts.push(byTarget.size);
    for (const [to, set] of byTarget) {
      const key = set.join();
      let id = setIds.get(key);
      if (id === undefined) {
        setIds.set(key, (id = sets.length));
        sets.push(set);
      }
      groupSets.push(id);
      groupTargets.push(to);
    }
  }
  return { groupCounts, groupSets, groupTargets, sets };
}

/** Numbers the states, but for the first two, by the order in which the groups of the states before lead to them. */
export function orderStates({ symbols, states, next, accepts }: Automaton): Automaton {
  const order = [0, 1];
  const numberOf = new Map(order.map((state) => [state, state]));
  for (let nth = 0; nth < order.length; nth++)
    for (let symbol = 0; symbol < symbols; symbol++) {
      const to = next[order[nth]! * symbols + symbol]!;
      if (!numberOf.has(to)) numberOf.set(to, order.push(to) - 1);
    }
  const ordered = new Int32Array(states * symbols);
  order.forEach((state, nth) => {
    for (let symbol = 0; symbol < symbols; symbol++)
      ordered[nth * symbols + symbol] = numberOf.get(next[state * symbols + symbol]!)!;
  });
  return { symbols, states, next: ordered, accepts: order.map((state) => accepts[state]!) };
}

/** Symbols that lead to the same states from every state are one. Gives the symbol of each old one and the narrower automaton. */
export function mergeSymbols(automaton: Automaton): { readonly symbolOf: Uint16Array; readonly narrow: Automaton } {
  const { symbols, states, next, accepts } = automaton;
  const ids = new Map<string, number>();
  const symbolOf = new Uint16Array(symbols);
  for (let symbol = 0; symbol < symbols; symbol++) {
    const column: number[] = [];
    for (let state = 1; state < states; state++) {
      const to = next[state * symbols + symbol]!;
      if (to !== 0) column.push(state, to);
    }
    const key = column.join();
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    symbolOf[symbol] = id;
  }
  const narrow = new Int32Array(states * ids.size);
  for (let state = 0; state < states; state++)
    for (let symbol = 0; symbol < symbols; symbol++)
      narrow[state * ids.size + symbolOf[symbol]!] = next[state * symbols + symbol]!;
  return { symbolOf, narrow: { symbols: ids.size, states, next: narrow, accepts } };
}
