import type { Comparison, Fields, Template } from '../../core/language/language-image.ts';
import { didYouMean } from '../reference/problems.ts';
import { NotationError } from './pattern.ts';

/** The kinds of expressions that `means` may name, with the fields that each must and may have. */
export const kinds: Readonly<Record<string, { readonly needs: readonly string[]; readonly may: readonly string[] }>> = {
  date: { needs: [], may: ['year', 'month', 'day', 'weekday', 'of'] },
  days: { needs: ['from', 'to', 'month'], may: ['year'] },
  figures: { needs: ['first', 'second', 'year'], may: [] },
  years: { needs: ['from', 'to'], may: [] },
  months: { needs: ['first', 'count'], may: ['year'] },
  range: { needs: ['from', 'to'], may: [] },
  weekday: { needs: ['weekday'], may: ['shift'] },
  offset: { needs: ['unit', 'count'], may: ['from'] },
  'offset-from': { needs: ['unit', 'count', 'base'], may: [] },
  period: { needs: ['unit', 'shift'], may: ['of'] },
  'named-month': { needs: ['month', 'shift'], may: [] },
  season: { needs: ['first', 'shift'], may: [] },
  within: { needs: ['unit', 'count'], may: [] },
  'period-of': { needs: ['unit', 'base'], may: [] },
  'same-day': { needs: [], may: [] },
  'same-year': { needs: [], may: [] },
  'same-day-of-year': { needs: ['ago'], may: [] },
  'later-day': { needs: ['day'], may: [] },
  duration: { needs: ['unit', 'count'], may: [] },
};

/** Words of formulas that are values by themselves. */
const constants: Readonly<Record<string, string>> = Object.fromEntries([
  ...['day', 'week', 'month', 'year', 'decade', 'hour', 'minute', 'weekend'].map((unit) => [`${unit}s`, unit]),
  ...['now', 'narrative', 'ahead', 'stated', 'last', 'START', 'MID', 'END', 'APPROX'].map((word) => [word, word]),
]) as Record<string, string>;

/** Reads what stands after `means`: a formula, a number, `{ kind: fields }`, `days: [from, to, month, year]`. Throws NotationError. */
export function readTemplate(source: unknown, slots: readonly string[]): Template {
  if (typeof source === 'number') return source;
  if (typeof source === 'string') return readFormula(source, slots);
  const entries = Object.entries(source as Record<string, unknown>);
  const [kind = '', value] = entries[0] ?? [];
  if (entries.length !== 1 || typeof value !== 'object') return readFields(source as Record<string, unknown>, slots);
  const known = kinds[kind];
  if (known === undefined)
    throw new NotationError(`«${kind}» is no kind of expression`, didYouMean(kind, Object.keys(kinds)) ?? '');
  const fields = Array.isArray(value)
    ? Object.fromEntries(value.map((one: unknown, at) => [[...known.needs, ...known.may][at] ?? '', one]))
    : ((value ?? {}) as Record<string, unknown>);
  const missing = known.needs.find((name) => !(name in fields));
  if (missing !== undefined) throw new NotationError(`«${kind}» needs «${missing}»`);
  const strange = Object.keys(fields).find((name) => ![...known.needs, ...known.may].includes(name));
  if (strange !== undefined)
    throw new NotationError(`«${kind}» has no «${strange}»`, didYouMean(strange, [...known.needs, ...known.may]) ?? '');
  return [kind, readFields(fields, slots)];
}

function readFields(fields: Record<string, unknown>, slots: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, readTemplate(value, slots)]));
}

/** `12 * a + b`, `count.unit`, `-n`, `(a + 1) % 100`; a word is a slot or one of the constants. */
export function readFormula(source: string, slots: readonly string[]): Template {
  const lexeme = /\p{L}(?:-?[\p{L}\d])*(?:\.\p{L}+)?|\d+|[-+*%()]/gu;
  const parts = source.match(lexeme) ?? [];
  if (source.replaceAll(lexeme, '').trim() !== '' || parts.length === 0)
    throw new NotationError(`«${source}» is no formula`);
  let at = 0;
  const formula = sum();
  if (at < parts.length) throw new NotationError(`«${parts[at] ?? ''}» is left over in «${source}»`);
  return formula;

  function sum(): Template {
    let left = product();
    for (let sign = parts[at]; sign === '+' || sign === '-'; sign = parts[at]) {
      at++;
      left = [sign, left, product()];
    }
    return left;
  }
  function product(): Template {
    let left = single();
    for (let sign = parts[at]; sign === '*' || sign === '%'; sign = parts[at]) {
      at++;
      left = [sign, left, single()];
    }
    return left;
  }
  function single(): Template {
    const part = parts[at++];
    if (part === undefined) throw new NotationError(`«${source}» ends too early`);
    if (part === '-') {
      const value = single();
      return typeof value === 'number' ? -value : ['-', 0, value];
    }
    if (part === '(') {
      const inner = sum();
      if (parts[at++] !== ')') throw new NotationError(`a bracket is not closed in «${source}»`);
      return inner;
    }
    if (/^\d/.test(part)) return Number(part);
    const [name = '', field] = part.split('.');
    if (slots.includes(name)) return field === undefined ? ['$', name] : ['$', name, field];
    const constant = constants[part];
    if (constant !== undefined) return constant;
    throw new NotationError(
      `there is no slot «${name}»`,
      didYouMean(name, [...slots, ...Object.keys(constants)]) ?? '',
    );
  }
}

/** `a < b & b = c + 1`. */
export function readComparisons(source: string, slots: readonly string[]): readonly Comparison[] {
  return source.split('&').map((one): Comparison => {
    const [, left = '', sign = '', right = ''] = /^([^<>=!]+)(!=|<|>|=)([^<>=!]+)$/.exec(one) ?? [];
    if (sign === '') throw new NotationError(`«${one.trim()}» compares nothing: a < b, a > b, a = b or a != b`);
    return [sign, readFormula(left, slots), readFormula(right, slots)];
  });
}
