import type { PaintChoice } from '../core/article/choose-painted.ts';
import type { Annotation } from '../core/types.ts';
import { groupOf, type KindGroup } from '../core/cards/kind-groups.ts';
import { cardKey } from '../core/cards/card-keys.ts';
import type { Annotated } from '../protocol/messages.ts';
import type { Settings } from '../protocol/settings.ts';

/** What of an article is marked, by the user's settings, on a site. */
export function paintChoice(
  settings: Settings,
  answer: Annotated,
  site: string,
): PaintChoice & Required<Pick<PaintChoice, 'isWanted'>> {
  const { marks, kindsOff, knownTerms, wrongHere } = settings;
  const unwanted = new Set([...knownTerms, ...wrongHere.filter((mark) => mark.site === site).map(({ id }) => id)]);
  return {
    density: marks,
    isWanted: (annotation) => {
      const key = cardKey(annotation);
      return key !== null && !unwanted.has(key) && !kindsOff.includes(groupOfAnnotation(annotation, answer));
    },
  };
}

/** The group of kinds that an annotation is shown as. */
export function groupOfAnnotation(annotation: Annotation, { summary }: Pick<Annotated, 'summary'>): KindGroup {
  if (annotation.kind === 'date') return 'date';
  return groupOf(summary.entities.find(({ id }) => id === annotation.entity)?.kind ?? 'term');
}
