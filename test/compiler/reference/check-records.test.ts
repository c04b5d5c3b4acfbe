import { describe, expect, it } from 'vitest';
import { DatasetError, problemInWords } from '../../../src/compiler/reference/problems.ts';
import { problemsOf, smallDataset, type Edit } from '../small-dataset.ts';

const all = 'entities/all.yaml';
const events = 'events/all.yaml';
const books = 'sources/books.yaml';

/** The problems of the small dataset with the changes, each as `E` (error) or `W` (warning) and its words. */
function reported(...edits: readonly Edit[]): readonly string[] {
  return problemsOf(smallDataset(...edits)).map(
    (problem) => `${problem.warning === true ? 'W' : 'E'} ${problemInWords(problem)}`,
  );
}

type Case = readonly [name: string, edit: Edit, reported: string];

it('finds nothing in a sound dataset', () => {
  expect(reported()).toEqual([]);
});

describe('the form of a record', () => {
  it.each<Case>([
    [
      'an unknown field',
      [all, '  iso: RR', '  ios: RR'],
      'E entities/all.yaml:4 ruritania ios: unknown field (did you mean «iso»?)',
    ],
    [
      'an unknown field inside',
      [all, 'title: Руритания\n', 'titel: Руритания\n'],
      'E entities/all.yaml:7 ruritania names.ru.titel: unknown field (did you mean «title»?)',
    ],
    [
      'an unknown field like no other',
      [all, '      title: Руритания\n', '      title: Руритания\n      chickens: РР\n'],
      'E entities/all.yaml:8 ruritania names.ru.chickens: unknown field',
    ],
    [
      'a missing source',
      [all, '{ property: founded, value: 1800, sources: [atlas] }', '{ property: founded, value: 1800 }'],
      'E entities/all.yaml:17 ruritania facts[1].sources: missing',
    ],
    [
      'no source at all',
      [all, '{ property: founded, value: 1800, sources: [atlas] }', '{ property: founded, value: 1800, sources: [] }'],
      'E entities/all.yaml:17 ruritania facts[1].sources: has fewer than 1 entries',
    ],
    [
      'a text that YAML takes for a reference',
      [all, 'title: Руритания\n', 'title: *Руритания\n'],
      'E entities/all.yaml:7:14: «*Руритания» refers to another place (put a text that begins with * in quotation marks)',
    ],
    ['an event without a source', [events, '  sources: [annals]\n', ''], 'E events/all.yaml:1 coup sources: missing'],
    [
      'a source without a publisher',
      [books, ' publisher: Map House,', ''],
      'E sources/books.yaml:1 atlas publisher: missing',
    ],
    ['a source without a title', [books, ' title: Atlas,', ''], 'E sources/books.yaml:1 atlas title: missing'],
    [
      'a source without an address',
      [books, ', url: https://atlas.example/1', ''],
      'E sources/books.yaml:1 atlas url: missing',
    ],
    [
      'a source of another kind',
      [books, 'https://atlas.example/1', 'ftp://atlas.example/1'],
      'E sources/books.yaml:1 atlas url: «ftp://atlas.example/1» is not an address that begins with http:// or https://',
    ],
    [
      'no English text',
      [all, '{ ru: Столица Руритании., en: Capital of Ruritania. }', '{ ru: Столица Руритании. }'],
      'E entities/all.yaml:30 strelsau summary.en: missing',
    ],
    [
      'no English text of one interval',
      [all, 'ru: Республика., en: A republic. }', 'ru: Республика. }'],
      'E entities/all.yaml:14 ruritania summary[1].en: missing',
    ],
    ['an empty text', [events, 'en: Coup }', "en: '' }"], 'E events/all.yaml:10 coup title.en: is empty'],
    [
      'a text left out',
      [events, 'en: Coup }', 'en: }'],
      'E events/all.yaml:10 coup title.en: is empty, but must be of type string',
    ],
    [
      'no English names',
      [all, '    en: { title: Ruritania, forms: [Ruritania] }\n', ''],
      'E entities/all.yaml:5 ruritania names.en: missing',
    ],
    [
      'a long summary',
      [all, 'ru: Столица Руритании.', `ru: ${'я'.repeat(351)}`],
      'E entities/all.yaml:30 strelsau summary.ru: has 351 characters; the maximum is 350',
    ],
    [
      'a long title',
      [events, 'en: Coup }', `en: ${'a'.repeat(81)} }`],
      'E events/all.yaml:10 coup title.en: has 81 characters; the maximum is 80',
    ],
    [
      'an unknown kind',
      [all, 'kind: place', 'kind: plaice'],
      'E entities/all.yaml:22 strelsau kind: «plaice» is not one of organization, body, force, exercise, mission, state, person, place, institution, party, office, term (did you mean «place»?)',
    ],
    [
      'an id with capitals',
      [books, 'id: atlas', 'id: Atlas'],
      'E sources/books.yaml:1 Atlas id: «Atlas» is not an id: small Latin letters and digits, joined by hyphens',
    ],
    [
      'a date in words',
      [events, 'date: 2004-05-06', 'date: 6 May 2004'],
      'E events/all.yaml:2 coup date: «6 May 2004» is not a date: YYYY, YYYY-MM or YYYY-MM-DD',
    ],
    ['a time without a zone', [events, '  zone: Europe/Minsk\n', ''], 'E events/all.yaml:1 coup zone: missing'],
    [
      'an impossible time',
      [events, '23:05', '24:05'],
      'E events/all.yaml:4 coup time: «24:05» is not a local time, HH:MM, in quotation marks',
    ],
    [
      'a source cited twice',
      [all, '[annals, atlas]', '[annals, annals]'],
      'E entities/all.yaml:59 role-president facts[2].sources: has the same entry twice',
    ],
    [
      'a value of a wrong type',
      [all, 'value: strelsau', 'value: true'],
      'E entities/all.yaml:16 ruritania facts[0].value: the value has none of the types allowed here',
    ],
    [
      'a form without its text',
      [all, '{ form: Elphberg, use: short }', '{ use: short }'],
      'E entities/all.yaml:37 elphberg names.en.forms[1].form: missing',
    ],
    [
      'a paradigm of five cases',
      ['paradigms.yaml', ', Минском, Минске]', ', Минском]'],
      'E paradigms.yaml:3 ru.Минск: has fewer than 6 entries',
    ],
    [
      'an end of the record that is not a day',
      ['record.yaml', '2020-12-31', '2020-12'],
      'E record.yaml:1 recordEnds: «2020-12» is not a day: YYYY-MM-DD',
    ],
  ])('%s', (_, edit, expected) => {
    expect(reported(edit).join('\n')).toContain(expected);
  });

  it('does not report references to an invalid record', () => {
    expect(reported([all, '  kind: place\n', ''])).toEqual(['E entities/all.yaml:21 strelsau kind: missing']);
  });

  it.each<Case>([
    [
      'a field twice',
      [events, '  weight: 2\n', '  weight: 2\n  weight: 3\n'],
      'E events/all.yaml:8:3: Map keys must be unique',
    ],
    [
      'a file that is not a list',
      ['events/more.yaml', '', 'id: coup\n'],
      'E events/more.yaml:1: must be a list of records',
    ],
    ['a file that is not read', ['event/more.yaml', '', '[]'], 'E event/more.yaml:0: is not read: records belong in'],
  ])('%s', (_, edit, expected) => {
    expect(reported(edit)[0]).toContain(expected);
  });

  it('reads a file with only comments as an empty list', () => {
    expect(reported(['events/later.yaml', '', '# To come.\n'])).toEqual([]);
  });
});

describe('a file that is not valid YAML', () => {
  it.each<Case>([
    [
      'an open bracket',
      [events, 'participants: [elphberg', 'participants: [[elphberg'],
      'E events/all.yaml:10:3: Flow sequence in block collection must be sufficiently indented and end with a ] ' +
        '(compare the indentation and the brackets of this line and the one before it with other records)',
    ],
    [
      'a tab',
      [events, '  weight: 2', '\tweight: 2'],
      'E events/all.yaml:7:2: Unexpected scalar at node end (indent with spaces; there is a tab at the start of the line)',
    ],
    [
      'braces without quotation marks',
      [all, "['Королевск{Минск}', Стрельсау]", '[Королевск{Минск}, Стрельсау]'],
      'E entities/all.yaml:28:',
    ],
    [
      'a colon in a text',
      [all, 'title: Руритания\n', 'title: Руритания: королевство\n'],
      'E entities/all.yaml:7:14: Nested mappings are not allowed in compact mappings (put a text that contains a colon and a space in quotation marks)',
    ],
    ['a line that is indented too little', [events, '  weight: 2', ' weight: 2'], 'E events/all.yaml:7:'],
    [
      'a merge conflict',
      [events, '  weight: 2', '<<<<<<< ours\n  weight: 2\n=======\n  weight: 3\n>>>>>>> theirs'],
      'E events/all.yaml:7:1: a merge conflict is not resolved (keep one side, and delete the lines that begin with <<<<<<<, =======, ||||||| or >>>>>>>)',
    ],
  ])('%s gives one error with line, column and a hint', (_, edit, expected) => {
    const problems = reported(edit);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
    expect(problems[0]).toMatch(/\(.+\)$/);
  });

  it('is reported beside other such files, and hides errors that may follow from it', () => {
    expect(
      reported(
        [books, '- { id: annals', '\t- { id: annals'],
        [events, 'place: strelsau', 'place: [strelsau'],
        [all, 'iso', 'ios'],
      ),
    ).toHaveLength(2);
  });
});

describe('the content of a record', () => {
  it.each<Case>([
    [
      'an unknown entity',
      [all, 'value: strelsau', 'value: strelzau'],
      'E entities/all.yaml:16 ruritania facts[0].value: there is no entity «strelzau» (did you mean «strelsau»?)',
    ],
    [
      'an unknown participant',
      [events, '[elphberg, ruritania]', '[elphberg, atlantis]'],
      'E events/all.yaml:9 coup participants[1]: there is no entity «atlantis»',
    ],
    [
      'an unknown place',
      [events, 'place: strelsau', 'place: zenda'],
      'E events/all.yaml:8 coup place: there is no entity «zenda»',
    ],
    [
      'an unknown condition',
      [all, 'with: [ruritania]', 'with: [ruritanja]'],
      'E entities/all.yaml:29 strelsau names.en.forms[1].with[0]: there is no entity «ruritanja» (did you mean «ruritania»?)',
    ],
    [
      'an entity as its own evidence',
      [all, 'with: [ruritania]', 'with: [strelsau]'],
      'E entities/all.yaml:29 strelsau names.en.forms[1].with[0]: an entity cannot be evidence for itself (a form with `use: short` counts where its own entity is named in full)',
    ],
    [
      'an unknown source',
      [all, 'value: 1800, sources: [atlas]', 'value: 1800, sources: [atlass]'],
      'E entities/all.yaml:17 ruritania facts[1].sources[0]: there is no source «atlass» (did you mean «atlas»?)',
    ],
    [
      'an unknown source of a title',
      [all, 'from: 2006-02-01, sources: [annals]', 'from: 2006-02-01, sources: [annal]'],
      'E entities/all.yaml:27 strelsau names.ru.title[1].sources[0]: there is no source «annal» (did you mean «annals»?)',
    ],
    [
      'an unknown property',
      [all, 'property: capital', 'property: capitol'],
      'E entities/all.yaml:16 ruritania facts[0].property: there is no property «capitol» (did you mean «capital»?)',
    ],
    [
      'a computed property',
      [all, 'property: capital', 'property: head-of-state'],
      'E entities/all.yaml:16 ruritania facts[0].property: «head-of-state» is computed from other records; do not write it',
    ],
    [
      'text for a date',
      [all, 'value: 1800', 'value: { ru: Давно, en: Long ago }'],
      'E entities/all.yaml:17 ruritania facts[1].value: the value of «founded» must be a date',
    ],
    [
      'an id for a text',
      [all, 'value: { ru: Вперёд, en: Forward }', 'value: strelsau'],
      'E entities/all.yaml:19 ruritania facts[3].value: the value of «motto» must be a text { ru, en }',
    ],
    [
      'words for a number',
      [all, 'value: 12500', 'value: many'],
      'E entities/all.yaml:18 ruritania facts[2].value: the value of «area» must be a number',
    ],
    [
      'a number for an entity',
      [all, 'value: strelsau', 'value: 7'],
      'E entities/all.yaml:16 ruritania facts[0].value: the value of «capital» must be an entity id',
    ],
    [
      'an id twice',
      [events, 'id: coup', 'id: strelsau'],
      'E events/all.yaml:1 strelsau id: «strelsau» is used twice (first: strelsau, entities/all.yaml:21)',
    ],
    [
      'a source twice',
      [books, 'id: annals', 'id: atlas'],
      'E sources/books.yaml:2 atlas id: «atlas» is used twice (first: atlas, sources/books.yaml:1)',
    ],
    [
      'a Wikidata id twice',
      [all, '  kind: place', '  kind: place\n  wikidata: Q1'],
      'E entities/all.yaml:23 strelsau wikidata: «Q1» is used twice (first: ruritania, entities/all.yaml:1)',
    ],
    [
      'an end before the start',
      [all, 'from: 2000-01-01, to: 2004-05-06', 'from: 2000-01-01, to: 1999-05-06'],
      'E entities/all.yaml:57 role-president facts[0].to: the end 1999-05-06 is before the start 2000-01-01',
    ],
    [
      'an event that ends before it begins',
      [events, 'end: 2004-05-08', 'end: 2004-05-05'],
      'E events/all.yaml:3 coup end: the end 2004-05-05 is before the start 2004-05-06',
    ],
    [
      'a day that does not exist',
      [all, 'text: Королевск, to: 2006-02-01', 'text: Королевск, to: 2006-02-30'],
      'E entities/all.yaml:26 strelsau names.ru.title[0].to: «2006-02-30» is not a day of the calendar (write YYYY, YYYY-MM or YYYY-MM-DD)',
    ],
    [
      'an event beyond the record',
      [events, 'date: 2004-05-06\n  end: 2004-05-08', 'date: 2021-05-06'],
      'E events/all.yaml:2 coup date: is after the end of the record',
    ],
    [
      'an unknown zone',
      [events, 'Europe/Minsk', 'Europe/Strelsau'],
      'E events/all.yaml:5 coup zone: there is no time zone «Europe/Strelsau»',
    ],
    [
      'a dispute with one publisher',
      [all, '[annals, atlas]', '[annals]'],
      'E entities/all.yaml:59 role-president facts[2].sources: a disputed fact needs sources of at least two publishers',
    ],
    [
      'a headline event with one publisher',
      [events, 'weight: 2', 'weight: 3'],
      'E events/all.yaml:12 coup sources: an event of weight 3 needs sources of at least two publishers',
    ],
    [
      'a state without a code',
      [all, '  iso: RR\n', ''],
      'E entities/all.yaml:1 ruritania iso: missing: a state has its ISO 3166 code',
    ],
    [
      'a person without a gender',
      [all, 'person\n  gender: m\n  names:\n    ru: { title: Антон', 'person\n  names:\n    ru: { title: Антон'],
      'E entities/all.yaml:40 rassendyll gender: missing: m or f',
    ],
    [
      'an owner of something other than an office',
      [all, 'kind: place', 'kind: place\n  of: ruritania'],
      'E entities/all.yaml:23 strelsau of: only an office belongs to something',
    ],
    [
      'an acting value other than a holder',
      [all, 'value: 1800,', 'value: 1800, acting: true,'],
      'E entities/all.yaml:17 ruritania facts[1].acting: only a holder can be acting',
    ],
  ])('%s', (_, edit, expected) => {
    expect(reported(edit).join('\n')).toContain(expected);
  });
});

describe('values that follow one another', () => {
  it.each<Case>([
    [
      'titles with a gap',
      [all, 'text: Стрельсау, from: 2006-02-01', 'text: Стрельсау, from: 2006-02-03'],
      'E entities/all.yaml:27 strelsau names.ru.title[1]: titles leave a gap: 2006-02-01 to 2006-02-03',
    ],
    [
      'titles that overlap',
      [all, 'text: Стрельсау, from: 2006-02-01', 'text: Стрельсау, from: 2006-01-31'],
      'E entities/all.yaml:27 strelsau names.ru.title[1]: titles overlap: one lasts to 2006-02-01, the next begins 2006-01-31',
    ],
    [
      'titles, the first without an end',
      [all, 'text: Королевск, to: 2006-02-01,', 'text: Королевск,'],
      'E entities/all.yaml:27 strelsau names.ru.title[1]: titles overlap: one from the beginning has no end, the next begins 2006-02-01',
    ],
    [
      'summaries with a gap',
      [all, '{ from: 2006, ru', '{ from: 2007, ru'],
      'E entities/all.yaml:14 ruritania summary[1]: summaries leave a gap: 2005 to 2007',
    ],
    [
      'holders with a gap',
      [all, 'from: 2007-01-01', 'from: 2007-01-02'],
      'E entities/all.yaml:59 role-president facts[2]: holders leave a gap: 2006 to 2007-01-02 (declare it with the value «none»)',
    ],
    [
      'holders that overlap',
      [all, 'from: 2004-05-06, to: 2006', 'from: 2004-05-05, to: 2006'],
      'E entities/all.yaml:58 role-president facts[1]: holders overlap: one lasts to 2004-05-06, the next begins 2004-05-05',
    ],
    [
      'a holder without a start',
      [all, 'value: elphberg, from: 2000-01-01,', 'value: elphberg,'],
      'E entities/all.yaml:57 role-president facts[0].from: missing: the day on which the holder took office',
    ],
    [
      'a holder that is not a person',
      [all, 'value: elphberg', 'value: strelsau'],
      'E entities/all.yaml:57 role-president facts[0].value: «strelsau» holds an office, but is not a person',
    ],
    [
      'an office without an owner',
      [all, '  of: ruritania\n', ''],
      'E entities/all.yaml:48 role-president of: missing: the entity that the office belongs to',
    ],
    [
      'an office that fills a written property',
      [all, 'as: head-of-state', 'as: capital'],
      'E entities/all.yaml:51 role-president as: «capital» is written on entities, not computed from offices',
    ],
    [
      'two values of a property with one value',
      [
        all,
        '    - { property: founded',
        '    - { property: capital, value: strelsau, from: 1950, sources: [atlas] }\n    - { property: founded',
      ],
      'E entities/all.yaml:17 ruritania facts[1]: values of «capital» overlap: one from 1901 has no end, the next begins 1950',
    ],
    [
      'the same member twice',
      [
        all,
        '    - { property: founded',
        '    - { property: member, value: strelsau, from: 1950, to: 1960, sources: [atlas] }\n    - { property: member, value: strelsau, from: 1955, sources: [atlas] }\n    - { property: founded',
      ],
      'E entities/all.yaml:18 ruritania facts[2]: values of «member» overlap: one lasts to 1960, the next begins 1955',
    ],
    [
      'an office whose last holder leaves',
      [all, 'value: rassendyll, from: 2007-01-01', 'value: rassendyll, from: 2007-01-01, to: 2012'],
      'W entities/all.yaml:59 role-president facts[2].to: nobody holds the office after 2012 (declare it with the value «none»)',
    ],
  ])('%s', (_, edit, expected) => {
    expect(reported(edit).join('\n')).toContain(expected);
  });

  const regent = `- id: role-regent
  kind: office
  of: ruritania
  as: head-of-state
  names: { ru: { title: регент, forms: ['регент{президент}'] }, en: { title: regent, forms: [regent] } }
  summary: { ru: Временно., en: For a time. }
  facts: [{ property: holder, value: rassendyll, from: 2004-05-06, to: 2006, sources: [annals] }]
  sources: [annals]
`;

  it('accepts a vacant office while another one fills the property', () => {
    expect(reported(['entities/more.yaml', '', regent])).toEqual([]);
  });

  it('reports two offices that fill one property at the same time', () => {
    expect(reported(['entities/more.yaml', '', regent.replace('from: 2004-05-06', 'from: 2004-05-01')])).toEqual([
      'E entities/more.yaml:7 role-regent facts[0]: holders of offices that fill one property overlap: one lasts to 2004-05-06, the next begins 2004-05-01',
    ]);
  });

  it('accepts members that come and go, and several at a time', () => {
    const members = ['strelsau, from: 1950, to: 1960', 'strelsau, from: 1970', 'elphberg, from: 1955'];
    const facts = members.map((member) => `    - { property: member, value: ${member}, sources: [atlas] }\n`);
    expect(reported([all, '    - { property: founded', `${facts.join('')}    - { property: founded`])).toEqual([]);
  });
});

describe('forms', () => {
  it.each<Case>([
    [
      'an unknown sample',
      [all, 'Королевск{Минск}', 'Королевск{Минс}'],
      'E entities/all.yaml:28 strelsau names.ru.forms[0]: there is no sample «Минс» for «Королевск» (samples that fit: Минск, президент)',
    ],
    [
      'a word with another ending',
      [all, 'Руритания{Россия}', 'Руритания{новый}'],
      'E entities/all.yaml:9 ruritania names.ru.forms[0]: «Руритания» does not end in -ый as «новый» does (samples that fit: Россия)',
    ],
    [
      'an open brace',
      [all, 'Королевск{Минск}', 'Королевск{Минск'],
      'E entities/all.yaml:28 strelsau names.ru.forms[0]: «Королевск{Минск» is not written as word{sample} (samples that fit: Минск, президент)',
    ],
    [
      'a sample in another language',
      [all, 'forms: [Ruritania]', "forms: ['Ruritania{Минск}']"],
      'E entities/all.yaml:10 ruritania names.en.forms[0]: only Russian forms are declined by a sample (list the forms)',
    ],
    [
      'a form without letters',
      [all, 'forms: [Ruritania]', "forms: ['—']"],
      'E entities/all.yaml:10 ruritania names.en.forms[0]: surface form «—»: has no letter',
    ],
    [
      'common words without a condition',
      [all, '{ form: the capital, use: common, with: [ruritania] }', '{ form: the capital, use: common }'],
      'E entities/all.yaml:29 strelsau names.en.forms[1].with: missing: common words need evidence, the ids of entities that must be in the article',
    ],
    [
      'a form of two entities',
      [all, 'forms: [Anton Rassendyll]', 'forms: [Rudolf Elphberg]'],
      'E entities/all.yaml:45 rassendyll names.en.forms[0]: «Rudolf Elphberg» is already a full form of «elphberg» (make both `short`, or give both a condition `with`)',
    ],
    [
      'a form twice',
      [all, 'forms: [Ruritania]', 'forms: [Ruritania, Ruritania]'],
      'W entities/all.yaml:10 ruritania names.en.forms[1]: «Ruritania» adds nothing to the forms before it',
    ],
    [
      'a form that is not declined',
      [all, 'Королевск{Минск}', 'Королевск'],
      'W entities/all.yaml:28 strelsau names.ru.forms[0]: «Королевск» is not declined (samples that fit: Минск, президент)',
    ],
    [
      'a person declined as a thing',
      [all, 'Антон{президент} Рассендилов', 'Антон{Минск} Рассендилов'],
      'E entities/all.yaml:44 rassendyll names.ru.forms[0]: «Антон» gets the accusative «Антон», as a thing would (samples that fit: президент, Иванов)',
    ],
    [
      'a place declined as a person',
      [all, 'Королевск{Минск}', 'Королевск{президент}'],
      'E entities/all.yaml:28 strelsau names.ru.forms[0]: «Королевск» gets the accusative «Королевска», as a person would (samples that fit: Минск)',
    ],
    [
      'a half-declined name',
      [all, 'Антон{президент} Рассендилов{Иванов}', 'Антон Рассендилов{Иванов}'],
      'W entities/all.yaml:44 rassendyll names.ru.forms[0]: «Антон» is not declined (samples that fit: президент, Иванов, Минск)',
    ],
    [
      'no form',
      [all, 'en: { title: Ruritania, forms: [Ruritania] }', 'en: { title: Ruritania }'],
      'W entities/all.yaml:10 ruritania names.en.forms: there is no form: no text would be recognised',
    ],
  ])('%s', (_, edit, expected) => {
    expect(reported(edit).join('\n')).toContain(expected);
  });

  it.each<readonly [string, readonly Edit[]]>([
    ['both short', [[all, 'forms: [Anton Rassendyll]', 'forms: [{ form: Elphberg, use: short }]']]],
    [
      'both with a condition',
      [
        [all, 'forms: [Anton Rassendyll]', 'forms: [{ form: The King, with: [ruritania] }]'],
        [all, 'forms: [Rudolf Elphberg,', 'forms: [{ form: The King, with: [strelsau] },'],
      ],
    ],
  ])('accepts a form of two entities, %s', (_, edits) => {
    expect(reported(...edits)).toEqual([]);
  });
});

describe('texts', () => {
  it.each<Case>([
    [
      'a word for today',
      [all, 'ru: Столица Руритании.', 'ru: Сейчас столица.'],
      'W entities/all.yaml:30 strelsau summary.ru: «Сейчас» is true only on the day of writing',
    ],
    [
      'the same in English',
      [all, 'en: A republic.', 'en: It is now a republic.'],
      'W entities/all.yaml:14 ruritania summary[1].en: «now» is true only on the day of writing',
    ],
    [
      'another day in one language',
      [events, 'On 7 May 2004', 'On 8 May 2004'],
      'W events/all.yaml:11 coup text: the languages differ: 07.05. only in Russian, 08.05. only in English',
    ],
    [
      'another year in one language',
      [events, 'On 7 May 2004', 'On 7 May 2005'],
      'W events/all.yaml:11 coup text: the languages differ: 2004 only in Russian, 2005 only in English',
    ],
    [
      'a day that is not the event’s',
      [events, '7 мая 2004 года', '17 мая 2004 года'],
      'W events/all.yaml:11 coup text.ru: names «17 мая 2004», but the event is dated 2004-05-06/2004-05-08',
    ],
    [
      'the same with the month first',
      [events, 'On 7 May 2004', 'On May 17 2004'],
      'W events/all.yaml:11 coup text.en: names «May 17 2004», but the event is dated 2004-05-06/2004-05-08',
    ],
    [
      'a source never cited',
      [books, '- { id: annals', '- { id: almanac, title: A, publisher: B, url: https://a.example/ }\n- { id: annals'],
      'W sources/books.yaml:2 almanac: no record cites this source',
    ],
    [
      'an address twice',
      [books, 'https://annals.example/2', 'https://atlas.example/1'],
      'W sources/books.yaml:2 annals url: «atlas» has the same address',
    ],
  ])('%s', (_, edit, expected) => {
    expect(reported(edit).join('\n')).toContain(expected);
  });

  it.each([
    ['words that contain a word for today', 'Ныневич, сегодняшний и известный.', 'He knows and is known.'],
    ['days in another order', '7 и 6 мая.', 'May 6, and on 7 May.'],
    ['a thousand that is not a year', 'Вышли 7 мая 2004 человека.', 'On 7 May 2,004 people left.'],
  ])('accepts %s', (_, ru, en) => {
    const text = 'text: { ru: 7 мая 2004 года король покинул столицу., en: On 7 May 2004 the king left the capital. }';
    const edited = `text: { ru: ${JSON.stringify(ru)}, en: ${JSON.stringify(en)} }`;
    expect(reported([events, text, edited])).toEqual([]);
  });

  it('reads a day after «до» as the end of something else', () => {
    expect(
      reported(
        [events, 'ru: 7 мая 2004 года король', 'ru: До 9 мая 2004 года король'],
        [events, 'On 7 May 2004', 'Until 9 May 2004'],
      ),
    ).toEqual([]);
  });
});

it('lists every problem in one error', () => {
  const problems = problemsOf(smallDataset([all, 'iso: RR', 'ios: RR'], [events, 'place: strelsau', 'place: zenda']));
  expect(new DatasetError(problems).message).toBe(
    [
      'the reference dataset has 2 errors:',
      'entities/all.yaml:4 ruritania ios: unknown field (did you mean «iso»?)',
      'events/all.yaml:8 coup place: there is no entity «zenda»',
    ].join('\n'),
  );
});
