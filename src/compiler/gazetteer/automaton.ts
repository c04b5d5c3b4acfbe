/**
 * Builds the automaton that `findCandidate` runs: a minimised trie of the folded first words, with letter classes as input and one
 * dense row of transitions per state.
 *
 * A state knows the script of the letters read, so that a mixture of Latin and Cyrillic letters is detected in every word, known
 * or not. A letter that begins a word which requires a capital has two classes, one for the small and one for the capital letter;
 * they differ in the root's row and lead to the same states in all others.
 *
 * The automaton is a filter: each hit is looked up in the dictionary. It may let too much through. Where a large dictionary would need
 * too many states, it distinguishes words by their beginnings only.
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
  /** May a form that begins with the word begin with a small letter? */
  readonly acceptsSmall: boolean;
}

export interface Automaton {
  readonly classes: Uint8Array;
  readonly transitions: Uint16Array;
}

/**
 * Each state is a row of 256 bytes. More states push each other out of the processor's cache and make the extension larger: 3,000
 * instead of 8,192 made the packed image 15 KB smaller, with no measurable loss of speed.
 */
const maxStates = 3000;

/** 0 for digits, Armenian or nothing yet, 1 for Cyrillic, 2 for Latin. Their union 3 is a mixture, which is a hit. */
type Script = 0 | 1 | 2;
const scripts: readonly Script[] = [0, 1, 2];

/** Numbers of the states that every automaton has. The dead and maybe states have one number per script. */
const rootState = 0;
const deadState = 1;
const maybeState = 4;
const firstFreeState = 7;

interface Letter {
  readonly script: Script;
  /** The columns of the small and the capital letter; the same where no word that begins with it requires a capital. */
  readonly column: number;
  readonly capital: number;
}

export function buildAutomaton(words: readonly FirstWord[]): Automaton {
  const alphabet = chooseAlphabet(words);
  const readable = words.filter(({ text }) => [...units(text)].every((unit) => alphabet.has(unit)) && !isMixed(text));
  let states = minimise(readable, alphabet, wordLengthAtMost);
  for (let depth = 12; states.length > maxStates && depth > 0; depth--) states = minimise(readable, alphabet, depth);
  return { classes: classify(alphabet), transitions: fill(states, alphabet) };
}

/** Letters by folded unit. Columns 1 to 3 are for the letters of each script that occur in no word. */
function chooseAlphabet(words: readonly FirstWord[]): ReadonlyMap<number, Letter> {
  const uses = new Map<number, number>();
  const requiresCapital = new Map<number, number>();
  for (const { text, acceptsSmall } of words) {
    for (const unit of units(text)) uses.set(unit, (uses.get(unit) ?? 0) + 1);
    const first = text.charCodeAt(0);
    if (!acceptsSmall && hasCase(first)) requiresCapital.set(first, (requiresCapital.get(first) ?? 0) + 1);
  }
  const known = byCount(uses);
  const sharing = known.filter(sharesColumn);
  const shared = Math.min(sharing.length, sharedColumns);
  const room = rareClass - 1 - scripts.length - shared;
  const letters = known.filter((unit) => !sharesColumn(unit)).slice(0, room);
  const paired = new Set(
    byCount(requiresCapital)
      .filter((unit) => !sharesColumn(unit))
      .slice(0, room - letters.length),
  );
  // The commonest letters are side by side, so that most texts touch one cache line of each row.
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

/** Letters that are neither Cyrillic nor Latin, such as Armenian ones, share these columns, which leaves room for capitals. */
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
    // A letter for which the alphabet had no room may still belong to a word.
    return alphabet.size + 1 + scripts.length >= rareClass ? rareClass : 1 + scriptOf(unit);
  });
}

interface State {
  readonly script: Script;
  readonly accepts: boolean;
  /** Targets by column: other states of the list, or the number of a maybe state. */
  readonly targets: ReadonlyMap<number, State | number>;
}

interface TrieState {
  readonly script: Script;
  accepts: boolean;
  readonly children: Map<number, TrieState | number>;
}

/** The states of the minimal automaton, the root first. Words longer than `depth` letters end there in a maybe state. */
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

  // Children come after their parents in the list. From its end, the targets of a state are known before the state.
  const numbers = new Map<string, number>();
  const states: State[] = [];
  const numberOf = new Map<TrieState, number>();
  for (const state of all.toReversed()) {
    const targets = [...state.children].sort(([a], [b]) => a - b);
    const steps = targets.map(([column, to]) => `${column}:${typeof to === 'number' ? -to : numberOf.get(to)!}`);
    const signature = `${state.script} ${state.accepts ? 1 : 0} ${steps.join(' ')}`;
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

  /** Every letter leads to the group's state of its script; a letter of the other script to a hit. */
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
  let scriptsSeen = 0;
  for (const unit of units(text)) scriptsSeen |= scriptOf(unit);
  return scriptsSeen === 3;
}

function hasCase(folded: number): boolean {
  return (unitTraits(folded) & unitFlag.small) !== 0;
}
