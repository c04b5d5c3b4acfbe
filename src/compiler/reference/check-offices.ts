import { lastDayIn } from '../../core/calendar/days.ts';
import { checkGaps, checkOverlaps, groupBy, type Step } from './check-sequence.ts';
import { noEntity, type Inspection } from './inspection.ts';
import type { WrittenEntity, WrittenFact } from './records.ts';

/**
 * Checks offices and their holders. Offices that fill the same property of the same entity, such as the chairmen of a supreme
 * soviet and the presidents after them, form one list, in which every day has a holder or a declared vacancy.
 */
export function checkOffices(inspection: Inspection): void {
  const offices = inspection.records.entities.filter(({ kind }) => kind === 'office');
  for (const office of offices) checkOffice(office, inspection);
  const filling = offices.filter(({ of, as }) => of !== undefined && as !== undefined);
  for (const group of groupBy(filling, ({ of = '', as = '' }) => `${of} ${as}`)) checkFilling(group, inspection);
  for (const entity of inspection.records.entities) {
    const at = entity.kind === 'office' ? -1 : (entity.facts ?? []).findIndex(({ property }) => property === 'holder');
    if (at >= 0) inspection.report(entity, `facts[${at}].property`, 'only an office has holders');
  }
}

function checkOffice(office: WrittenEntity, inspection: Inspection): void {
  const { of, as } = office;
  if (of === undefined) inspection.report(office, 'of', 'missing: the entity that the office belongs to');
  else inspection.entityId(office, 'of', of);
  const property = as === undefined ? null : inspection.propertyId(office, 'as', as);
  if (property !== null && property.derived !== true) {
    inspection.report(office, 'as', `«${property.id}» is written on entities, not computed from offices`);
  }
  const holdings = holdingsOf(office);
  for (const { field, from, value } of holdings) {
    if (from === undefined)
      inspection.report(office, `${field}.from`, 'missing: the day on which the holder took office');
    const holder = typeof value === 'string' ? inspection.entities.get(value) : undefined;
    if (holder === undefined || holder.kind === 'person') continue;
    inspection.report(office, `${field}.value`, `«${holder.id}» holds an office, but is not a person`);
  }
  checkOverlaps(holdings, 'holders', inspection);
}

/** Checks the offices that fill one property of one entity. */
function checkFilling(offices: readonly WrittenEntity[], inspection: Inspection): void {
  const holdings = offices.flatMap(holdingsOf);
  const declare = `declare it with the value «${noEntity}»`;
  checkGaps(holdings, 'holders', declare, inspection);
  // One of these offices may be vacant while another fills the property.
  if (offices.length > 1)
    checkOverlaps(
      holdings.filter(({ value }) => value !== noEntity),
      'holders of offices that fill one property',
      inspection,
    );
  const last = holdings.toSorted((a, b) => (lastDayIn(a) < lastDayIn(b) ? -1 : 1)).at(-1);
  if (last?.to === undefined || last.value === noEntity || lastDayIn(last) >= inspection.records.recordEnds) return;
  inspection.warn(last.record, `${last.field}.to`, `nobody holds the office after ${last.to}`, declare);
}

function holdingsOf(office: WrittenEntity): readonly (WrittenFact & Step)[] {
  return (office.facts ?? []).flatMap((fact, at) =>
    fact.property === 'holder' ? [{ ...fact, record: office, field: `facts[${at}]` }] : [],
  );
}
