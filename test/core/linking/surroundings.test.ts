import { beforeAll, describe, expect, it } from 'vitest';
import { link } from '../../../src/core/linking/link.ts';
import { findMentions } from '../../../src/core/linking/mentions.ts';
import { SenseReader } from '../../../src/core/linking/senses.ts';
import type { Languages } from '../../../src/core/language/language-image.ts';
import { readWordTokens } from '../../../src/core/language/word-tokens.ts';
import type { Reference } from '../../../src/core/reference/reference.ts';
import type { Block } from '../../../src/core/types.ts';
import { shippedLanguages, shippedReference } from '../../support/reference.ts';

let reference: Reference;
let languages: Languages;
beforeAll(() => {
  reference = shippedReference();
  languages = shippedLanguages();
});

/** «words → entity» for each mention of the text of one paragraph. */
function linked(text: string, on: string | null = '2022-01-11'): readonly string[] {
  const blocks: readonly Block[] = [{ start: 0, end: text.length, kind: 'paragraph' }];
  const senses = new SenseReader(readWordTokens(text, languages), blocks);
  return link(findMentions(text, blocks, reference), { text, blocks, on, reference, senses }).map(
    ({ start, end, entity }) => `${text.slice(start, end)} → ${entity}`,
  );
}

describe('names inside other names stay silent', () => {
  it.each([
    'По данным канала «Россия 24» погода ясная.',
    'Слушатели «Эха Москвы» звонили.',
    'Депутат от „Справедливой России“ возразил.',
    'Гостиница «Казахстан» закрыта.',
    'Viewers of "Rossiya 1" saw it.',
    'Клуб ЦСКА Москва и ФК Астана сыграли вничью.',
    'Он окончил Казанский университет у стен Казанского Кремля.',
    'На улице Назарбаева тихо, как и на проспекте Нурсултана Назарбаева.',
    'The Bank of Georgia and The Astana Times moved.',
    'Nazarbayev University is closed.',
    'He told France 24 so.',
    'She told Kanal 13 so.',
    'The Minsk agreements failed.',
    'Выставка о Российской империи закрыта.',
    'Пришла Татьяна Грузинская.',
    'Писатель Александр Лукашенко-младший молчит.',
    'Алексей Путин открыл кафе.',
    'Atlanta, Georgia, counts ballots.',
    'The Moscow Oblast is large.',
  ])('%s', (text) => expect(linked(text)).toEqual([]));

  it.each([
    ['Россия 24 февраля начала операцию.', 'Россия → russia'],
    ['«Казахстан не просил об этом, — сказал он, — и не попросит».', 'Казахстан → kazakhstan'],
    ['Вчера Путин прилетел.', 'Путин → putin'],
    ['Московский Кремль закрыт.', 'Московский Кремль → kremlin'],
    ['Moscow talks ended.', 'Moscow → moscow'],
    ['Tbilisi, Georgia, waits.', 'Georgia → georgia'],
    ['Operation Kanal began. Kanal takes a week.', 'Kanal → operation-channel'],
    ['Идут учения «Рубеж-2021».', 'учения «Рубеж-2021 → exercise-rubezh'],
  ])('%s', (text, mention) => expect(linked(text)).toContain(mention));
});

describe('a quoted sentence is no name', () => {
  it('in which states are named', () =>
    expect(linked('He said that “Ukraine waits for Kazakhstan”.')).toEqual([
      'Ukraine → ukraine',
      'Kazakhstan → kazakhstan',
    ]));
});

describe('offices that somebody holds no longer, and posts', () => {
  it.each([
    ['Экс-президент Армении возразил.', 'президент Армении → role-president-am'],
    ['Бывший премьер Казахстана возразил.', 'премьер Казахстана → role-prime-minister-kz'],
    ['Бывший президент Казахстана Нурсултан Назарбаев молчит.', 'президент Казахстана → nazarbayev'],
    ['The former president of Kazakhstan objected.', 'president of Kazakhstan → role-president-kz'],
    ['Идут выборы президента Казахстана.', 'президента Казахстана → role-president-kz'],
    ['Он стал президентом Казахстана.', 'президентом Казахстана → role-president-kz'],
    ['Новый президент Казахстана выступил.', 'президент Казахстана → tokayev'],
  ])('%s', (text, mention) => expect(linked(text)[0]).toBe(mention));

  it.each([
    ['Вице-премьер России уехал.', ['России → russia']],
    ['Заместитель министра обороны России уехал.', ['России → russia']],
    ['The vice president of Kazakhstan left.', ['Kazakhstan → kazakhstan']],
  ])('%s', (text, mentions) => expect(linked(text)).toEqual(mentions));
});

describe('letters that stand for something else as well', () => {
  it.each(['В ОДКБ ждут. Боец, КМС по боксу, тоже.', 'В ОДКБ ждут. СКБ «Турбина» тоже.'])('%s', (text) =>
    expect(linked(text)).toEqual(['ОДКБ → csto']),
  );
  it('the organisation’s own', () => {
    expect(linked('В ОДКБ ждут. КМС готовы.').at(-1)).toBe('КМС → csto-peacekeeping-forces');
  });
});

describe('letters that the article spells out', () => {
  it.each([
    [
      'ҰҚШҰ елдері. Ұжымдық қауіпсіздік кеңесінің (ҰҚК) сессиясы өтті. ҰҚК-нің отырысы аяқталды.',
      ['ҰҚК → csto-collective-security-council', 'ҰҚК-нің → csto-collective-security-council'],
    ],
    [
      'Ұлттық қауіпсіздік комитеті (ҰҚК) хабарлады. ҰҚК жауап берді.',
      ['ҰҚК → national-security-committee-kz', 'ҰҚК → national-security-committee-kz'],
    ],
    ['В ОДКБ ждут. Совет кредиторов банка (СКБ) собрался. СКБ решил.', []],
    ['The Summit of the Collective Security Treaty Organization (CSTO) began.', ['CSTO → csto']],
    ['They met at the Collective Security Treaty Organization (CSTO) summit.', ['CSTO → csto']],
    ['Secretary General of the Collective Security Treaty Organization (CSTO) Zas spoke.', ['CSTO → csto']],
  ])('%s', (text, letters) =>
    expect(linked(text).filter((mention) => /^(?:ҰҚК|СКБ|CSTO)(?:-нің)? →/.test(mention))).toEqual(letters),
  );
});

describe('who is named after the office', () => {
  it.each([
    [
      'Генеральный секретарь Организации Договора о коллективной безопасности (ОДКБ) Юрий Хачатуров ушёл.',
      'khachaturov',
    ],
    ['Генсек ОДКБ (Юрий Хачатуров) ушёл.', 'khachaturov'],
    ['Генсек ОДКБ сообщил, что Юрий Хачатуров ушёл.', 'semerikov'],
  ])('%s', (text, person) => expect(linked(text, '2018-11-02')[0]).toMatch(new RegExp(` → ${person}$`)));
});

describe('deputies who are named after the office', () => {
  it.each([
    ['ՀԱՊԿ գլխավոր քարտուղարի տեղակալը ժամանեց։', ['ՀԱՊԿ → csto']],
    ['ҰҚШҰ бас хатшысының бірінші орынбасары келді.', ['ҰҚШҰ → csto']],
  ])('%s', (text, mentions) => expect(linked(text)).toEqual(mentions));
});

describe('who is to hold an office, or held it until then', () => {
  it.each([
    ['Tokayev dismissed the prime minister of Kazakhstan.', 'prime minister of Kazakhstan → role-prime-minister-kz'],
    ['Отставка премьера Казахстана принята.', 'премьера Казахстана → role-prime-minister-kz'],
    ['Новым генсеком ОДКБ станет другой.', 'генсеком ОДКБ → csto-secretary-general'],
    ['They will choose a new CSTO Secretary General.', 'CSTO Secretary General → csto-secretary-general'],
    ['Обязанности генсека ОДКБ перейдут к другому.', 'генсека ОДКБ → csto-secretary-general'],
    ['Новый генсек ОДКБ Станислав Зась приехал.', 'генсек ОДКБ → zas'],
    ['Первый президент Казахстана выступил.', 'президент Казахстана → role-president-kz'],
    ['Никакой президент Казахстана так не делал.', 'президент Казахстана → role-president-kz'],
    ['A Kazakh president was never ousted.', 'Kazakh president → role-president-kz'],
    ['Он говорил, а президент Казахстана слушал.', 'президент Казахстана → tokayev'],
  ])('%s', (text, mention) => expect(linked(text)).toContain(mention));
});

describe('a word with a capital before a surname that is no given name', () => {
  it.each([
    ['On Monday Lukashenko spoke.', 'Lukashenko → lukashenko'],
    ['In March Pashinyan resigned.', 'Pashinyan → pashinyan'],
    ['In Davos Tokayev spoke.', 'Tokayev → tokayev'],
    ['В Давосе Токаев выступил.', 'Токаев → tokayev'],
    ['Форум на Валдае Путин открыл сам.', 'Путин → putin'],
    ['Как заявил РИА Новости Токаев, всё готово.', 'Токаев → tokayev'],
  ])('%s', (text, mention) => expect(linked(text)).toContain(mention));
  it.each(['Режиссёр Аскар Токаев снял фильм.', 'Хоккеист Илья Путин забил.', 'Writer Ivan Putin wrote a book.'])(
    'and one that is: %s',
    (text) => expect(linked(text)).toEqual([]),
  );
});

describe('peacekeepers of others', () => {
  it('are not told apart where two are named, and are where one is named in full', () => {
    const rivals = 'ОДКБ ждёт. В Карабахе стоят российские миротворцы.';
    expect(linked(`${rivals} Миротворцы прибыли.`).some((mention) => mention.startsWith('Миротворцы →'))).toBe(false);
    expect(linked(`${rivals} Миротворцы ОДКБ ушли. Миротворцы прибыли.`).at(-1)).toBe(
      'Миротворцы → csto-peacekeeping-forces',
    );
  });

  it('of a state that the words before name', () =>
    expect(linked('The CSTO waits. Russia withdrew its peacekeepers.')).not.toContain(
      'peacekeepers → csto-peacekeeping-forces',
    ));
  it.each(['ОДКБ ждёт. Миротворческие силы ООН ушли.', 'ОДКБ ждёт. Миротворческие войска РФ ушли.'])('%s', (text) =>
    expect(linked(text).some((mention) => mention.endsWith('csto-peacekeeping-forces'))).toBe(false),
  );
  it('the organisation’s own', () =>
    expect(linked('ОДКБ ждёт. Миротворческие силы ушли.')).toContain('Миротворческие силы → csto-peacekeeping-forces'));
});

describe('initials', () => {
  it.each([
    ['К.-Ж. Токаев выступил.', 'К.-Ж. Токаев → tokayev'],
    ['Токаев К. К. выступил.', 'Токаев К. К. → tokayev'],
    ['Слова Д.Пескова передали.', 'Д.Пескова → peskov'],
    ['V. Putin spoke.', 'V. Putin → putin'],
  ])('%s', (text, mention) => expect(linked(text)).toEqual([mention]));

  it('those of somebody else keep the surname silent', () => {
    expect(linked('В Кремле ждут. А. Песков поёт.')).toEqual(['Кремле → kremlin']);
  });
});

describe('people who share a surname', () => {
  it('the one named in full before in the paragraph is meant', () => {
    expect(linked('Садыр Жапаров прибыл. Жапаров выступил.').at(-1)).toBe('Жапаров → japarov');
    expect(linked('Дарига Назарбаева прибыла. Назарбаева выступила.').at(-1)).toBe('Назарбаева → dariga-nazarbayeva');
  });
  it('neither where both were named', () => {
    const mentions = linked('Садыр Жапаров и Акылбек Жапаров прибыли. Жапаров выступил.');
    expect(mentions).toEqual(['Садыр Жапаров → japarov', 'Акылбек Жапаров → akylbek-japarov']);
  });
  it('nobody where a namesake whom the record does not know was named last', () => {
    expect(linked('Ильхам Алиев уехал. Магомед Алиев остался. Алиев выступил.')).toEqual(['Ильхам Алиев → aliyev']);
  });
});

describe('nouns that take up what was named', () => {
  it.each([
    ['В ОДКБ ждут. Организация не спешит.', 'Организация → csto'],
    ['В ОДКБ ждут, в Казахстане тоже. Республика готова.', 'Республика → kazakhstan'],
    ['The CSTO waits. The bloc is ready.', 'The bloc → csto'],
  ])('%s', (text, mention) => expect(linked(text).at(-1)).toBe(mention));

  it.each([
    'Организация не спешит.',
    'В ОДКБ ждут. Организация саммита стоит дорого.',
    'В ОДКБ ждут. Террористическая организация запрещена.',
    'В ОДКБ ждут. Члены организации «Заря» арестованы.',
    'The CSTO waits. The organization of the summit is costly.',
    'В ОДКБ и в НАТО ждут. Организация не спешит.',
    'The CSTO waits. The bloc will be led from Minsk at the next EAEU summit.',
    'В ОДКБ ждут. Чешская республика готова.',
    'В ОДКБ и в Казахстане ждут. На площади Республики тихо.',
    'В ОДКБ, Казахстане и России ждут. Республика готова.',
  ])('%s', (text) => expect(linked(text).filter((one) => /рган|bloc|еспубл/.test(one))).toEqual([]));
});

describe('a name that leaves its owner out', () => {
  it.each([
    ['Сенат Казахстана собрался. Сенат одобрил закон.', 'Сенат → senate-kz'],
    ['Минобороны Армении ждёт. В Минобороны подтвердили.', 'Минобороны → defence-ministry-am'],
    ['В ОДКБ ждут. Генсек организации Станислав Зась вылетел.', 'Генсек организации → zas'],
    ['Миссия ОДКБ в Казахстане идёт. Контингент охраняет аэропорт.', 'Контингент → csto-peacekeeping-forces'],
  ])('%s', (text, mention) => expect(linked(text)).toContain(mention));

  it.each([
    ['Сенат Казахстана собрался. А Сенат США одобрил закон.', 'Сенат → '],
    ['Минобороны Армении ждёт. В Минобороны Турции подтвердили.', 'Минобороны → defence-ministry-am'],
    ['В ОДКБ ждут. Генсек организации Йенс Столтенберг вылетел.', 'zas'],
    ['Миссия ОДКБ идёт. Когда-то ограниченный контингент стоял в Афганистане.', 'контингент → '],
    ['Эмомали Рахмон прибыл. С ним прибыл Рахмон Рахмонов.', 'Рахмонов → '],
    ['Nur-Sultan was quiet. In Astana, the Astana cycling team lost.', 'Astana cycling'],
    ['The Kremlin Cup is over.', 'Kremlin'],
  ])('is somebody else’s where one follows: %s', (text, mention) =>
    expect(linked(text).filter((each) => each.includes(mention))).toEqual([]),
  );
});

describe('words that look like others', () => {
  const times = [
    'Во вторник',
    'В среду',
    'В четверг',
    'В пятницу',
    'В первый день',
    'Во второй день',
    'Третий раз за год',
  ];
  const offices = [
    ['президент Казахстана', 'tokayev'],
    ['премьер-министр Армении', 'pashinyan'],
    ['генсек ОДКБ', 'zas'],
  ] as const;
  it.each(times.flatMap((time) => offices.map(([office, holder]) => [time, office, holder] as const)))(
    '%s %s is who holds the office',
    (time, office, holder) => expect(linked(`${time} ${office} выступил.`)[0]).toBe(`${office} → ${holder}`),
  );

  it.each([
    ['Вернулся Токаев поздно.', 'Токаев → tokayev'],
    ['Верные Токаеву люди молчат.', 'Токаеву → tokayev'],
    ['Россия в лице Путина против.', 'Путина → putin'],
    ['На площади Пашинян сказал речь.', 'Пашинян → pashinyan'],
    ['Secretary Blinken called. Then Tokayev spoke.', 'Tokayev → tokayev'],
    ['It was a first for post-Soviet Kyrgyzstan.', 'Kyrgyzstan → kyrgyzstan'],
    ['Учения пройдут в Белоруссии 1–6 сентября.', 'Белоруссии → belarus'],
    ['Гражданка России, 25-летняя студентка, ждёт.', 'России → russia'],
    ['Вернули "Нагорно-Карабахскую Республику".', 'Нагорно-Карабахскую Республику → nagorno-karabakh'],
  ])('%s', (text, mention) => expect(linked(text)).toContain(mention));

  it.each([
    ['Генсеком ОДКБ со 2 мая назначен другой.', 'Генсеком ОДКБ → csto-secretary-general'],
    ['Избран новый генсек ОДКБ.', 'генсек ОДКБ → csto-secretary-general'],
    ['Идут выборы (президента Казахстана).', 'президента Казахстана → role-president-kz'],
    ['They appointed Ivan Sidorov the CSTO Secretary General.', 'CSTO Secretary General → csto-secretary-general'],
    ['The Kazakh president-elect waits.', 'Kazakh president → role-president-kz'],
  ])('an office that somebody is to fill: %s', (text, mention) => expect(linked(text)).toContain(mention));

  it.each([
    'Нашли сто долларов США.',
    'The Warsaw Pact ended.',
    'The Prosperous Georgia party and the Georgia bloc met.',
    'Агентство Sputnik Казахстан сняло это.',
    'Режиссёр Бахтиёр Токаев снял фильм.',
  ])('a name inside another is silent: %s', (text) => expect(linked(text)).toEqual([]));
});

describe('who bears the surname', () => {
  /** The last mention of a text of two paragraphs. */
  function lastLinked(first: string, second: string): string | undefined {
    const text = `${first}\n${second}`;
    const blocks: readonly Block[] = [
      { start: 0, end: first.length, kind: 'paragraph' },
      { start: first.length + 1, end: text.length, kind: 'paragraph' },
    ];
    const senses = new SenseReader(readWordTokens(text, languages), blocks);
    return link(findMentions(text, blocks, reference), { text, blocks, on: '2022-01-11', reference, senses })
      .map(({ start, end, entity }) => `${text.slice(start, end)} → ${entity}`)
      .at(-1);
  }

  it('is the only one named in full in the article', () =>
    expect(lastLinked('Садыр Жапаров прибыл.', 'По словам Жапарова, всё готово.')).toBe('Жапарова → japarov'));
  it('is nobody known where a namesake was named in the paragraph before', () =>
    expect(lastLinked('Магомед Алиев остался.', 'Алиев выступил.')).toBeUndefined());
  it.each(['Сурен Пашинян открыл кафе.', 'Hrant Pashinyan left.'])(
    'is nobody known after an unknown given name: %s',
    (text) => expect(linked(text)).toEqual([]),
  );
});

describe('a quotation that ends inside a mention', () => {
  it('ends the mention', () =>
    expect(linked('Armenia has “frozen” its participation in the CSTO.').map((one) => one.split(' → ')[1])).toEqual([
      'armenia',
      'csto',
    ]));
});

describe('the person in apposition beyond a bracket', () => {
  it('is who holds the office', () =>
    expect(
      linked(
        'The Secretary General of the Collective Security Treaty Organization (CSTO), Yuri Khachaturov, left.',
        '2018-11-02',
      )[0],
    ).toMatch(/ → khachaturov$/));
});
