import { caseRuleOf } from '../gazetteer/case-rule.ts';
import { declineForm, DeclensionError, suggestSamples } from '../languages/decline.ts';
import { surfaceKey, SurfaceError } from '../gazetteer/compile-gazetteer.ts';
import type { Inspection } from './inspection.ts';
import { formsOf, type WrittenEntity, type WrittenForm } from './records.ts';

/** How texts write the entity: every form must be declined and compiled without a doubt. */
export function checkForms(entity: WrittenEntity, inspection: Inspection): void {
  for (const [language, names] of Object.entries(entity.names)) {
    const field = `names.${language}.forms`;
    const known = new Set<string>();
    const forms = formsOf(entity, language);
    if (forms.length === 0) inspection.warn(entity, field, 'no form: nothing in a text would be recognised');
    forms.forEach(({ form, use, with: conditions = [] }, index) => {
      const at = names.forms === undefined ? `names.${language}.title` : `${field}[${index}]`;
      if (use === 'common' && conditions.length === 0) {
        inspection.tell(entity, `${at}.with`, 'missing: common words mean an entity only where another one is named');
      }
      conditions.forEach((id, number) => {
        if (id === entity.id) {
          inspection.tell(
            entity,
            `${at}.with[${number}]`,
            'an entity is no evidence for itself',
            'with `use: short` a form counts where its own entity is named in full',
          );
        } else inspection.entityId(entity, `${at}.with[${number}]`, id);
      });
      const keys = checkForm(entity, at, form, language, inspection).map(
        (surface) => `${surfaceKey(surface)} ${caseRuleOf(surface)}`,
      );
      if (names.forms !== undefined && keys.length > 0 && keys.every((key) => known.has(key))) {
        inspection.warn(entity, at, `«${form}» adds nothing to the forms before it`);
      }
      for (const key of keys) known.add(key);
      if (language === 'ru' && keys.length > 0) checkDeclined(entity, at, form, forms, inspection);
    });
  }
}

/** The surface forms; none where the form cannot be compiled. */
function checkForm(
  entity: WrittenEntity,
  field: string,
  form: string,
  language: string,
  inspection: Inspection,
): readonly string[] {
  const { paradigms } = inspection.records;
  if (language !== 'ru' && form.includes('{')) {
    inspection.tell(entity, field, 'only Russian forms are declined by sample', 'list the forms');
    return [];
  }
  let surfaces: readonly string[];
  try {
    surfaces = declineForm(form, paradigms);
  } catch (error) {
    if (!(error instanceof DeclensionError)) throw error;
    const samples = suggestSamples(error.word, paradigms, entity.kind === 'person');
    inspection.tell(
      entity,
      field,
      error.message,
      samples.length === 0 ? null : `samples that fit: ${samples.join(', ')}`,
    );
    return [];
  }
  try {
    for (const surface of surfaces) surfaceKey(surface);
  } catch (error) {
    if (!(error instanceof SurfaceError)) throw error;
    inspection.tell(entity, field, error.message);
    return [];
  }
  return surfaces;
}

/** Warns of words that look as if they should be declined, and are not: the first of a form, each of a person's name. */
function checkDeclined(
  entity: WrittenEntity,
  field: string,
  form: string,
  forms: readonly WrittenForm[],
  inspection: Inspection,
): void {
  const words = form.split(' ');
  const doubtful = entity.kind === 'person' ? words : form.includes('{') ? [] : words.slice(0, 1);
  const ending = entity.gender === 'f' ? declinableWoman : declinable;
  const word = doubtful.find((candidate) => ending.test(candidate));
  if (word === undefined || forms.some((other) => other.form !== form && plainOf(other.form) === plainOf(form))) return;
  const samples = suggestSamples(word, inspection.records.paradigms, entity.kind === 'person');
  const suggestion = samples.length === 0 ? null : `samples that fit: ${samples.join(', ')}`;
  inspection.warn(entity, field, `«${word}» is not declined`, suggestion);
}

/** Words of small letters that end as Russian nouns and adjectives do which are declined. */
const declinable = /^(?=.*\p{Ll})\p{Script=Cyrillic}.*(?:[бвгджзклмнпрстфхцчшщйья]|[^аеёиоуыэюя]а)$/u;
const declinableWoman = /^(?=.*\p{Ll})\p{Script=Cyrillic}.*(?:я|[^аеёиоуыэюя]а)$/u;

function plainOf(form: string): string {
  return form.replace(/\{[^{}]*\}/g, '');
}

/** A form by which two entities claim to be named alone would never be linked to either. */
export function checkFullForms(inspection: Inspection): void {
  const owners = new Map<string, { readonly entity: WrittenEntity; readonly conditional: boolean }>();
  for (const entity of inspection.records.entities) {
    for (const language of Object.keys(entity.names)) {
      formsOf(entity, language).forEach(({ form, use = 'full', with: conditions = [] }, index) => {
        if (use !== 'full') return;
        const plain = plainOf(form);
        const owner = owners.get(plain);
        const conditional = conditions.length > 0;
        if (owner === undefined) owners.set(plain, { entity, conditional });
        else if (owner.entity.id !== entity.id && !(owner.conditional && conditional)) {
          const message = `«${plain}» already names «${owner.entity.id}» by itself`;
          inspection.tell(
            entity,
            `names.${language}.forms[${index}]`,
            message,
            'make both `short`, or give both `with`',
          );
        }
      });
    }
  }
}
