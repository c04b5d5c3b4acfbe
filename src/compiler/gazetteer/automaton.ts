/**
 * Makes the automaton that `findCandidate` runs: a trie of the folded first words, letter classes for letters, states with equal
 * futures put together, one dense row of transitions a state.
 *
 * Each state knows the script of what was read, so that a Latin letter after Cyrillic ones, or the other way round, is noticed
 * in every word, known or not. A letter that begins some word which wants a capital has two classes, for the small and for the
 * capital letter; they part in the root's row and lead the same way in all others.
 *
 * The automaton is a filter: what it lets through is looked up. It may therefore let through too much where a great dictionary
 * would make too many rows: words are then told by their beginnings only, and two letter classes become one.
 */

import { classCount, hitState, rareClass, rowLength, unitOfClassIndex } from '../../core/gazetteer/image.ts';
import {
  foldUnit,
  isIgnorable,
  isLetter,
  isUpper,
  isWordUnit,
  unitFlag,
  unitTraits,
} from '../../core/text/characters.ts';
import { wordLengthAtMost } from '../../core/text/words.ts';

export interface FirstWord {
  /** Folded. */
  readonly text: string;
  /** Some form that begins with the word may begin with a small letter. */
  readonly acceptsSmall: boolean;
}

export interface Automaton {
  readonly classes: Uint8Array;
  readonly transitions: Uint16Array;
}

/**
 * More states than these, a row of 256 bytes each, would only push each other out of the processor's cache, and weigh more in the
 * extension than they save: 3,000 instead of 8,192 took 15 KB off the packed image and nothing measurable from the speed.
 */
const statesAtMost = 3000;

/** A script is 0 (digits, Armenian, nothing yet), 1 (Cyrillic) or 2 (Latin); 3, both, is a hit. */
type Script = 0 | 1 | 2;
const scripts: readonly Script[] = [0, 1, 2];

/** Numbers of the states that every automaton has; the plain number is for script 0, the two after it for 1 and 2. */
const rootState = 0;
const deadState = 1;
const maybeState = 4;
const firstFreeState = 7;

interface Letter {
  readonly script: Script;
  /** The column of the letter, and that of its capital; the same where case parts no words that begin with it. */
  readonly column: number;
  readonly capital: number;
}

export function buildAutomaton(words: readonly FirstWord[]): Automaton {
  const alphabet = chooseAlphabet(words);
  const readable = words.filter(({ text }) => [...units(text)].every((unit) => alphabet.has(unit)) && !isMixed(text));
  let states = minimise(readable, alphabet, wordLengthAtMost);
  for (let depth = 12; states.length > statesAtMost && depth > 0; depth--) states = minimise(readable, alphabet, depth);
  return { classes: classify(alphabet), transitions: fill(states, alphabet) };
}

/** Letters by folded unit. Columns 1 to 3 are for letters of each script that no word has. */
function chooseAlphabet(words: readonly FirstWord[]): ReadonlyMap<number, Letter> {
  const uses = new Map<number, number>();
  const wantsCapital = new Map<number, number>();
  for (const { text, acceptsSmall } of words) {
    for (const unit of units(text)) uses.set(unit, (uses.get(unit) ?? 0) + 1);
    const first = text.charCodeAt(0);
    if (!acceptsSmall && hasCase(first)) wantsCapital.set(first, (wantsCapital.get(first) ?? 0) + 1);
  }
  const known = byCount(uses);
  const sharing = known.filter(sharesColumn);
  const shared = Math.min(sharing.length, sharedColumns);
  const room = rareClass - 1 - scripts.length - shared;
  const letters = known.filter((unit) => !sharesColumn(unit)).slice(0, room);
  const paired = new Set(
    byCount(wantsCapital)
      .filter((unit) => !sharesColumn(unit))
      .slice(0, room - letters.length),
  );
  // The commonest letters side by side, so that most texts touch one line of the processor's cache in each row.
  let columns = 1 + scripts.length;
  const small = letters.map((unit) => [unit, columns++] as const);
  const own = small.map(([unit, column]) => {
    const letter: Letter = { script: scriptOf(unit), column, capital: paired.has(unit) ? columns++ : column };
    return [unit, letter] as const;
  });
  const others = sharing.map((unit, index) => {
    const column = columns + (index % sharedColumns);
    const letter: Letter = { script: 0, column, capital: column };
    return [unit, letter] as const;
  });
  return new Map([...own, ...others]);
}

/** Letters that are neither Cyrillic nor Latin, as Armenian ones, share so many columns, so that theirs leave room for capitals. */
const sharedColumns = 10;

function sharesColumn(unit: number): boolean {
  return scriptOf(unit) === 0 && isLetter(unit);
}

function byCount(counts: ReadonlyMap<number, number>): number[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b).map(([unit]) => unit);
}

function classify(alphabet: ReadonlyMap<number, Letter>): Uint8Array {
  return Uint8Array.from({ length: classCount }, (_, index) => {
    const unit = unitOfClassIndex(index);
    if (isIgnorable(unit)) return rareClass;
    if (!isWordUnit(unit)) return 0;
    const letter = alphabet.get(foldUnit(unit));
    if (letter !== undefined) return isUpper(unit) ? letter.capital : letter.column;
    // A letter that had no room in the alphabet may still belong to a word.
    return alphabet.size + 1 + scripts.length >= rareClass ? rareClass : 1 + scriptOf(unit);
  });
}

interface State {
  readonly script: Script;
  readonly accepts: boolean;
  /** Target by column. Targets are other states of the list, or a maybe-state by its number. */
  readonly targets: ReadonlyMap<number, State | number>;
}

interface TrieState {
  readonly script: Script;
  accepts: boolean;
  readonly children: Map<number, TrieState | number>;
}

/** The states of the minimal automaton, the root first. Words are read to `depth` letters; longer ones are maybes there. */
function minimise(words: readonly FirstWord[], alphabet: ReadonlyMap<number, Letter>, depth: number): readonly State[] {
  const root: TrieState = { script: 0, accepts: false, children: new Map() };
  const all = [root];
  for (const { text, acceptsSmall } of words) {
    const first = alphabet.get(text.charCodeAt(0))!;
    add(text, first.capital);
    if (acceptsSmall && first.column !== first.capital) add(text, first.column);
  }

  function add(text: string, firstColumn: number): void {
    let state = root;
    for (let i = 0; i < text.length; i++) {
      const letter = alphabet.get(text.charCodeAt(i))!;
      const script = (state.script | letter.script) as Script;
      const column = i === 0 ? firstColumn : letter.column;
      let next = state.children.get(column);
      if (typeof next === 'number') return;
      if (i === depth - 1 && text.length > depth) {
        state.children.set(column, maybeState + script);
        return;
      }
      if (next === undefined) {
        next = { script, accepts: false, children: new Map() };
        all.push(next);
        state.children.set(column, next);
      }
      state = next;
    }
    state.accepts = true;
  }

  // Children come after their parents in the list, so that from its end each state's targets are known before it is.
  const numbers = new Map<string, number>();
  const states: State[] = [];
  const numberOf = new Map<TrieState, number>();
  for (const state of all.toReversed()) {
    const targets = [...state.children].sort(([a], [b]) => a - b);
    const told = targets.map(([column, to]) => `${column}:${typeof to === 'number' ? -to : numberOf.get(to)!}`);
    const signature = `${state.script} ${state.accepts ? 1 : 0} ${told.join(' ')}`;
    let number = numbers.get(signature);
    if (number === undefined) {
      number = states.length;
      numbers.set(signature, number);
      const resolved = targets.map(
        ([column, to]) => [column, typeof to === 'number' ? to : states[numberOf.get(to)!]!] as const,
      );
      states.push({ script: state.script, accepts: state.accepts, targets: new Map(resolved) });
    }
    numberOf.set(state, number);
  }
  return states.toReversed();
}

function fill(states: readonly State[], alphabet: ReadonlyMap<number, Letter>): Uint16Array {
  const numbers = new Map(states.map((state, i) => [state, i === 0 ? rootState : firstFreeState + i - 1]));
  const transitions = new Uint16Array((firstFreeState + states.length - 1) * rowLength);
  const letters = [...alphabet.values()];
  const columns: readonly (readonly [number, Script])[] = [
    ...scripts.map((script) => [1 + script, script] as const),
    ...letters.map(({ column, script }) => [column, script] as const),
    ...letters.map(({ capital, script }) => [capital, script] as const),
  ];

  /** Every letter leads to the state of its script in the group, one of the other script to a hit. */
  function fillRow(state: number, script: Script, accepts: boolean, group: number): void {
    const row = transitions.subarray(state * rowLength, (state + 1) * rowLength);
    row[0] = accepts ? hitState : rootState;
    row[rareClass] = hitState;
    for (const [column, own] of columns) row[column] = (script | own) === 3 ? hitState : group + (script | own);
  }

  for (const script of scripts) {
    fillRow(deadState + script, script, false, deadState);
    fillRow(maybeState + script, script, true, maybeState);
  }
  const capitals = new Map(letters.map(({ column, capital }) => [column, capital]));
  for (const [state, number] of numbers) {
    fillRow(number, state.script, state.accepts, deadState);
    for (const [column, target] of state.targets) {
      const to = typeof target === 'number' ? target : numbers.get(target)!;
      transitions[number * rowLength + column] = to;
      if (number !== rootState) transitions[number * rowLength + (capitals.get(column) ?? column)] = to;
    }
  }
  return transitions;
}

function* units(text: string): Generator<number> {
  for (let i = 0; i < text.length; i++) yield text.charCodeAt(i);
}

function scriptOf(unit: number): Script {
  const traits = unitTraits(unit);
  return (traits & unitFlag.cyrillic) !== 0 ? 1 : (traits & unitFlag.latin) !== 0 ? 2 : 0;
}

function isMixed(text: string): boolean {
  let met = 0;
  for (const unit of units(text)) met |= scriptOf(unit);
  return met === 3;
}

function hasCase(folded: number): boolean {
  return (unitTraits(folded) & unitFlag.small) !== 0;
}
