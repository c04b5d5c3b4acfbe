import type { EntityKind } from '../reference/data.ts';
import { holderOn } from '../reference/reference.ts';
import { blockAt } from '../text/blocks.ts';
import type { Sense } from '../language/language-image.ts';
import type { Candidate, LinkedMention, Mention, Span } from '../types.ts';
import type { LinkContext } from './context.ts';
import { chooseSpelledOut, noteSpelledOut } from './spelled-out.ts';
import { choose, isAfterNamesake, type Evidence } from './evidence.ts';
import { findFirst, findNested } from './mentions.ts';
import { Places } from './places.ts';
import { readInitials } from './read-initials.ts';
import type { ReadSense } from './senses.ts';

/** Evidence grows with every mention accepted; two rounds settle all but chains longer than any seen in news. */
const rounds = 3;

/** Kinds that belong to somebody named at the end: «президент Казахстана», «МВД Киргизии», «аэропорт Алма-Аты». */
const ownedKinds: ReadonlySet<string> = new Set(['office', 'body', 'force', 'mission', 'institution', 'term', 'place']);
/** Kinds that stand as the owner at the end of a longer name: «президент Казахстана», «Совет министров обороны ОДКБ». */
const ownerKinds: ReadonlySet<string> = new Set(['state', 'place', 'organization', 'institution']);

/** Kinds that stand as the owner at the beginning of a longer name: «Қазақстан президенті». */
const mayStandFirst: ReadonlySet<string> = new Set(['state', 'organization']);

/**
 * Chooses one entity for every mention, or none (NIL: left out), by the whole article. The story: all mentions are weighed
 * again and again while what is recognised lends evidence to the rest; a mention that stays NIL gives way to the shorter ones
 * inside it. An office becomes its holder on the day, and stays itself where the day or the holder is unknown; a name in
 * apposition to it decides. The owner inside a longer name is kept beside it. Ascending by start, the longer first.
 */
export function link(found: readonly Mention[], context: LinkContext): readonly LinkedMention[] {
  const evidence: Evidence = {
    named: new Set(),
    full: new Set(),
    spelled: new Map(),
    standing: new Map(),
    namesakes: new Map(),
    spelledOut: new Map(),
  };
  const mentions = found.map((mention) => readInitials(context.text, mention, context.reference));
  let chosen: readonly Chosen[] = [];
  for (let round = 0; round < rounds; round++) {
    const size = evidence.named.size + evidence.full.size;
    chosen = chooseAll(mentions, evidence, context);
    for (const choice of chosen) note(choice, evidence, context);
    for (const places of [evidence.spelled, evidence.standing, evidence.namesakes])
      for (const offsets of places.values()) offsets.settle();
    if (round > 0 && evidence.named.size + evidence.full.size === size) break;
  }
  return chosen.flatMap((choice, index) => {
    const next = chosen[index + 1];
    if (next !== undefined && isOfNext(choice, next, context)) return [];
    return [linked(choice, named(chosen, index, context.text), context), ...owners(choice, evidence, context)];
  });
}

/**
 * Does a name that leaves its owner to the context have another one right after it? «Сенат США» is not Kazakhstan's, and in «генсек
 * организации Столтенберг» somebody is named who never held the office.
 */
function isOfNext({ mention, candidate }: Chosen, next: Chosen, { text, reference }: LinkContext): boolean {
  const entity = reference.entities.get(candidate.entity);
  if (entity === undefined || candidate.use === 'full' || next.mention.start !== mention.end + 1) return false;
  if (text[mention.end] !== ' ' && text[mention.end] !== '\u00a0') return false;
  const other = reference.entities.get(next.candidate.entity);
  if (other?.kind === 'person')
    return (
      entity.kind === 'office' &&
      !entity.facts.some(({ property, value }) => property === 'holder' && value === other.id)
    );
  // «Миротворческие войска РФ» are not the organisation's.
  if (entity.kind === 'force' && candidate.use === 'common')
    return (other?.kind === 'state' || other?.kind === 'organization') && !candidate.with.includes(other.id);
  const owner = entity.of ?? entity.facts.find(({ property }) => property === 'country')?.value;
  const isOwned = entity.kind === 'office' || entity.kind === 'institution' || entity.kind === 'body';
  return (
    isOwned &&
    owner !== undefined &&
    other?.kind === 'state' &&
    next.candidate.use !== 'adjective' &&
    other.id !== owner
  );
}

interface Chosen extends ReadSense {
  readonly mention: Mention;
  readonly candidate: Candidate;
}

/** In these senses the words name something else than the candidate. */
const silent: ReadonlySet<Sense> = new Set<Sense>(['other', 'deputy', 'namesake']);

function chooseAll(mentions: readonly Mention[], evidence: Evidence, context: LinkContext): readonly Chosen[] {
  return mentions.flatMap((mention, index): readonly Chosen[] => {
    noteSpelledOut(mention, mentions[index - 1], evidence, context);
    const candidate = chooseSpelledOut(mention, evidence, context);
    const kind = candidate === null ? undefined : context.reference.entities.get(candidate.entity)?.kind;
    if (candidate !== null && kind !== undefined) {
      const before = mentions[index - 1];
      const isAfterName = before?.end === mention.start - 1 && !mayName(before, candidate.entity);
      const read = context.senses.read(mention, kind, candidate.use, isAfterName);
      if (read.sense === 'namesake') noteAt(evidence.namesakes, candidate.entity, mention);
      else if (!silent.has(read.sense) && (isAfterName || !isNamesake(mention, candidate, kind, evidence, context)))
        return [{ mention, candidate, ...read }];
    }
    const inside = [...inFront(mention, context), ...findNested(context.text, mention, context.reference)];
    return chooseAll(inside, evidence, context);
  });
}

/** Of «ՀԱՊԿ գլխավոր քարտուղարի տեղակալ» the organisation stays where the office falls: a state or organisation in one word. */
function inFront(mention: Mention, { text, reference }: LinkContext): readonly Mention[] {
  const first = findFirst(text, mention, reference);
  if (first === undefined || /\s/.test(text.slice(first.start, first.end))) return [];
  const mayOwn = ({ entity, use }: Candidate): boolean =>
    use !== 'adjective' && mayStandFirst.has(reference.entities.get(entity)?.kind ?? '');
  return first.candidates.some(mayOwn) ? [first] : [];
}

/** Is the surname that of somebody else, by the given name before its last mention? */
function isNamesake(
  mention: Mention,
  candidate: Candidate,
  kind: EntityKind,
  evidence: Evidence,
  context: LinkContext,
): boolean {
  const { text, blocks } = context;
  if (kind !== 'person' || /\s/.test(text.slice(mention.start, mention.end))) return false;
  return (
    blockAt(blocks, mention.start)?.kind !== 'heading' && isAfterNamesake(mention, candidate.entity, evidence, context)
  );
}

/** «Рахмон Рахмонов»: the surname before may be a given name here. */
function mayName({ candidates }: Mention, person: string): boolean {
  return candidates.some(({ entity }) => entity === person);
}

function note(choice: Chosen, evidence: Evidence, context: LinkContext): void {
  const { mention, candidate } = choice;
  const { entity, use } = candidate;
  if (use === 'anaphor') return;
  const { text, reference } = context;
  const kind = reference.entities.get(entity)?.kind;
  evidence.named.add(entity);
  if (use !== 'adjective' && (kind === 'organization' || kind === 'state')) noteAt(evidence.standing, entity, mention);
  for (const owner of owners(choice, evidence, context)) noteAt(evidence.standing, owner.entity, owner);
  if (use !== 'full') return;
  evidence.full.add(entity);
  if (/\s/.test(text.slice(mention.start, mention.end))) noteAt(evidence.spelled, entity, mention);
}

function noteAt(places: Map<string, Places>, entity: string, { start }: Span): void {
  const offsets = places.get(entity) ?? new Places();
  places.set(entity, offsets);
  offsets.add(start);
}

/** Who is named right after a choice, in apposition to it: with no more than a space, comma, bracket or letters in brackets between. */
function named(chosen: readonly Chosen[], index: number, text: string): Chosen | undefined {
  const end = chosen[index]?.mention.end ?? 0;
  const next = chosen[index + 1];
  if (next === undefined) return undefined;
  // «Генеральный секретарь Организации … (ОДКБ) Юрий Хачатуров»
  const beyond = chosen[index + 2];
  const isInBrackets = text.slice(end, next.mention.start) === ' (';
  if (isInBrackets && /^\),? $/.test(text.slice(next.mention.end, beyond?.mention.start))) return beyond;
  return isApposed(text, end, next.mention.start) ? next : undefined;
}

function linked(
  { mention, candidate, sense, rule }: Chosen,
  apposition: Chosen | undefined,
  { on, reference }: LinkContext,
): LinkedMention {
  const { start, end } = mention;
  const why = rule === null ? {} : { rule };
  const office = reference.entities.get(candidate.entity);
  if (office?.kind !== 'office')
    return { start, end, entity: candidate.entity, use: candidate.use, office: null, ...why };
  const apposed = apposition?.candidate.entity ?? null;
  const everHeld =
    apposed !== null && office.facts.some((fact) => fact.property === 'holder' && fact.value === apposed);
  const current = sense === 'plain' && on !== null ? holderOn(office, on)?.value : null;
  const holder = on !== null && everHeld ? apposed : current;
  const entity = typeof holder === 'string' ? holder : office.id;
  return { start, end, entity, use: candidate.use, office: office.id, ...why };
}

function isApposed(text: string, end: number, start: number): boolean {
  return start > end && start - end <= 2 && /^[\s,(\u00a0]+$/.test(text.slice(end, start));
}

function owners(choice: Chosen, evidence: Evidence, context: LinkContext): readonly LinkedMention[] {
  const { text, reference } = context;
  const { mention, candidate } = choice;
  const kind = reference.entities.get(candidate.entity)?.kind;
  // What a name in quotation marks ends with («Эхо Москвы») owns nothing.
  const isDescribed = kind === 'party' && candidate.use === 'common';
  if (kind === undefined || !(ownedKinds.has(kind) || isDescribed)) return [];
  if ('«"“„'.includes(text.charAt(mention.start - 1) || ' ')) return [];
  return [...ownerInFront(choice, evidence, context), ...ownersAtEnd(choice, evidence, context)];
}

/** «Қазақстан президенті», «Հայաստանի վարչապետ»: where the owner stands first. */
function ownerInFront(
  { mention, candidate }: Chosen,
  evidence: Evidence,
  context: LinkContext,
): readonly LinkedMention[] {
  const { text, reference } = context;
  const first = findFirst(text, mention, reference);
  const owner = first === undefined ? null : choose(first, evidence, context);
  const kind = owner === null ? undefined : reference.entities.get(owner.entity)?.kind;
  if (first === undefined || owner === null || owner.use === 'adjective' || owner.entity === candidate.entity)
    return [];
  if (kind === undefined || !mayStandFirst.has(kind)) return [];
  return [{ start: first.start, end: first.end, entity: owner.entity, use: owner.use, office: null }];
}

function ownersAtEnd(
  { mention, candidate }: Chosen,
  evidence: Evidence,
  context: LinkContext,
): readonly LinkedMention[] {
  const { text, reference } = context;
  return findNested(text, mention, reference).flatMap((nested): readonly LinkedMention[] => {
    if (nested.end !== mention.end) return [];
    const owner = choose(nested, evidence, context);
    const ownerKind = owner === null ? undefined : reference.entities.get(owner.entity)?.kind;
    if (owner === null || ownerKind === undefined || owner.entity === candidate.entity || !ownerKinds.has(ownerKind)) {
      return ownersAtEnd({ mention: nested, candidate, sense: 'plain', rule: null }, evidence, context);
    }
    return [
      { start: nested.start, end: nested.end, entity: owner.entity, use: owner.use, office: null },
      ...ownersAtEnd({ mention: nested, candidate: owner, sense: 'plain', rule: null }, evidence, context),
    ];
  });
}
