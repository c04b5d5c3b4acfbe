import { describe, expect, it } from 'vitest';
import { compileGazetteer, type CaseRule } from '../../../src/compiler/gazetteer/compile-gazetteer.ts';
import { openGazetteer, scan, scanFlat } from '../../../src/core/gazetteer/gazetteer.ts';

/** Forms as `rule:text`; the value of each is its place in the list. Gives what was found as `text = form`. */
function find(forms: readonly string[], text: string): readonly string[] {
  const surfaces = forms.map((form, value) => {
    const [rule, ...rest] = form.split(':');
    return { rule: rule as CaseRule, text: rest.join(':'), value };
  });
  return scan(text, openGazetteer(compileGazetteer(surfaces))).map(
    ({ start, end, value }) => `${text.slice(start, end)} = ${forms[value] ?? '?'}`,
  );
}

interface Case {
  readonly name: string;
  readonly forms: readonly string[];
  readonly text: string;
  readonly found: readonly string[];
}

const groups: Readonly<Record<string, readonly Case[]>> = {
  'whole words': [
    { name: 'at both ends of the text', forms: ['any:да'], text: 'да', found: ['да = any:да'] },
    { name: 'not inside a word', forms: ['any:да'], text: 'вода дар да1 1да', found: [] },
    {
      name: 'beside punctuation, emoji and superscripts',
      forms: ['initial:Ереван'],
      text: '«Ереван», 😀Ереван😀 Ереван² Ереван…',
      found: [
        'Ереван = initial:Ереван',
        'Ереван = initial:Ереван',
        'Ереван = initial:Ереван',
        'Ереван = initial:Ереван',
      ],
    },
    {
      name: 'a part of a compound with a hyphen',
      forms: ['exact:ОДКБ'],
      text: 'экс-ОДКБ',
      found: ['ОДКБ = exact:ОДКБ'],
    },
    {
      name: 'before a possessive and after an elision',
      forms: ['initial:Kazakhstan', 'exact:OTSC'],
      text: "Kazakhstan’s, Kazakhstan's, l’OTSC",
      found: ['Kazakhstan = initial:Kazakhstan', 'Kazakhstan = initial:Kazakhstan', 'OTSC = exact:OTSC'],
    },
    { name: 'beside letters of a script without tables', forms: ['exact:CSTO'], text: 'CSTOა, 国CSTO', found: [] },
    {
      name: 'in Armenian, Kazakh, Tajik and Georgian',
      forms: ['initial:Հայաստան', 'initial:Қазақстан', 'initial:Тоҷикистон', 'initial:საქართველო'],
      text: 'Հայաստան, ҚАЗАҚСТАН, Тоҷикистон, საქართველო',
      found: [
        'Հայաստան = initial:Հայաստան',
        'ҚАЗАҚСТАН = initial:Қазақстан',
        'Тоҷикистон = initial:Тоҷикистон',
        'საქართველო = initial:საქართველო',
      ],
    },
  ],
  'leftmost, longest': [
    {
      name: 'the longer of two that begin together',
      forms: ['any:а', 'any:а б', 'any:а б в г'],
      text: 'а б в',
      found: ['а б = any:а б'],
    },
    {
      name: 'the leftmost of two that overlap',
      forms: ['any:а б', 'any:б в'],
      text: 'а б в б в',
      found: ['а б = any:а б', 'б в = any:б в'],
    },
    {
      name: 'a form that begins inside a longer one that failed',
      forms: ['any:а б в', 'any:б'],
      text: 'а б г',
      found: ['б = any:б'],
    },
    {
      name: 'the shorter where the longer fails by case',
      forms: ['initial:Совет', 'any:совет безопасности'],
      text: 'совет, Совет безопасности',
      found: ['Совет безопасности = any:совет безопасности'],
    },
    { name: 'a repeated word', forms: ['any:а а'], text: 'а а а а а', found: ['а а = any:а а', 'а а = any:а а'] },
  ],
  'case rules': [
    {
      name: 'any',
      forms: ['any:миротворцы'],
      text: 'миротворцы Миротворцы МИРОТВОРЦЫ',
      found: ['миротворцы = any:миротворцы', 'Миротворцы = any:миротворцы', 'МИРОТВОРЦЫ = any:миротворцы'],
    },
    {
      name: 'initial',
      forms: ['initial:Токаев', 'initial:Совет Европы'],
      text: 'токаев Токаев ТОКАЕВ тОКАЕВ совет Европы Совет европы',
      found: ['Токаев = initial:Токаев', 'ТОКАЕВ = initial:Токаев', 'Совет европы = initial:Совет Европы'],
    },
    {
      name: 'exact',
      forms: ['exact:ОДКБ', 'exact:ВС РФ', 'exact:G7'],
      text: 'ОДКБ Одкб одкб ОДКб ВС РФ ВС Рф вс РФ G7 g7',
      found: ['ОДКБ = exact:ОДКБ', 'ВС РФ = exact:ВС РФ', 'G7 = exact:G7'],
    },
    {
      name: 'exact with an ending asks for the capitals that the form begins with',
      forms: ['exact:КСОРом', 'exact:ВКС России'],
      text: 'КСОРом КСОРОМ Ксором ВКС России Вкс России',
      found: ['КСОРом = exact:КСОРом', 'КСОРОМ = exact:КСОРом', 'ВКС России = exact:ВКС России'],
    },
    {
      name: 'the strictest of several that hold',
      forms: ['any:кмс', 'exact:КМС', 'initial:Кмс'],
      text: 'кмс Кмс КМС',
      found: ['кмс = any:кмс', 'Кмс = initial:Кмс', 'КМС = exact:КМС'],
    },
    {
      name: 'a form that begins with a digit or a letter without case satisfies each rule',
      forms: ['initial:102-я база', 'initial:საქართველო'],
      text: '102-я база, საქართველო',
      found: ['102-я база = initial:102-я база', 'საქართველო = initial:საქართველო'],
    },
  ],
  'between the words': [
    {
      name: 'spaces of all kinds and one line break',
      forms: ['any:а б'],
      text: 'а\u00a0б, а \t б, а\nб, а \r\n б, а\u2009б, а\u200b б',
      found: ['а\u00a0б', 'а \t б', 'а\nб', 'а \r\n б', 'а\u2009б', 'а\u200b б'].map((found) => `${found} = any:а б`),
    },
    {
      name: 'never a blank line',
      forms: ['any:а б'],
      text: 'а\n\nб а\r\n\r\nб а\n \nб а\u2029б а \n\u00ad\n б',
      found: [],
    },
    { name: 'no punctuation', forms: ['any:а б'], text: 'а, б; а — б; а. б; а...б; а-б; а- б', found: [] },
    {
      name: 'one bracket or quotation mark beside the space',
      forms: ['any:а б'],
      text: 'а «б а] б а "б а» б (а) б а (б) а” б',
      found: ['а «б', 'а] б', 'а "б', 'а» б', 'а) б', 'а (б', 'а” б'].map((found) => `${found} = any:а б`),
    },
    { name: 'not two of them, nor one alone', forms: ['any:а б'], text: 'а» «б, а"б, а ««б, а(б)', found: [] },
    {
      name: 'hyphens of all kinds for a hyphen, no space',
      forms: ['any:а-б'],
      text: 'а-б а\u2011б а\u2010б а–б а—б а б а - б аб',
      found: ['а-б', 'а\u2011б', 'а\u2010б', 'а–б'].map((found) => `${found} = any:а-б`),
    },
    {
      name: 'a dot with what may follow it',
      forms: ['any:к. ж. токаев'],
      text: 'К. Ж. Токаев, К.Ж. Токаев, К.-Ж. Токаев, К.\u00a0Ж.Токаев, К Ж Токаев',
      found: ['К. Ж. Токаев', 'К.Ж. Токаев', 'К.-Ж. Токаев', 'К.\u00a0Ж.Токаев'].map(
        (found) => `${found} = any:к. ж. токаев`,
      ),
    },
    {
      name: 'apostrophes of all kinds',
      forms: ["initial:Лук'янов"],
      text: "Лук’янов, Лукʼянов, Лук'янов, Лук янов, Лук’ янов",
      found: ['Лук’янов', 'Лукʼянов', "Лук'янов"].map((found) => `${found} = initial:Лук'янов`),
    },
    {
      name: 'quotation marks of a form need not stand in the text',
      forms: ['initial:партия «Нур Отан»'],
      text: 'Партия «Нур Отан», партия Нур Отан',
      found: ['Партия «Нур Отан = initial:партия «Нур Отан»'],
    },
  ],
  'the same letters': [
    {
      name: 'ё and е',
      forms: ['initial:Королёв', 'initial:Артем'],
      text: 'Королев КОРОЛЁВ Артём',
      found: ['Королев = initial:Королёв', 'КОРОЛЁВ = initial:Королёв', 'Артём = initial:Артем'],
    },
    {
      name: 'й, ї and ё decomposed',
      forms: ['initial:Сергей Королёв', 'initial:Київ'],
      text: 'Сергей Королёв, Київ'.normalize('NFD'),
      found: [
        `${'Сергей Королёв'.normalize('NFD')} = initial:Сергей Королёв`,
        `${'Київ'.normalize('NFD')} = initial:Київ`,
      ],
    },
    {
      name: 'й is not и',
      forms: ['initial:Бий'],
      text: 'Бии Бий',
      found: ['Бий = initial:Бий'],
    },
    {
      name: 'a word in a script of look-alikes, first or later, in the form or in the text',
      forms: ['initial:Казахстан', 'initial:Нур-Султан', 'exact:CSTO', 'initial:Москвa'],
      text: 'КАЗАХCТАН, Нур-Cултан, СSTO, Москва',
      found: [
        'КАЗАХCТАН = initial:Казахстан',
        'Нур-Cултан = initial:Нур-Султан',
        'СSTO = exact:CSTO',
        'Москва = initial:Москвa',
      ],
    },
    {
      name: 'no ordinary Latin word becomes Cyrillic',
      forms: ['any:сор', 'any:сосна', 'exact:СССР'],
      text: 'cop, cocna, CCCP',
      found: [],
    },
    {
      name: 'İ, whose small letter has two units, and what follows it',
      forms: ['initial:Istanbul', 'exact:ОДКБ'],
      text: 'İİİ İstanbul İ ОДКБ',
      found: ['İstanbul = initial:Istanbul', 'ОДКБ = exact:ОДКБ'],
    },
    {
      name: 'surrogate pairs keep the offsets',
      forms: ['exact:ОДКБ'],
      text: '🇰🇿𝐎🧑‍🤝‍🧑 ОДКБ',
      found: ['ОДКБ = exact:ОДКБ'],
    },
    { name: 'lone surrogates are no letters', forms: ['any:а'], text: '\ud800а\udc00', found: ['а = any:а'] },
  ],
  'odd dictionaries': [
    { name: 'empty', forms: [], text: 'ОДКБ \u00ad 国', found: [] },
    {
      name: 'one letter',
      forms: ['exact:Я'],
      text: 'я Я яЯ',
      found: ['Я = exact:Я'],
    },
    {
      name: 'digits only, and digits that meet letters',
      forms: ['any:112', 'any:2022г'],
      text: '112 1120 2022г 2022',
      found: ['112 = any:112', '2022г = any:2022г'],
    },
    {
      name: 'a word that no single script can spell',
      forms: ['any:IT-отделы', 'any:iphoneы'],
      text: 'iPhoneы IT-отделы',
      found: ['iPhoneы = any:iphoneы', 'IT-отделы = any:IT-отделы'],
    },
    {
      name: 'more letters than the automaton has columns',
      forms: Array.from(
        { length: 200 },
        (_, i) => `any:${String.fromCharCode(0x430 + (i % 32), 0x561 + (i % 38), 0xdf + i)}`,
      ),
      text: 'аաß',
      found: ['аաß = any:аաß'],
    },
  ],
};

for (const [group, cases] of Object.entries(groups)) {
  describe(group, () => {
    it.each(cases)('$name', ({ forms, text, found }) => {
      expect(find(forms, text)).toEqual(found);
    });
  });
}

describe('texts made to hurt', () => {
  const gazetteer = openGazetteer(
    compileGazetteer([
      { text: 'а а а а а а а б', rule: 'any', value: 0 },
      { text: 'да', rule: 'any', value: 1 },
    ]),
  );

  it.each([
    ['a token of 100,000 letters', 'д'.repeat(100_000)],
    ['one with junk between all of them', 'д\u00ad\u0301'.repeat(50_000)],
    ['one of two scripts', 'дd'.repeat(50_000)],
    ['one of a script without tables', '国'.repeat(100_000)],
    ['nothing but junk', '\u00ad'.repeat(100_000)],
    ['nothing but emoji', '😀'.repeat(50_000)],
    ['a name that never ends', 'а '.repeat(50_000)],
    ['one with great gaps', `а${' '.repeat(10_000)}`.repeat(10)],
    ['one with great gaps of junk', `а${'\u00ad'.repeat(10_000)} `.repeat(10)],
  ])('%s is read in time that grows with its length, and what follows is found', (_, junk) => {
    const started = performance.now();
    expect(scan(`${junk} да`, gazetteer)).toEqual([{ start: junk.length + 1, end: junk.length + 3, value: 1 }]);
    // Reading them twice over, as a quadratic reader would, takes many seconds.
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('finds more mentions than its buffer first holds', () => {
    expect(scanFlat('да '.repeat(10_000), gazetteer)).toHaveLength(30_000);
  });
});
