import { checkOverlaps, groupBy } from './check-sequence.ts';
import { checkLanguages, checkTimeless } from './check-texts.ts';
import { noEntity, type Inspection } from './inspection.ts';
import type { WrittenEntity, WrittenFact, WrittenProperty } from './records.ts';

/** What each fact of the entity says, and that a property of one value has only one on a day. */
export function checkFacts(entity: WrittenEntity, inspection: Inspection): void {
  const facts = (entity.facts ?? []).map((fact, at) => ({ ...fact, record: entity, field: `facts[${at}]` }));
  for (const fact of facts) {
    const { field, note, disputed } = fact;
    inspection.interval(entity, field, fact);
    inspection.citations(entity, `${field}.sources`, fact.sources, disputed === undefined ? null : 'what is disputed');
    if (fact.acting !== undefined && fact.property !== 'holder')
      inspection.tell(entity, `${field}.acting`, 'only a holder acts');
    for (const [name, texts] of Object.entries({ note, disputed })) {
      if (texts === undefined) continue;
      checkTimeless(entity, `${field}.${name}`, texts, inspection);
      checkLanguages(entity, `${field}.${name}`, texts, inspection);
    }
    const property = inspection.propertyId(entity, `${field}.property`, fact.property);
    if (property !== null) checkValue(entity, fact, property, inspection);
  }
  for (const property of inspection.properties.values()) {
    const told = facts.filter((fact) => fact.property === property.id);
    if (property.id === 'holder' || told.length < 2) continue;
    // Of many values that hold together each is a sequence of its own.
    const sequences = property.many ? groupBy(told, ({ value }) => JSON.stringify(value)) : [told];
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
    inspection.tell(
      entity,
      `${field}.property`,
      `«${property.id}» is computed from other records and cannot be written`,
    );
    return;
  }
  switch (property.values) {
    case 'entity':
      if (typeof value !== 'string') inspection.tell(entity, at, `«${property.id}» has the id of an entity as value`);
      else if (value !== noEntity) inspection.entityId(entity, at, value);
      return;
    case 'date':
      if (typeof value === 'object') inspection.tell(entity, at, `«${property.id}» has a date as value`);
      else inspection.date(entity, at, String(value));
      return;
    case 'number':
      if (typeof value !== 'number') inspection.tell(entity, at, `«${property.id}» has a number as value`);
      return;
    case 'text':
      if (typeof value !== 'object') inspection.tell(entity, at, `«${property.id}» has a text { ru, en } as value`);
      else checkLanguages(entity, at, value, inspection);
  }
}
