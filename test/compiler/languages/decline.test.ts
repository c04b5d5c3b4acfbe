import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  declineByCase,
  declineForm,
  DeclensionError,
  suggestSamples,
} from '../../../src/compiler/languages/decline.ts';
import { readDatasetFiles, readRecords } from '../../../src/compiler/reference/read-records.ts';

const { paradigms } = readRecords(
  readDatasetFiles(fileURLToPath(new URL('../../../assets/reference/', import.meta.url))),
).records;

const words = (text: string): readonly string[] => text.split(', ');

describe('declineForm', () => {
  it.each([
    ['a thing', 'Белград{Минск}', 'Белград, Белграда, Белграду, Белградом, Белграде'],
    ['a person', 'Макрон{президент}', 'Макрон, Макрона, Макрону, Макроном, Макроне'],
    ['variants of a case', 'дальняя{средняя}', 'дальняя, дальней, дальнюю, дальнею'],
    ['a vowel that drops out', 'Козловец{миротворец}', 'Козловец, Козловца, Козловцу, Козловцем, Козловце'],
    ['stem in -и', 'Армения{Россия}', 'Армения, Армении, Армению, Арменией'],
    ['a vowel before -я', 'Ассамблея{земля}', 'Ассамблея, Ассамблеи, Ассамблее, Ассамблею, Ассамблеей'],
    ['plural only', 'торги{беспорядки}', 'торги, торгов, торгам, торгами, торгах'],
    ['no ending in the genitive', 'осетины{грузины}', 'осетины, осетин, осетинам, осетинами, осетинах'],
    ['an undeclined word', 'ООН', 'ООН'],
    ['undeclined words', 'Договор о дружбе', 'Договор о дружбе'],
    [
      'a word with others that stay',
      'Совет{Минск} Европы',
      'Совет Европы, Совета Европы, Совету Европы, Советом Европы, Совете Европы',
    ],
    [
      'the part before a hyphen stays',
      'вице-премьер{президент}',
      'вице-премьер, вице-премьера, вице-премьеру, вице-премьером, вице-премьере',
    ],
    [
      'both parts',
      'город{Минск}-курорт{Минск}',
      'город-курорт, города-курорта, городу-курорту, городом-курортом, городе-курорте',
    ],
    [
      'quotation marks',
      'партия{Россия} «Родина{Украина}»',
      'партия «Родина», партии «Родины», партии «Родине», партию «Родину», партией «Родиной»',
    ],
  ])('%s', (_, form, expected) => {
    expect(declineForm(form, paradigms)).toEqual(words(expected));
  });

  it.each([
    ['of a person', 'новый{новый} министр{президент}', 'нового министра'],
    ['of a thing', 'новый{новый} проспект{Минск}', 'новый проспект'],
    ['before a man in -а', 'российский{российский} глава{Москва}', 'российского главу'],
    ['after the noun', 'министр{президент} иностранный{новый}', 'министра иностранного'],
    ['of people', 'новые{новые} министры{президенты}', 'новых министров'],
    ['of things', 'новые{новые} штаты{штаты}', 'новые штаты'],
    ['feminine', 'новая{новая} область{область}', 'новую область'],
    ['neuter', 'новое{новое} поле{поле}', 'новое поле'],
    ['alone', 'новый{новый} МИД', 'новый МИД'],
  ])('gives the adjective the accusative %s', (_, form, accusative) => {
    expect(declineByCase(form, paradigms)[3]).toEqual([accusative]);
  });

  it.each([
    ['an unknown sample', 'Токаев{Сидоров}', 'there is no sample «Сидоров» for «Токаев»'],
    ['another ending', 'Токаева{Россия}', '«Токаева» does not end in -я as «Россия» does'],
    ['a vowel for a consonant', 'Токио{Минск}', '«Токио» does not end in a consonant as «Минск» does'],
    ['a stem in -и like one without', 'Дмитрий{Николай}', '«Дмитрий» ends in -ий, «Николай» in -ай'],
    ['a stem without -и like one with', 'земля{Россия}', '«земля» ends in -я, «Россия» in -ия'],
    ['a vowel before -а', 'Сигуа{Москва}', '«Сигуа» ends in -уа, «Москва» in -а'],
    ['-ы after к', 'Америка{Москва}', '«Америка» would become «Америкы» like «Москва»'],
    ['-ей after к', 'Америка{Бордюжа}', '«Америка» would become «Америкей» like «Бордюжа»'],
    ['-его after к', 'казахский{общий}', '«казахский» would become «казахскего» like «общий»'],
    ['-и after н', 'Украина{республика}', '«Украина» would become «Украини» like «республика»'],
    ['-им after м', 'любимое{российское}', '«любимое» would become «любимим» like «российское»'],
    ['-ого after щ', 'общее{российское}', '«общее» does not end in -ое as «российское» does'],
    ['a patronymic with the stress at its end', 'Иванович{врач}', '«Иванович» would become «Ивановичом» like «врач»'],
    ['a brace left open', 'Минск{Минск', '«Минск{Минск» is not written as word{sample}'],
    ['a brace without a word', '{Минск}', '«{Минск}» is not written as word{sample}'],
    ['no sample', 'Минск{}', '«Минск{}» is not written as word{sample}'],
  ])('refuses %s', (_, form, message) => {
    const decline = (): unknown => declineForm(form, paradigms);
    expect(decline).toThrow(DeclensionError);
    expect(decline).toThrow(message);
  });

  it('names the wrong word, not the first one', () => {
    try {
      declineForm('Алма{Москва} Ата{Минск}', paradigms);
    } catch (error) {
      expect((error as DeclensionError).word).toBe('Ата');
      return;
    }
    expect.unreachable();
  });
});

describe('suggestSamples', () => {
  it.each([
    ['Назарбаев', true, 'Иванов'],
    ['Сергей', true, 'Николай'],
    ['Юрий', true, 'Дмитрий'],
    ['Степанович', true, 'товарищ'],
    ['Павлодар', false, 'Минск'],
    ['Киргизия', false, 'Россия'],
    ['область', false, 'область'],
    ['казахстанский', false, 'российский'],
    ['учреждение', false, 'положение'],
    ['Баку', false, undefined],
  ])('%s', (word, animate, sample) => {
    const suggested = suggestSamples(word, paradigms, animate);
    expect(suggested.length).toBeLessThanOrEqual(4);
    if (sample === undefined) expect(suggested).toEqual([]);
    else expect(suggested).toContain(sample);
  });

  it('suggests only samples that fit', () => {
    for (const word of ['Прага', 'Важа', 'Дмитрий', 'Иваново', 'войска', 'Душанбе']) {
      for (const sample of suggestSamples(word, paradigms, false))
        expect(() => declineForm(`${word}{${sample}}`, paradigms)).not.toThrow();
    }
  });
});

describe('the table of samples', () => {
  it.each([...paradigms])('%s', (sample, cases) => {
    const [nominative = []] = cases;
    expect(nominative).toEqual([sample.replace(/-одуш$/, '')]);
    expect(declineByCase(`${nominative.join('')}{${sample}}`, paradigms)).toEqual(cases);
    // Only a singular in -а or -я has an accusative of its own; all others share it with the nominative or genitive.
    const [, genitive, , accusative] = cases;
    if (!/[ая]$/.test(sample)) expect([nominative, genitive]).toContainEqual(accusative);
  });
});
