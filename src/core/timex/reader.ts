import type { Role, WordMeaning } from '../language/language-pack.ts';
import type { TimeTokens } from '../language/time-tokens.ts';
import { meaningFrom, wordFrom } from '../language/time-words.ts';
import { tokenFlag, tokenText } from '../text/tokens.ts';

/** No Roman number of a century is longer. */
const romanLengthAtMost = 5;

/** What stands between two tokens. */
export type Gap = 'none' | 'space' | 'dash' | 'comma' | 'dot' | 'slash' | 'other';

/** The tokens of one block with what each may mean in an expression of time. Indices beyond either end mean nothing. */
export class Reader {
  readonly text: string;
  readonly count: number;
  readonly #tokens: TimeTokens;
  readonly #first: number;

  /** Reads `count` tokens of a text from the token `first` on: those of one block. */
  constructor(tokens: TimeTokens, first: number, count: number) {
    this.text = tokens.text;
    this.#tokens = tokens;
    this.#first = first;
    this.count = count;
  }

  #flags(i: number): number {
    return this.#has(i) ? this.#tokens.flags[this.#first + i]! : 0;
  }

  #has(i: number): boolean {
    return i >= 0 && i < this.count;
  }

  start(i: number): number {
    return this.#has(i) ? this.#tokens.starts[this.#first + i]! : this.text.length;
  }

  end(i: number): number {
    return this.#has(i) ? this.#tokens.ends[this.#first + i]! : 0;
  }

  isNumber(i: number): boolean {
    return (this.#flags(i) & tokenFlag.number) !== 0;
  }

  isCapital(i: number): boolean {
    return (this.#flags(i) & tokenFlag.capital) !== 0;
  }

  /** Is no letter of the word small? */
  isAllCapitals(i: number): boolean {
    return (this.#flags(i) & tokenFlag.capitals) !== 0;
  }

  /** The digits of a number; '' for a word. */
  digits(i: number): string {
    return this.isNumber(i) ? this.text.slice(this.start(i), this.end(i)) : '';
  }

  number(i: number): number {
    if (!this.isNumber(i)) return NaN;
    let value = 0;
    const end = this.end(i);
    for (let at = this.start(i); at < end; at++) {
      const digit = this.text.charCodeAt(at) - 0x30;
      // Digits of other scripts are not read.
      if (digit < 0 || digit > 9) return NaN;
      value = value * 10 + digit;
    }
    return value;
  }

  /** How many units the number has; 0 for a word. */
  digitCount(i: number): number {
    return this.isNumber(i) ? this.end(i) - this.start(i) : 0;
  }

  /** The folded word; '' for a number and beyond the ends. */
  word(i: number): string {
    const place = this.#place(i);
    if (place !== 0) return wordFrom(place);
    return !this.#has(i) || this.isNumber(i) ? '' : tokenText(this.#tokens, this.#first + i);
  }

  meaning(i: number): WordMeaning {
    return meaningFrom(this.#place(i));
  }

  #place(i: number): number {
    return this.#has(i) ? this.#tokens.meanings[this.#first + i]! : 0;
  }

  /** The first token from i on with which an expression may begin; `count` where there is none. */
  nextBeginning(i: number): number {
    const { flags, meanings } = this.#tokens;
    const end = this.#first + this.count;
    for (let at = this.#first + i; at < end; at++) {
      if (meanings[at] === 0 && (flags[at]! & (tokenFlag.number | tokenFlag.capitals)) === 0) continue;
      if (this.#canBegin(at - this.#first)) return at - this.#first;
    }
    return this.count;
  }

  /**
   * Can an expression begin with the token: a word that tells a time by itself, a Roman number, or a number or another word of
   * time with one after it? Most tokens end here, so it is quick.
   */
  #canBegin(i: number): boolean {
    const flags = this.#flags(i);
    if ((flags & tokenFlag.number) !== 0) {
      return this.#meansSomething(i + 1) || (this.end(i) - this.start(i) === 4 && this.#mayBeYear(i));
    }
    const isRoman = this.#isRoman(i);
    const meaning = this.meaning(i);
    if (meaning.begins === 'alone') return true;
    return (meaning.begins === 'before' || isRoman) && this.#meansSomething(i + 1);
  }

  /** Is a bare year told by what stands before it: a preposition, a bracket, a list, a name's hyphen? */
  #mayBeYear(i: number): boolean {
    const before = this.before(i);
    return (
      before === '-' ||
      this.#place(i - 1) !== 0 ||
      '(,'.includes(before === ' ' ? this.text.charAt(this.start(i) - 2) : before)
    );
  }

  /** A Roman number up to 39, in capitals of either alphabet. */
  #isRoman(i: number): boolean {
    if ((this.#flags(i) & tokenFlag.capitals) === 0 || this.end(i) - this.start(i) > romanLengthAtMost) return false;
    for (let at = this.start(i); at < this.end(i); at++) if (!'IVXХ'.includes(this.text.charAt(at))) return false;
    return true;
  }

  #meansSomething(i: number): boolean {
    return this.#place(i) !== 0 || this.isNumber(i) || this.#isRoman(i);
  }

  is(i: number, role: Role): boolean {
    return this.meaning(i).roles?.has(role) === true;
  }

  /** What stands between token i and the next. A dot or comma may have spaces around it, a dash too. */
  gap(i: number): Gap {
    if (i < 0 || i + 1 >= this.count) return 'other';
    const end = this.#tokens.ends[this.#first + i]!;
    const start = this.#tokens.starts[this.#first + i + 1]!;
    if (end === start) return 'none';
    // Nearly always.
    if (end + 1 === start && this.text.charCodeAt(end) === 0x20) return 'space';
    const between = this.text.slice(end, start);
    const sign = between.trim();
    if (between.includes('\n')) return 'other';
    if (sign === '') return 'space';
    if (/^[-\u2010-\u2015\u2212]$/.test(sign)) return 'dash';
    if (sign === ',') return 'comma';
    if (sign === '.') return 'dot';
    return sign === '/' ? 'slash' : 'other';
  }

  /** Is nothing but space between token i and the next? */
  touches(i: number): boolean {
    const gap = this.gap(i);
    return gap === 'space' || gap === 'none';
  }

  /** The character after token i, '' at the end of the text. */
  after(i: number): string {
    return this.text.charAt(this.end(i));
  }

  /** The character before token i. */
  before(i: number): string {
    const start = this.start(i);
    return start === 0 ? '' : this.text.charAt(start - 1);
  }

  /** Does no word of the same clause follow token i? */
  endsClause(i: number): boolean {
    return i + 1 >= this.count || !['space', 'none', 'dash'].includes(this.gap(i));
  }

  /** Does a sentence end between token i and the next? */
  endsSentence(i: number): boolean {
    if (i + 1 >= this.count) return true;
    const between = this.text.slice(this.end(i), this.start(i + 1));
    return /[!?…\n]/.test(between) || (between.includes('.') && this.isCapital(i + 1) && between.length > 1);
  }
}
