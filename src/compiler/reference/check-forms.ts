import { caseRuleOf } from '../gazetteer/case-rule.ts';
import { declineByCase, declineForm, DeclensionError, suggestSamples } from '../languages/decline.ts';
import { surfaceKey, SurfaceError } from '../gazetteer/compile-gazetteer.ts';
import type { Inspection } from './inspection.ts';
import { formsOf, type WrittenEntity, type WrittenForm } from './records.ts';

/** Checks the forms by which texts name the entity: each must decline and compile. */
export function checkForms(entity: WrittenEntity, inspection: Inspection): void {
  for (const [language, names] of Object.entries(entity.names)) {
    const field = `names.${language}.forms`;
    const known = new Set<string>();
    const forms = formsOf(entity, language);
    if (forms.length === 0) inspection.warn(entity, field, 'there is no form: no text would be recognised');
    forms.forEach(({ form, use, with: conditions = [] }, index) => {
      const at = names.forms === undefined ? `names.${language}.title` : `${field}[${index}]`;
      if (use === 'common' && conditions.length === 0) {
        inspection.report(
          entity,
          `${at}.with`,
          'missing: common words need evidence, the ids of entities that must be in the article',
        );
      }
      conditions.forEach((id, number) => {
        if (id === entity.id) {
          inspection.report(
            entity,
            `${at}.with[${number}]`,
            'an entity cannot be evidence for itself',
            'a form with `use: short` counts where its own entity is named in full',
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
      if (language !== 'ru' || keys.length === 0) return;
      checkDeclined(entity, at, form, forms, inspection);
      checkAnimacy(entity, at, form, inspection);
    });
  }
}

/** The surface forms of a written form; none where it cannot be compiled. */
function checkForm(
  entity: WrittenEntity,
  field: string,
  form: string,
  language: string,
  inspection: Inspection,
): readonly string[] {
  const { paradigms } = inspection.records;
  if (language !== 'ru' && form.includes('{')) {
    inspection.report(entity, field, 'only Russian forms are declined by a sample', 'list the forms');
    return [];
  }
  let surfaces: readonly string[];
  try {
    surfaces = declineForm(form, paradigms);
  } catch (error) {
    if (!(error instanceof DeclensionError)) throw error;
    const samples = suggestSamples(error.word, paradigms, entity.kind === 'person');
    inspection.report(
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
    inspection.report(entity, field, error.message);
    return [];
  }
  return surfaces;
}

/** Warns of words that end like declinable ones but have no sample: the first word of a form, every word of a person's name. */
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

/**
 * Reports a sample of a thing in the name of a person («Марко{Иваново}») and a sample of a person in the name of a place
 * («Бишкек{президент}»): Russian spells both well, but their accusative is wrong.
 */
function checkAnimacy(entity: WrittenEntity, field: string, form: string, inspection: Inspection): void {
  const { kind, gender } = entity;
  const isPerson = kind === 'person';
  if (!isPerson && kind !== 'place' && kind !== 'state') return;
  const { paradigms } = inspection.records;
  const cases = declineByCase(form, paradigms).map((variants) => variants.map((text) => text.split(' ')));
  if (cases.length === 1) return;
  const [nominatives = [], genitives = [], datives = [], accusatives = []] = cases;
  nominatives[0]?.forEach((word, at) => {
    const genitive = genitives[0]?.[at];
    const accusative = accusatives[0]?.[at];
    if (word === genitive && word === datives[0]?.[at]) return;
    // A woman's name in -ь («Любовь») has the accusative of a thing; the inhabitants of a state are people.
    const isWrong = isPerson
      ? accusative === word && !(gender === 'f' && word.endsWith('ь'))
      : accusative === genitive && accusative !== word && /^\p{Lu}/u.test(word);
    if (!isWrong) return;
    const samples = suggestSamples(word, paradigms, isPerson).filter(
      (sample) => (declineByCase(`${word}{${sample}}`, paradigms)[3]?.[0] === word) !== isPerson,
    );
    const message = `«${word}» gets the accusative «${accusative ?? ''}», as a ${isPerson ? 'thing' : 'person'} would`;
    inspection.report(entity, field, message, samples.length === 0 ? null : `samples that fit: ${samples.join(', ')}`);
  });
}

/** Russian words, not acronyms, with the ending of a noun or adjective that declines. */
const declinable = /^(?=.*\p{Ll})\p{Script=Cyrillic}.*(?:[бвгджзклмнпрстфхцчшщйья]|[^аеёиоуыэюя]а)$/u;
const declinableWoman = /^(?=.*\p{Ll})\p{Script=Cyrillic}.*(?:я|[^аеёиоуыэюя]а)$/u;

function plainOf(form: string): string {
  return form.replace(/\{[^{}]*\}/g, '');
}

/** Reports a `full` form of two entities, which could be linked to neither. */
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
          const message = `«${plain}» is already a full form of «${owner.entity.id}»`;
          inspection.report(
            entity,
            `names.${language}.forms[${index}]`,
            message,
            'make both `short`, or give both a condition `with`',
          );
        }
      });
    }
  }
}
