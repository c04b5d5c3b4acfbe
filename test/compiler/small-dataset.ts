import { fileURLToPath } from 'node:url';
import { checkDataset } from '../../src/compiler/reference/check-dataset.ts';
import type { Problem } from '../../src/compiler/reference/problems.ts';
import { readDatasetFiles, type DatasetFile } from '../../src/compiler/reference/read-records.ts';
import type { Records } from '../../src/compiler/reference/records.ts';

const schemas = readDatasetFiles(fileURLToPath(new URL('../../assets/reference/schema/', import.meta.url)));

/** An invented dataset with every kind of record and field, without a problem or a warning. */
const texts: Readonly<Record<string, string>> = {
  'record.yaml': 'recordEnds: 2020-12-31\n',
  'paradigms.yaml': `ru:
  президент: [президент, президента, президенту, президента, президентом, президенте]
  Минск: [Минск, Минска, Минску, Минск, Минском, Минске]
  Иванов: [Иванов, Иванова, Иванову, Иванова, Ивановым, Иванове]
  Россия: [Россия, России, России, Россию, Россией/Россиею, России]
  российский: [российский, российского, российскому, российский, российским, российском]
  новый: [новый, нового, новому, новый, новым, новом]
`,
  'properties.yaml': `- { id: capital, values: entity, many: false, label: { ru: Столица, en: Capital } }
- { id: member, values: entity, many: true, label: { ru: Члены, en: Members } }
- { id: holder, values: entity, many: false, label: { ru: Занимает, en: Held by } }
- { id: founded, values: date, many: false, label: { ru: Основана, en: Founded } }
- { id: area, values: number, many: false, label: { ru: Площадь, en: Area } }
- { id: motto, values: text, many: false, label: { ru: Девиз, en: Motto } }
- { id: head-of-state, values: entity, many: false, derived: true, label: { ru: Глава, en: Head } }
`,
  'sources/books.yaml': `- { id: atlas, title: Atlas, publisher: Map House, date: 2011, url: https://atlas.example/1 }
- { id: annals, title: Annals, publisher: State Press, date: 2012-05, url: https://annals.example/2 }
`,
  'entities/all.yaml': `- id: ruritania
  kind: state
  wikidata: Q1
  iso: RR
  names:
    ru:
      title: Руритания
      forms:
        ['Руритания{Россия}', { form: 'руританский{российский}', use: adjective }]
    en: { title: Ruritania, forms: [Ruritania] }
    hy: { title: Ռուրիտանիա }
  summary:
    - { to: 2005, ru: Королевство., en: A kingdom. }
    - { from: 2006, ru: Республика., en: A republic. }
  facts:
    - { property: capital, value: strelsau, from: 1901, sources: [atlas] }
    - { property: founded, value: 1800, sources: [atlas] }
    - { property: area, value: 12500, sources: [atlas] }
    - { property: motto, value: { ru: Вперёд, en: Forward }, sources: [atlas] }
  sources: [atlas]
- id: strelsau
  kind: place
  names:
    ru:
      title:
        - { text: Королевск, to: 2006-02-01, sources: [atlas] }
        - { text: Стрельсау, from: 2006-02-01, sources: [annals] }
      forms: ['Королевск{Минск}', Стрельсау]
    en: { title: Strelsau, forms: [Strelsau, { form: the capital, use: common, with: [ruritania] }] }
  summary: { ru: Столица Руритании., en: Capital of Ruritania. }
  sources: [atlas]
- id: elphberg
  kind: person
  gender: m
  names:
    ru: { title: Рудольф Эльфберг, forms: ['Рудольф{президент} Эльфберг{президент}'] }
    en: { title: Rudolf Elphberg, forms: [Rudolf Elphberg, { form: Elphberg, use: short }] }
  summary: { ru: Последний король., en: The last king. }
  sources: [annals]
- id: rassendyll
  kind: person
  gender: m
  names:
    ru: { title: Антон Рассендилов, forms: ['Антон{президент} Рассендилов{Иванов}'] }
    en: { title: Anton Rassendyll, forms: [Anton Rassendyll] }
  summary: { ru: Первый президент., en: The first president. }
  sources: [annals]
- id: role-president
  kind: office
  of: ruritania
  as: head-of-state
  names:
    ru: { title: президент Руритании, forms: ['президент{президент} Руритании'] }
    en: { title: President of Ruritania, forms: [president of Ruritania] }
  summary: { ru: Глава государства., en: Head of state. }
  facts:
    - { property: holder, value: elphberg, from: 2000-01-01, to: 2004-05-06, sources: [annals] }
    - { property: holder, value: none, from: 2004-05-06, to: 2006, sources: [annals] }
    - { property: holder, value: rassendyll, from: 2007-01-01, acting: true, disputed: { ru: Спорно., en: Disputed. }, sources: [annals, atlas] }
  sources: [annals]
`,
  'events/all.yaml': `- id: coup
  date: 2004-05-06
  end: 2004-05-08
  time: "23:05"
  zone: Europe/Minsk
  category: leaders
  weight: 2
  place: strelsau
  participants: [elphberg, ruritania]
  title: { ru: Переворот, en: Coup }
  text: { ru: 7 мая 2004 года король покинул столицу., en: On 7 May 2004 the king left the capital. }
  sources: [annals]
`,
};

/** One change in a file: the text `before`, which must occur once, becomes `after`; '' creates the file. */
export type Edit = readonly [file: string, before: string, after: string];

/** The invented dataset with the changes. Throws where a text to change does not occur exactly once. */
export function smallDataset(...edits: readonly Edit[]): readonly DatasetFile[] {
  const edited = { ...texts };
  for (const [file, before, after] of edits) {
    const parts = (edited[file] ?? '').split(before);
    if (before !== '' && parts.length !== 2) throw new Error(`${file} has «${before}» ${parts.length - 1} times`);
    edited[file] = before === '' ? after : parts.join(after);
  }
  return [
    ...Object.entries(edited).map(([path, text]) => ({ path, text })),
    ...schemas.map(({ path, text }) => ({ path: `schema/${path}`, text })),
  ];
}

/** All problems and warnings of the dataset, those of form first. */
export function problemsOf(files: readonly DatasetFile[]): readonly Problem[] {
  return checkDataset(files).problems;
}

/** The records of a dataset that has at most warnings; throws where there is a problem. */
export function recordsOf(files: readonly DatasetFile[]): Records {
  const { records, problems } = checkDataset(files);
  const problem = problems.find(({ warning }) => warning !== true);
  if (problem !== undefined) throw new Error(JSON.stringify(problem));
  return records;
}
