import { extendByInitials } from '../gazetteer/initials.ts';
import type { EntityRecord } from '../reference/data.ts';
import type { Reference } from '../reference/reference.ts';
import { foldWord } from '../text/words.ts';
import type { Candidate, Mention } from '../types.ts';

/**
 * The mention with the initials beside its surname, «К.-Ж. Токаев», and with only those readings whose given name they begin:
 * these then stand for the full name. A surname with the initials of somebody else keeps no person («А. Песков»).
 */
export function readInitials(text: string, mention: Mention, reference: Reference): Mention {
  const { start, end, candidates } = mention;
  const isPerson = ({ entity }: Candidate): boolean => reference.entities.get(entity)?.kind === 'person';
  if (!candidates.some(isPerson) || /[\s-]/.test(text.slice(start, end))) return mention;
  const extended = extendByInitials(text, start, end);
  const [initial] = extended.initials;
  if (initial === undefined) return mention;
  const fitting = candidates
    .filter((candidate) => isPerson(candidate) && isGivenNameOf(reference.entities.get(candidate.entity), initial))
    .map(({ entity }): Candidate => ({ entity, use: 'full', with: [] }));
  if (fitting.length === 0) return { start, end, candidates: candidates.filter((candidate) => !isPerson(candidate)) };
  return { start: extended.start, end: extended.end, candidates: fitting };
}

/** Does the first word of one of the person's titles, in any language, begin with the initial? */
function isGivenNameOf(person: EntityRecord | undefined, initial: string): boolean {
  const titles = Object.values(person?.titles ?? {}).flat();
  return titles.some(({ text }) => foldWord(text).startsWith(initial));
}
