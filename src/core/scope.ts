import type { EntityRecord } from './reference/data.ts';
import type { Reference } from './reference/reference.ts';
import type { Annotation, Block } from './types.ts';

/** From this weight on an article is annotated unasked. */
const threshold = 4;

/** Kinds of which the dataset holds only the organisation's own. */
const ownKinds: ReadonlySet<string> = new Set(['body', 'force', 'exercise', 'mission']);

/**
 * Does the article concern the field: the organisation, its bodies, missions and treaty, or its members together with those
 * who act for them and the events of the record? Each different thing named counts once:
 * the organisation or what is its own 3 (and 1 more in a heading), a member or former member 1, a person or an office of one 1, a
 * term of the field 1, a day on which the record has an event of an entity named 1 (at most 2). Russia and those who act for
 * it count nothing until something else of the field is there: an article is not annotated because it names Russia.
 */
export function isInScope(annotations: readonly Annotation[], blocks: readonly Block[], reference: Reference): boolean {
  const seen = new Set<string>();
  let weight = 0;
  let days = 0;
  let beyondRussia = false;
  for (const annotation of annotations) {
    if (annotation.kind === 'date') {
      if (annotation.events.length > 0 && !seen.has(annotation.value ?? '')) days++;
      seen.add(annotation.value ?? '');
      continue;
    }
    const entity = reference.entities.get(annotation.entity);
    if (entity === undefined) continue;
    if (isOwn(entity, reference)) {
      if (isInHeading(annotation.start, blocks) && !seen.has('heading')) weight += 1;
      if (isInHeading(annotation.start, blocks)) seen.add('heading');
    }
    if (seen.has(entity.id)) continue;
    seen.add(entity.id);
    if (isOwn(entity, reference)) {
      weight += seen.has('own') ? 1 : 3;
      seen.add('own');
      beyondRussia = true;
    } else if (entity.kind === 'state' || entity.kind === 'person') {
      if (isRussian(entity, reference)) continue;
      if (entity.kind === 'state' && !isMemberEver(entity, reference)) continue;
      if (annotation.use !== 'adjective') weight += 1;
      beyondRussia = true;
    } else if (entity.kind === 'term') weight += 1;
  }
  return beyondRussia && weight + Math.min(days, 2) >= threshold;
}

function isOwn(entity: EntityRecord, reference: Reference): boolean {
  if (ownKinds.has(entity.kind) || entity.id === 'csto') return true;
  if (entity.kind === 'office' && entity.of !== undefined)
    return entity.of === 'csto' || ownKinds.has(reference.entities.get(entity.of)?.kind ?? '');
  return entity.facts.some((fact) => fact.property === 'part-of' && fact.value === 'csto');
}

function isMemberEver(entity: EntityRecord, reference: Reference): boolean {
  const facts = reference.entities.get('csto')?.facts ?? [];
  return facts.some((fact) => fact.property === 'member' && fact.value === entity.id);
}

function isRussian(entity: EntityRecord, reference: Reference): boolean {
  if (entity.id === 'russia') return true;
  const tenures = reference.tenures.get(entity.id) ?? [];
  return tenures.length > 0 && tenures.every(({ office }) => office.of === 'russia' || office.of === 'kremlin');
}

function isInHeading(at: number, blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.kind === 'heading' && block.start <= at && at < block.end);
}
