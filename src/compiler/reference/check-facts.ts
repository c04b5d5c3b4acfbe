import { checkOverlaps, groupBy } from './check-sequence.ts';
import { checkLanguages, checkTimeless } from './check-texts.ts';
import { noEntity, type Inspection } from './inspection.ts';
import type { WrittenEntity, WrittenFact, WrittenProperty } from './records.ts';

/** Checks each fact of the entity, and that a property with `many: false` has one value per day. */
export function checkFacts(entity: WrittenEntity, inspection: Inspection): void {
  const facts = (entity.facts ?? []).map((fact, at) => ({ ...fact, record: entity, field: `facts[${at}]` }));
  for (const fact of facts) {
    const { field, note, disputed } = fact;
    inspection.interval(entity, field, fact);
    inspection.citations(entity, `${field}.sources`, fact.sources, disputed === undefined ? null : 'a disputed fact');
    if (fact.acting !== undefined && fact.property !== 'holder')
      inspection.report(entity, `${field}.acting`, 'only a holder can be acting');
    for (const [name, texts] of Object.entries({ note, disputed })) {
      if (texts === undefined) continue;
      checkTimeless(entity, `${field}.${name}`, texts, inspection);
      checkLanguages(entity, `${field}.${name}`, texts, inspection);
    }
    const property = inspection.propertyId(entity, `${field}.property`, fact.property);
    if (property !== null) checkValue(entity, fact, property, inspection);
  }
  for (const property of inspection.properties.values()) {
    const own = facts.filter((fact) => fact.property === property.id);
    if (property.id === 'holder' || own.length < 2) continue;
    // Where many values may hold at a time, each value is a sequence of its own.
    const sequences = property.many ? groupBy(own, ({ value }) => JSON.stringify(value)) : [own];
    for (const sequence of sequences) {
      checkOverlaps(sequence, `values of «${property.id}»`, inspection);
    }
  }
}

function checkValue(
  entity: WrittenEntity,
  { field, value }: WrittenFact & { readonly field: string },
  property: WrittenProperty,
  inspection: Inspection,
): void {
  const at = `${field}.value`;
  if (property.derived === true) {
    inspection.report(entity, `${field}.property`, `«${property.id}» is computed from other records; do not write it`);
    return;
  }
  switch (property.values) {
    case 'entity':
      if (typeof value !== 'string')
        inspection.report(entity, at, `the value of «${property.id}» must be an entity id`);
      else if (value !== noEntity) inspection.entityId(entity, at, value);
      return;
    case 'date':
      if (typeof value === 'object') inspection.report(entity, at, `the value of «${property.id}» must be a date`);
      else inspection.date(entity, at, String(value));
      return;
    case 'number':
      if (typeof value !== 'number') inspection.report(entity, at, `the value of «${property.id}» must be a number`);
      return;
    case 'text':
      if (typeof value !== 'object')
        inspection.report(entity, at, `the value of «${property.id}» must be a text { ru, en }`);
      else checkLanguages(entity, at, value, inspection);
  }
}
