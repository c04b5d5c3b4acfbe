import type { EntityKind } from '../../core/reference/data.ts';
import type { FormUse, LanguageTag } from '../../core/types.ts';

/** The records as written, valid against the schemas. See assets/reference/README.md. */
export interface Records {
  readonly recordEnds: string;
  readonly properties: readonly WrittenProperty[];
  readonly sources: readonly WrittenSource[];
  readonly entities: readonly WrittenEntity[];
  readonly events: readonly WrittenEvent[];
  /** By sample word: its six case forms, each with its variants. */
  readonly paradigms: ReadonlyMap<string, Paradigm>;
  /** Ids of records that were dropped because they do not match their schema. */
  readonly broken: ReadonlySet<string>;
  /** The place of each record, with the record itself as the key; of the paradigms, with their map as the key. */
  readonly places: ReadonlyMap<object, Place>;
}

export interface Place {
  /** The path under assets/reference. */
  readonly file: string;
  /** 1-based line on which the record begins. */
  readonly line: number;
  /** The line of a field, as `names.ru.forms[0]`; where it is missing, of its nearest parent. */
  readonly lineOf: (field: string) => number;
}

export type Texts = Readonly<Record<string, string>>;
export type Paradigm = readonly (readonly string[])[];

export interface WrittenSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly date?: string;
  readonly url: string;
}

export interface WrittenProperty {
  readonly id: string;
  readonly values: 'entity' | 'date' | 'text' | 'number';
  readonly many: boolean;
  readonly derived?: boolean;
  readonly label: Texts;
}

export interface Interval {
  readonly from?: string;
  readonly to?: string;
}

export interface WrittenTitle extends Interval {
  readonly text: string;
  readonly sources: readonly string[];
}

export interface WrittenForm {
  readonly form: string;
  readonly use?: FormUse;
  readonly with?: readonly string[];
}

export interface WrittenNames {
  readonly title: string | readonly WrittenTitle[];
  readonly forms?: readonly (string | WrittenForm)[];
}

export type WrittenSummary = Interval & Readonly<Record<string, string>>;

export interface WrittenFact extends Interval {
  readonly property: string;
  readonly value: string | number | Texts;
  readonly acting?: boolean;
  readonly note?: Texts;
  readonly disputed?: Texts;
  readonly sources: readonly string[];
}

export interface WrittenEntity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly wikidata?: string;
  readonly iso?: string;
  readonly of?: string;
  readonly as?: string;
  readonly gender?: 'm' | 'f';
  readonly names: Readonly<Record<string, WrittenNames>>;
  /** Required, except for a person. */
  readonly summary?: WrittenSummary | readonly WrittenSummary[];
  readonly facts?: readonly WrittenFact[];
  readonly sources: readonly string[];
}

export interface WrittenEvent {
  readonly id: string;
  readonly date: string;
  readonly end?: string;
  readonly time?: string;
  readonly zone?: string;
  readonly category: string;
  readonly weight: 1 | 2 | 3;
  readonly place?: string | Texts;
  readonly participants: readonly string[];
  readonly title: Texts;
  readonly text: Texts;
  readonly disputed?: Texts;
  readonly sources: readonly string[];
}

/** The summaries of an entity with their intervals; a single summary has none. */
export function summariesOf({ summary }: WrittenEntity): readonly WrittenSummary[] {
  if (summary === undefined) return [];
  return Array.isArray(summary) ? (summary as readonly WrittenSummary[]) : [summary as WrittenSummary];
}

/**
 * The forms by which texts name the entity. In languages other than Russian and English the titles are the forms where none are
 * given; for a person also the last word of each title, with the use and the conditions of the Russian surname.
 */
export function formsOf(entity: WrittenEntity, language: LanguageTag): readonly WrittenForm[] {
  const names = entity.names[language];
  if (names === undefined) return [];
  const { title, forms } = names;
  if (forms !== undefined) return forms.map(asForm);
  if (language === 'ru' || language === 'en') return [];
  const titles = typeof title === 'string' ? [title] : title.map(({ text }) => text);
  const surname = entity.kind === 'person' ? surnameForm(entity) : undefined;
  return titles.flatMap((form) => {
    const last = form.split(' ').at(-1);
    return surname === undefined || last === undefined || last === form
      ? [{ form }]
      : [{ form }, { ...surname, form: last }];
  });
}

/** The Russian form of one word, which is the surname. Undefined where there is none. */
function surnameForm({ names }: WrittenEntity): WrittenForm | undefined {
  const forms = names['ru']?.forms ?? [];
  return forms.map(asForm).find(({ form, use }) => !form.includes(' ') && use !== 'adjective');
}

function asForm(form: string | WrittenForm): WrittenForm {
  return typeof form === 'string' ? { form } : form;
}
