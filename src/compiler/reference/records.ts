import type { EntityKind } from '../../core/reference/data.ts';
import type { FormUse, LanguageTag } from '../../core/types.ts';

/** The records as they are written, after the schemas have been checked. See assets/reference/README.md. */
export interface Records {
  readonly recordEnds: string;
  readonly properties: readonly WrittenProperty[];
  readonly sources: readonly WrittenSource[];
  readonly entities: readonly WrittenEntity[];
  readonly events: readonly WrittenEvent[];
  /** Sample word → its six case forms, each with its variants. */
  readonly paradigms: ReadonlyMap<string, Paradigm>;
  /** Ids of records that were left out because of their form. */
  readonly broken: ReadonlySet<string>;
  /** Where each record stands: the record itself is the key. */
  readonly places: ReadonlyMap<object, Place>;
}

export interface Place {
  /** The path under assets/reference. */
  readonly file: string;
  /** 1-based, of the record's beginning. */
  readonly line: number;
  /** The line of a field inside the record, as `names.ru.forms[0]`; of its nearest parent where it is not there. */
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
  readonly short?: string;
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
  /** Only a person may go without. */
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

/** The texts of an entity by interval; one without an interval where it has only one. */
export function summariesOf({ summary }: WrittenEntity): readonly WrittenSummary[] {
  if (summary === undefined) return [];
  return Array.isArray(summary) ? (summary as readonly WrittenSummary[]) : [summary as WrittenSummary];
}

/**
 * How texts write the entity. In languages other than Russian and English the titles are forms where no forms are given, and of
 * a person the last word of each as well, with the use and the conditions that this word has in Russian.
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

/** The Russian form of one word: a surname. Undefined where others share it so that it never counts. */
function surnameForm({ names }: WrittenEntity): WrittenForm | undefined {
  const forms = names['ru']?.forms ?? [];
  return forms.map(asForm).find(({ form, use }) => !form.includes(' ') && use !== 'adjective');
}

function asForm(form: string | WrittenForm): WrittenForm {
  return typeof form === 'string' ? { form } : form;
}
