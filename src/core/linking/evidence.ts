import { tenuresOn } from '../reference/reference.ts';
import { blockAt, blockIndexAt } from '../text/blocks.ts';
import { sentenceAround } from '../language/sentences.ts';
import type { Candidate, Mention } from '../types.ts';
import type { LinkContext } from './context.ts';
import type { Places } from './places.ts';

/** What has been recognised in the article so far, and by what kind of form. */
export interface Evidence {
  /** Entities recognised by any form. */
  readonly named: Set<string>;
  /** Entities recognised by a form that names them alone. */
  readonly full: Set<string>;
  /** Where each was named by a form of several words, which no namesake shares. */
  readonly spelled: Map<string, Places>;
  /** Where organisations and states were named, by entity. */
  readonly standing: Map<string, Places>;
  /** Where somebody else with the surname was named, by the entity that it is not. */
  readonly namesakes: Map<string, Places>;
  /** What the article itself says that letters stand for: the entity by the letters, or null for none that we know. */
  readonly spelledOut: Map<string, string | null>;
}

/**
 * May the candidate be meant, by the rules of its form's use (assets/reference/README.md)? Returns how much speaks for it,
 * 0 for nothing: an ordinary noun counts 1, or 2 where its entity is named in full; a form that names its entity alone and has no
 * condition 2, its entity named in full elsewhere 4, an office of the person named 2, an office held on the day 1, a condition met 1.
 */
export function weigh(mention: Mention, candidate: Candidate, evidence: Evidence, context: LinkContext): number {
  const { entity, use, only } = candidate;
  if (only !== undefined && context.language !== undefined && !only.includes(context.language)) return 0;
  const conditionMet = candidate.with.some((id) => id !== entity && evidence.named.has(id));
  const isAllowed = candidate.with.length === 0 || conditionMet;
  if (use === 'anaphor') return isAllowed && isLastNamed(mention, entity, evidence, context) ? 1 : 0;
  if (use === 'adjective') return 1;
  // «Миротворцы» of an article that names Karabakh too are those whom it names in full.
  if (use === 'common') return isAllowed ? (evidence.full.has(entity) ? 2 : 1) : 0;
  const tenures = context.reference.tenures.get(entity) ?? [];
  const officeNamed = tenures.some(({ office }) => evidence.named.has(office.id));
  const inFull = evidence.full.has(entity);
  if (use === 'full' && candidate.with.length > 0 && !conditionMet && !inFull) return 0;
  if (use === 'short' && !conditionMet && !inFull && !officeNamed) return 0;
  // Tells rivals apart and lets nobody in, so that it is looked up for rivals only.
  const holdsOffice =
    mention.candidates.length > 1 && context.on !== null && tenuresOn(context.reference, entity, context.on).length > 0;
  return (
    (use === 'full' ? 2 : 0) + (inFull ? 4 : 0) + (officeNamed ? 2 : 0) + (holdsOffice ? 1 : 0) + (conditionMet ? 1 : 0)
  );
}

/**
 * The one candidate for which most speaks; null (NIL) where nothing speaks for any, or as much for two. Of several people who
 * share a surname and of whom one was named in full, it is the only one so named before in the same block, else in the article.
 */
export function choose(mention: Mention, evidence: Evidence, context: LinkContext): Candidate | null {
  const [only] = mention.candidates;
  if (only !== undefined && mention.candidates.length === 1)
    return weigh(mention, only, evidence, context) > 0 ? only : null;
  const weighed = mention.candidates
    .map((candidate) => ({ candidate, weight: weigh(mention, candidate, evidence, context) }))
    .filter(({ weight }) => weight > 0);
  const rivals = new Set(weighed.map(({ candidate }) => candidate.entity));
  if (rivals.size > 1 && [...rivals].some((id) => evidence.spelled.has(id)) && !isSpelled(mention, rivals, evidence)) {
    const named = onlySpelled(mention, rivals, evidence, context);
    return weighed.find(({ candidate }) => candidate.entity === named)?.candidate ?? null;
  }
  const most = Math.max(...weighed.map(({ weight }) => weight));
  const best = weighed.filter(({ weight }) => weight === most);
  return new Set(best.map(({ candidate }) => candidate.entity)).size === 1 ? (best[0]?.candidate ?? null) : null;
}

/** Is the mention itself such a form? */
function isSpelled({ start }: Mention, rivals: ReadonlySet<string>, { spelled }: Evidence): boolean {
  return [...rivals].some((id) => spelled.get(id)?.has(start) === true);
}

/**
 * Is the entity the last of its kind named before the mention, in its block or the one before? Where the mention's sentence goes on to name
 * another and does not name this one, the noun may as well announce that.
 */
function isLastNamed(
  mention: Mention,
  entity: string,
  { standing }: Evidence,
  { text, blocks, reference }: LinkContext,
): boolean {
  const starts = standing.get(entity);
  if (starts === undefined) return false;
  const own = blockIndexAt(blocks, mention.start);
  const from = blocks[Math.max(0, own - 1)]?.start ?? mention.start;
  const latest = starts.last(from, mention.start);
  if (latest < 0) return false;
  const kind = reference.entities.get(entity)?.kind;
  const sentence = sentenceAround(text, blocks, mention.start);
  for (const [other, places] of standing) {
    if (other === entity || reference.entities.get(other)?.kind !== kind) continue;
    if (places.last(from, mention.start) > latest) return false;
    if (latest < sentence.start && places.last(mention.end, sentence.end) >= 0) return false;
  }
  return true;
}

/** Was a namesake the last of the two named in full before the surname stands alone, in its block or the one before? */
export function isAfterNamesake(
  mention: Mention,
  entity: string,
  evidence: Evidence,
  { blocks }: LinkContext,
): boolean {
  const others = evidence.namesakes.get(entity);
  if (others === undefined) return false;
  const own = blockIndexAt(blocks, mention.start);
  const from = blocks[Math.max(0, own - 1)]?.start ?? mention.start;
  return others.last(from, mention.start) > (evidence.spelled.get(entity)?.last(from, mention.start) ?? -1);
}

function onlySpelled(
  mention: Mention,
  rivals: ReadonlySet<string>,
  { spelled }: Evidence,
  { blocks }: LinkContext,
): string | null {
  const from = blockAt(blocks, mention.start)?.start ?? mention.start;
  const namedSince = (least: number): readonly string[] =>
    [...rivals].filter((id) => (spelled.get(id)?.last(least, mention.start) ?? -1) >= 0);
  const inBlock = namedSince(from);
  const named = inBlock.length > 0 ? inBlock : namedSince(0);
  return named.length === 1 ? (named[0] ?? null) : null;
}
