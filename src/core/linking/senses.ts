import { holds, type NamePlace } from '../language/conditions.ts';
import type { Condition, ContextRule, Languages, Sense } from '../language/language-image.ts';
import { Matcher } from '../language/matcher.ts';
import { tokenFrom, type WordTokens } from '../language/word-tokens.ts';
import type { EntityKind } from '../reference/data.ts';
import { blockIndexAt } from '../text/blocks.ts';
import type { Block, FormUse, Span } from '../types.ts';

/** What the words around a name make of it, and the rule that says so: `ru: earlier holder`; null where none spoke. */
export interface ReadSense {
  readonly sense: Sense;
  readonly rule: string | null;
}

const plain: ReadSense = { sense: 'plain', rule: null };

/** The rules for names of a kind and use, and what they said: by a number made of the span and what stands before it. */
interface Asked {
  readonly rules: readonly ContextRule[];
  readonly known: Map<number, ReadSense>;
}

/** Asks the context rules of all languages what the words around a name make of it: assets/languages/README.md. */
export class SenseReader {
  readonly tokens: WordTokens;
  readonly #blocks: readonly Block[];
  readonly #languages: Languages;
  readonly #asked = new Map<string, Asked>();
  /** The matcher of the block asked for last. */
  #matcher: Matcher | null = null;
  #blockIndex = -1;

  constructor(tokens: WordTokens, blocks: readonly Block[]) {
    this.tokens = tokens;
    this.#blocks = blocks;
    this.#languages = tokens.languages;
  }

  /** By the first rule whose conditions hold. `isAfterName`: another known name ends right before it. */
  read(span: Span, kind: EntityKind, use: FormUse, isAfterName = false): ReadSense {
    const asked = this.#askedOf(kind, use);
    // Linking asks again in every round.
    const key = ((span.end - span.start) * 2 + Number(isAfterName)) * (this.tokens.text.length + 1) + span.start;
    let read = asked.known.get(key);
    if (read === undefined) asked.known.set(key, (read = this.#ask(asked.rules, span, isAfterName)));
    return read;
  }

  #ask(rules: readonly ContextRule[], span: Span, isAfterName: boolean): ReadSense {
    const index = blockIndexAt(this.#blocks, span.start);
    const block = this.#blocks[index];
    if (block === undefined) return plain;
    if (this.#matcher === null || index !== this.#blockIndex) {
      this.#matcher = new Matcher(this.tokens, block);
      this.#blockIndex = index;
    }
    const matcher = this.#matcher;
    const i = tokenFrom(this.tokens, span.start);
    const end = tokenFrom(this.tokens, span.end);
    if (end <= i) return plain;
    const place: NamePlace = { isInHeading: block.kind === 'heading', isAfterName };
    for (const { conditions, sense, name, language } of rules)
      if (allHold(conditions, matcher, i, end, place)) return { sense, rule: `${language}: ${name}` };
    return plain;
  }

  #askedOf(kind: EntityKind, use: FormUse): Asked {
    const key = `${use} ${kind}`;
    let asked = this.#asked.get(key);
    if (asked === undefined) {
      const isByItself = use !== 'anaphor' && use !== 'adjective';
      const isMeant = (one: string): boolean => (isByItself && one === kind) || one === use || one === key;
      const rules = this.#languages.contexts.filter(({ of }) => of.some(isMeant));
      this.#asked.set(key, (asked = { rules, known: new Map() }));
    }
    return asked;
  }
}

function allHold(
  conditions: readonly Condition[],
  matcher: Matcher,
  i: number,
  end: number,
  place: NamePlace,
): boolean {
  for (const condition of conditions) if (!holds(condition, matcher, i, end, place)) return false;
  return true;
}
