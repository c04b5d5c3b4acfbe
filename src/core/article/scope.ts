import type { EntityRecord } from '../reference/data.ts';
import type { Reference } from '../reference/reference.ts';
import { blockAt } from '../text/blocks.ts';
import type { Annotation, Block } from '../types.ts';

/** From this weight on an article is annotated unasked. */
const threshold = 4;
/** The days of the record that an article names count at most so much. */
const daysAtMost = 2;

const organization = 'csto';
/** The member whose name alone puts no article into the field: most news of the region name it. */
const everywhere = 'russia';

/** Kinds of which the dataset holds only the organisation's own. */
const ownKinds: ReadonlySet<string> = new Set(['body', 'force', 'exercise', 'mission']);

/**
 * Does the article concern the field: the organisation, its bodies, missions and treaty, or its members together with those
 * who act for them and the events of the record? Each different thing named counts once:
 * what is the organisation's own 3 the first time, 1 after that and 1 more in a heading; a member or former member, its
 * institutions, offices and those who hold or held them 1; a term of the field 1; a day on which the record has an event of
 * something so named 1, at most 2. Russia and those who act for it count nothing, and adjectives neither. Tuned on 746 Russian news
 * texts, of which it takes about one in sixty.
 */
export function isInScope(annotations: readonly Annotation[], blocks: readonly Block[], reference: Reference): boolean {
  const named = new Set<string>();
  const met = new Set<string>();
  let own = 0;
  let others = 0;
  let inHeading = false;
  for (const annotation of annotations) {
    if (annotation.kind === 'date' || annotation.use === 'adjective') continue;
    const isNew = !met.has(annotation.entity);
    const mayBeInHeading = !inHeading && named.has(annotation.entity);
    if (!isNew && !mayBeInHeading) continue;
    met.add(annotation.entity);
    const entity = reference.entities.get(annotation.entity);
    if (entity === undefined) continue;
    const isOwnOne = isOwn(entity, reference);
    if (isOwnOne) inHeading ||= isInHeading(annotation.start, blocks);
    if (!isNew) continue;
    if (isOwnOne) own++;
    else if (
      entity.kind === 'term' ||
      statesOf(entity, reference).some((state) => state !== everywhere && isMemberEver(state, reference))
    )
      others++;
    else continue;
    named.add(entity.id);
  }
  const weight = (own > 0 ? own + 2 : 0) + (inHeading ? 1 : 0) + others;
  return weight > 0 && weight + daysNamed(annotations, named, reference) >= threshold;
}

/** On how many of the days named did something of the record happen to what the article names? No more than count. */
function daysNamed(annotations: readonly Annotation[], named: ReadonlySet<string>, reference: Reference): number {
  const days = new Set<string | null>();
  for (const annotation of annotations) {
    if (annotation.kind !== 'date' || days.has(annotation.value)) continue;
    const participants = annotation.events.flatMap((id) => reference.eventById.get(id)?.participants ?? []);
    if (participants.some((id) => named.has(id))) days.add(annotation.value);
    if (days.size === daysAtMost) break;
  }
  return days.size;
}

function isOwn(entity: EntityRecord, reference: Reference): boolean {
  if (entity.id === organization || ownKinds.has(entity.kind)) return true;
  if (entity.of !== undefined) {
    const owner = reference.entities.get(entity.of);
    return owner !== undefined && owner.id !== entity.id && isOwn(owner, reference);
  }
  return entity.facts.some(({ property, value }) => property === 'part-of' && value === organization);
}

/** The states that an entity is or acts for; none for a person who ever acted for Russia, who is in news of everything. */
function statesOf(entity: EntityRecord, reference: Reference): readonly string[] {
  if (entity.kind === 'state') return [entity.id];
  if (entity.kind === 'person') {
    const states = (reference.tenures.get(entity.id) ?? []).flatMap(({ office }) => statesOf(office, reference));
    return states.includes(everywhere) ? [] : states;
  }
  const owner = entity.of === undefined ? undefined : reference.entities.get(entity.of);
  if (owner !== undefined) return statesOf(owner, reference);
  return entity.facts.flatMap(({ property, value }) =>
    property === 'country' && typeof value === 'string' ? [value] : [],
  );
}

function isMemberEver(state: string, reference: Reference): boolean {
  const facts = reference.entities.get(organization)?.facts ?? [];
  return facts.some(({ property, value }) => property === 'member' && value === state);
}

function isInHeading(at: number, blocks: readonly Block[]): boolean {
  return blockAt(blocks, at)?.kind === 'heading';
}
