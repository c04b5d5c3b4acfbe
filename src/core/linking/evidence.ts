import { tenuresOn } from '../reference/reference.ts';
import type { Candidate, Mention } from '../types.ts';
import type { LinkContext } from './context.ts';

/** What has been recognised in the article so far, and by what kind of form. */
export interface Evidence {
  /** Entities recognised by any form. */
  readonly named: Set<string>;
  /** Entities recognised by a form that names them alone. */
  readonly full: Set<string>;
}

/**
 * May the candidate be meant, by the rules of its form's use (assets/reference/README.md)? Returns how much speaks for it,
 * 0 for nothing: a form that names its entity alone and has no condition counts 2, its entity named in full elsewhere 4, an
 * office of the person named 2, an office held on the day 1, a condition met 1.
 */
export function weigh(candidate: Candidate, evidence: Evidence, context: LinkContext): number {
  const { entity, use } = candidate;
  const conditionMet = candidate.with.some((id) => id !== entity && evidence.named.has(id));
  if (use === 'adjective') return 1;
  if (use === 'common') return candidate.with.length === 0 || conditionMet ? 1 : 0;
  const tenures = context.reference.tenures.get(entity) ?? [];
  const officeNamed = tenures.some(({ office }) => evidence.named.has(office.id));
  const inFull = evidence.full.has(entity);
  if (use === 'full' && candidate.with.length > 0 && !conditionMet && !inFull) return 0;
  if (use === 'short' && !conditionMet && !inFull && !officeNamed) return 0;
  const holdsOffice = context.on !== null && tenuresOn(context.reference, entity, context.on).length > 0;
  return (
    (use === 'full' ? 2 : 0) + (inFull ? 4 : 0) + (officeNamed ? 2 : 0) + (holdsOffice ? 1 : 0) + (conditionMet ? 1 : 0)
  );
}

/** The one candidate for which most speaks; null (NIL) where nothing speaks for any, or as much for two. */
export function choose(mention: Mention, evidence: Evidence, context: LinkContext): Candidate | null {
  let best: Candidate | null = null;
  let bestWeight = 0;
  let tie = false;
  for (const candidate of mention.candidates) {
    const weight = weigh(candidate, evidence, context);
    if (weight > bestWeight) {
      best = candidate;
      bestWeight = weight;
      tie = false;
    } else if (weight > 0 && weight === bestWeight && candidate.entity !== best?.entity) tie = true;
  }
  return tie ? null : best;
}
