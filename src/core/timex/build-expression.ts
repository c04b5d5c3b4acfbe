import type { Fields as TemplateFields, Languages, Template } from '../language/language-image.ts';
import { groupSource } from '../language/program.ts';
import { phraseMeans, slotCloses, type Matcher } from '../language/matcher.ts';
import { firstWordLexeme, numberAt, type WordTokens } from '../language/word-tokens.ts';
import { valueOfShape } from '../language/number-shapes.ts';
import { daysInMonth, exists, type Fields } from '../calendar/arithmetic.ts';
import type { Expression } from './timex.ts';

/** What a slot of a rule holds: its tokens, and what its value is built from. */
export interface Slot {
  readonly name: string;
  /** Its tokens: from the first to the one after the last. */
  readonly from: number;
  to: number;
  /** The value of a word or number; null of a group. */
  readonly value: number | string | null;
  /** What the phrase in the slot means; null where it has none. */
  means: Template | null;
  readonly inner: Slot[];
}

/** The slots of the match that `matcher.capture` has just found, in one for the whole match. */
export function readSlots({ events, tokens }: Matcher, from: number, to: number): Slot {
  const { slots, phrases } = tokens.languages;
  const whole: Slot = { name: '', from, to, value: null, means: null, inner: [] };
  const open = [whole];
  for (let at = 0; at < events.length; at += 3) {
    const [kind = 0, source = 0, token = 0] = [events[at], events[at + 1], events[at + 2]];
    const parent = open.at(-1)!;
    if (kind === phraseMeans) parent.means = phrases[source]!;
    else if (kind !== slotCloses) {
      const value = source === groupSource ? null : valueOfToken(tokens, source, token);
      const slot: Slot = { name: slots[kind]!, from: token, to: token, value, means: null, inner: [] };
      parent.inner.push(slot);
      open.push(slot);
    } else {
      open.pop();
      parent.to = token;
      // What a group holds can be named outside it; what a phrase holds cannot.
      if (parent.means === null) open.at(-1)!.inner.push(...parent.inner);
    }
  }
  return whole;
}

/** The value of a token in a slot: that of its number, or of the word in its class. */
function valueOfToken(tokens: WordTokens, source: number, token: number): number | string | null {
  const { languages, text, starts, ends } = tokens;
  const shape = languages.shapes[source]!;
  const lexeme = tokens.lexemes[token]!;
  return shape !== '' && lexeme < firstWordLexeme
    ? valueOfShape(shape, numberAt(text, starts[token]!, ends[token]!))
    : valueOfClass(languages, lexeme, source);
}

function valueOfClass(
  { lexemeValues, valueLists, values }: Languages,
  lexeme: number,
  source: number,
): number | string | null {
  const at = lexemeValues[lexeme]!;
  for (let nth = 0; nth < valueLists[at]!; nth++)
    if (valueLists[at + 1 + 2 * nth] === source) return values[valueLists[at + 2 + 2 * nth]!]!;
  return null;
}

/** The slot of that name, the first where there are several. */
export function slotNamed(scope: Slot, name: string): Slot | undefined {
  return scope.inner.find((slot) => slot.name === name);
}

/** A year that a phrase gives as so many years from the article's. */
interface YearFromNow {
  readonly shift: number;
  readonly of?: 'stated';
}
interface Record_ {
  readonly [name: string]: Value;
}
/** What templates build: null where a slot is missing or a date does not exist. */
export type Value = number | string | Expression | Record_ | null;

export function build(template: Template, scope: Slot): Value {
  if (!isList(template)) return typeof template === 'object' ? buildFields(template, scope) : template;
  const [kind, first, second] = template;
  switch (kind) {
    case '$': {
      const slot = slotNamed(scope, first as string);
      const value = slot === undefined ? null : valueOf(slot);
      return second === undefined ? value : ((value as Record_ | null)?.[second] ?? null);
    }
    case '+':
    case '-':
    case '*':
    case '%':
      return calculate(kind, build(first, scope), build(second as Template, scope));
    default:
      return buildExpression(kind, buildFields(first as TemplateFields, scope));
  }
}

function isList(template: Template): template is Extract<Template, readonly unknown[]> {
  return Array.isArray(template);
}

function valueOf(slot: Slot): Value {
  if (slot.means !== null) return build(slot.means, slot);
  if (slot.value !== null) return slot.value;
  const [inner] = slot.inner;
  return inner === undefined ? null : valueOf(inner);
}

function calculate(sign: '+' | '-' | '*' | '%', left: Value, right: Value): number | null {
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  if (sign === '+') return left + right;
  if (sign === '-') return left - right;
  return sign === '*' ? left * right : left % right;
}

function buildFields(fields: TemplateFields, scope: Slot): Record_ {
  const built: Record<string, Value> = {};
  for (const [name, template] of Object.entries(fields)) {
    const value = build(template, scope);
    if (value !== null) built[name] = value;
  }
  return built;
}

function numberIn(fields: Record_, name: string): number {
  return fields[name] as number;
}

/** The expression of a kind that a rule may name in `means`; assets/languages/README.md tells what each takes. */
function buildExpression(kind: string, fields: Record_): Expression | null {
  switch (kind) {
    case 'date':
      return dateOf(fields);
    case 'days': {
      const { from, to, ...rest } = fields;
      const last = to === 'last' ? lastDayOf(rest) : to!;
      return rangeOf(dateOf({ ...rest, day: from! }), dateOf({ ...rest, day: last }));
    }
    case 'figures':
      return figuresOf(numberIn(fields, 'first'), numberIn(fields, 'second'), numberIn(fields, 'year'));
    case 'years':
      return numberIn(fields, 'from') > numberIn(fields, 'to')
        ? null
        : rangeOf(yearOf(numberIn(fields, 'from')), yearOf(numberIn(fields, 'to')));
    case 'range':
      return rangeOf(
        (fields['from'] as Expression | undefined) ?? null,
        (fields['to'] as Expression | undefined) ?? null,
      );
    case 'months':
      return monthsOf(
        numberIn(fields, 'first'),
        numberIn(fields, 'count'),
        fields['year'] as number | YearFromNow | undefined,
      );
    case 'weekday':
      return { kind, weekday: numberIn(fields, 'weekday'), shift: (fields['shift'] as -1 | 0 | 1 | undefined) ?? null };
    case 'offset':
      return { kind, from: 'now', ...fields } as Expression;
    case 'offset-from':
    case 'period-of':
      return fields['base'] === undefined ? null : ({ kind, ...fields } as unknown as Expression);
    default:
      return { kind, ...fields } as unknown as Expression;
  }
}

function dateOf({ weekday, of, year, ...rest }: Record_): Expression | null {
  if (of !== undefined) {
    const base = of as Expression;
    return base.kind === 'date' ? dateOf({ ...base.fields, ...rest, weekday: weekday! }) : base;
  }
  if (typeof year === 'object' && year !== null) {
    const { month, day } = rest as Fields;
    const fromNow = year as unknown as YearFromNow;
    if (!exists(rest) || month === undefined) return null;
    return { kind: 'month-of-year', month, ...(day === undefined ? {} : { day }), ...fromNow };
  }
  const fields = { ...(year === undefined ? {} : { year }), ...rest } as Fields;
  if (fields.month !== undefined && !exists(fields)) return null;
  return { kind: 'date', fields, ...(typeof weekday === 'number' ? { weekday } : {}) };
}

/** A day in figures; left open where either number may be the day. */
function figuresOf(first: number, second: number, year: number): Expression | null {
  if (first > 12 || first === second) return dateOf({ year, month: second, day: first });
  if (second > 12) return dateOf({ year, month: first, day: second });
  return { kind: 'figures', first, second, year };
}

function rangeOf(from: Expression | null, to: Expression | null): Expression | null {
  return from === null || to === null ? null : { kind: 'range', from, to };
}

/** The last day of a month; of a February without its year the 28th. */
function lastDayOf({ month, year }: Record_): number {
  return daysInMonth(typeof year === 'number' ? year : 2021, month as number);
}

function yearOf(year: number): Expression {
  return { kind: 'date', fields: { year } };
}

/** So many months of a year from the first on: a quarter, a half, a season. */
function monthsOf(first: number, count: number, year: number | YearFromNow | undefined): Expression | null {
  const last = first + count - 1;
  if (first < 1 || last > 12) return null;
  const on = (month: number, day: number): Expression | null =>
    dateOf({ month, day, ...(year === undefined ? {} : { year: year as Value }) });
  // 2021 is no leap year: a season that ends in February is not told here.
  return rangeOf(on(first, 1), on(last, daysInMonth(2021, last)));
}
