import { word, type CardContext } from './facts.ts';
import { dateInWords } from '../calendar/dates-in-words.ts';
import type { EntityRecord } from '../reference/data.ts';
import { firstDay, lastDayIn, yearOf } from '../calendar/days.ts';
import { tenuresOn, titleOf, type Tenure } from '../reference/reference.ts';

/**
 * One sentence on a person for whom the record has no text on the day: the offices held then, else the one held last, else the
 * state whose office comes later. Empty where the record knows no office either.
 */
export function personInWords(person: EntityRecord, context: CardContext): string {
  const { reference, on } = context;
  const current = tenuresOn(reference, person.id, on);
  if (current.length > 0) return `${capitalized(current.map((tenure) => heldNow(tenure, context)).join('; '))}.`;
  const all = reference.tenures.get(person.id) ?? [];
  const past = all.filter(({ fact }) => lastDayIn(fact) < on);
  const last = past.toSorted((a, b) => (lastDayIn(a.fact) < lastDayIn(b.fact) ? -1 : 1)).at(-1);
  if (last !== undefined) return `${capitalized(heldThen(last, context))}.`;
  const state = all.map(({ office }) => stateOf(office, context)).find((title) => title !== null);
  return state === undefined ? '' : `${word(context.language, 'figure', state)}.`;
}

function heldNow({ office, fact }: Tenure, { on, language }: CardContext): string {
  const acting = fact.acting ? ` (${word(language, 'acting')})` : '';
  const title = titleOf(office, on, language) + acting;
  if (fact.from === undefined) return title;
  return word(language, 'holds', title, dateInWords(fact.from, language, 'after-preposition'));
}

function heldThen({ office, fact }: Tenure, { language }: CardContext): string {
  const to = yearOf(lastDayIn(fact));
  const from = fact.from === undefined ? to : yearOf(fact.from);
  const acting = fact.acting ? ` (${word(language, 'acting')})` : '';
  const title = titleOf(office, firstDay(fact.to ?? ''), language) + acting;
  return from === to ? word(language, 'heldInYear', title, `${to}`) : word(language, 'held', title, `${from}–${to}`);
}

/** The title of the state to which the office belongs, by way of the bodies between; null where it belongs to none. */
function stateOf(office: EntityRecord, { reference, on, language }: CardContext): string | null {
  for (let owner: EntityRecord | undefined = office, steps = 0; owner !== undefined && steps < 4; steps++) {
    if (owner.kind === 'state') return titleOf(owner, on, language);
    const country = owner.facts.find(({ property }) => property === 'country')?.value;
    owner = reference.entities.get(owner.of ?? (typeof country === 'string' ? country : ''));
  }
  return null;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
