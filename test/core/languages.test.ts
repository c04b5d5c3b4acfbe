import { beforeAll, describe, expect, it } from 'vitest';
import { annotate } from '../../src/core/article/annotate.ts';
import type { Languages } from '../../src/core/language/language-image.ts';
import type { Reference } from '../../src/core/reference/reference.ts';
import type { LanguageTag } from '../../src/core/types.ts';
import { readMarked } from '../support/marked-text.ts';
import { shippedLanguages, shippedReference } from '../support/reference.ts';

let reference: Reference;
let languages: Languages;
beforeAll(() => {
  reference = shippedReference();
  languages = shippedLanguages();
});

/** The text has each expected mention in brackets, its entity after a bar, one inside another where both are expected. */
function check(language: LanguageTag, marked: string, on = '2022-01-11'): void {
  const { text, mentions } = readMarked(marked);
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length } as const];
  const analysis = annotate(
    { text, blocks },
    { language: null, published: { value: on, basis: 'metadata' } },
    reference,
    languages,
  );
  const found = analysis.annotations.flatMap((annotation) =>
    annotation.kind === 'entity' && annotation.use !== 'adjective'
      ? [`${text.slice(annotation.start, annotation.end)} = ${annotation.entity}`]
      : [],
  );
  expect(found).toEqual(mentions.map(({ start, end, entity }) => `${text.slice(start, end)} = ${entity}`));
  expect(analysis.language).toBe(language);
}

describe('Kazakh', () => {
  it.each([
    '[Қасым-Жомарт Тоқаев|tokayev] бүгін Парламент отырысында сөйлеп, бітімгершілердің шығарылатынын айтты. [Тоқаевтың|tokayev] сөзінше, [Қазақстандағы|kazakhstan] жағдай тұрақталды. Бұл туралы [Ресейдің|russia] және [Беларусьтің|belarus] өкілдері де мәлімдеді.',
    '[Владимир Путинмен|putin] кездесуде [[Арменияның|armenia] премьер-министрі|pashinyan] [Никол Пашинянның|pashinyan] ұсынысы талқыланды. [Қырғызстанға|kyrgyzstan], [Тәжікстанға|tajikistan] және [Арменияға|armenia] хабар жіберілді.',
    '[[Қазақстан|kazakhstan] президентінің|tokayev] айтуынша, [[Ресей|russia] президентімен|putin] келіссөздер жалғасады. Кеңес [Мәскеуде|moscow], кейін [Бішкекте|bishkek] өтеді.',
    // Inhabitants, adjectives and the city of Kazan are none of them.
    'Қазақстандықтар Қазан қаласынан оралды, қазақстандық команда жеңіп, ресейлік қарсыласынан озды.',
  ])('%s', (text) => check('kk', text));
});

describe('Kyrgyz', () => {
  it.each([
    '[Садыр Жапаров|japarov] [Казакстандагы|kazakhstan] кырдаал боюнча сүйлөштү. [[Кыргызстандын|kyrgyzstan] президенти|japarov] [Россиянын|russia] жана [Тажикстандын|tajikistan] башчылары менен байланышты. [Жапаровдун|japarov] айтымында, чечим кабыл алынды.',
    '[[Казакстандын|kazakhstan] президенти|tokayev] [Касым-Жомарт Токаевге|tokayev] телефон чалып, [Бишкектен|bishkek] колдоо көрсөтүлөрүн билдирди. Жыйын [Москвада|moscow] өтөт, буга чейин [Ереванда|yerevan] болгон.',
    'Кыргызстандыктар менен россиялык туристтер көлдө эс алып жатышат, дүйшөмбүдө кайтат.',
  ])('%s', (text) => check('ky', text));
});

describe('Tajik', () => {
  it.each([
    '[Президенти [Тоҷикистон|tajikistan]|rahmon] [Эмомалӣ Раҳмон|rahmon] дар ҷаласа суханронӣ кард. [Раҳмонро|rahmon] ҳамтоёнаш аз [Қазоқистону|kazakhstan] [Қирғизистон|kyrgyzstan] дастгирӣ карданд.',
    'Ба гуфтаи [Тоқаев|tokayev], вазъ дар [Қазоқистон|kazakhstan] ором аст. Мавқеи [Русияро|russia] [Владимир Путин|putin] баён кард. Ҷаласаи навбатӣ дар [Душанбе|dushanbe] ва сипас дар [Маскав|moscow] мешавад.',
    'Рӯзи душанбе боришот пешбинӣ шудааст, ҳаво дар водиҳо сард мешавад.',
  ])('%s', (text) => check('tg', text));
});

describe('Belarusian', () => {
  it.each([
    '[Аляксандр Лукашэнка|lukashenko] заявіў, што місія ў [Казахстане|kazakhstan] завершана. На думку [Лукашэнкі|lukashenko], [Расія|russia] і [Беларусь|belarus] дзейнічалі хутка.',
    '[Прэзідэнт [Беларусі|belarus]|lukashenko] размаўляў з [Касым-Жамартам Такаевым|tokayev]. Пасля гэтага [Такаеў|tokayev] падзякаваў [Уладзіміру Пуціну|putin] і [Ніколу Пашыняну|pashinyan]. Перамовы пройдуць у [Мінску|minsk], [Маскве|moscow] і [Ерэване|yerevan].',
    'У [Расіі|russia] пра гэта ведалі, з [Расіяй|russia] раіліся. [Беларуссю|belarus] кіруе той жа чалавек.',
    // Inhabitants are no states.
    'Расіянін перамог у фінале, беларусы святкуюць, а расіяне прайгралі ўжо ў першым раўндзе.',
  ])('%s', (text) => check('be', text));
});

describe('Armenian', () => {
  it.each([
    '[[Հայաստանի|armenia] վարչապետ|pashinyan] [Նիկոլ Փաշինյանը|pashinyan] հեռախոսազրույց է ունեցել [[Ղազախստանի|kazakhstan] նախագահ|tokayev] [Կասիմ-Ժոմարտ Տոկաևի|tokayev] հետ։ [Փաշինյանի|pashinyan] խոսքով՝ իրավիճակը [Ղազախստանում|kazakhstan] կայունանում է։',
    '[Վլադիմիր Պուտինը|putin] և [Ալեքսանդր Լուկաշենկոն|lukashenko] հանդիպել են [Մոսկվայում|moscow]։ [Ռուսաստանից|russia] և [Բելառուսից|belarus] [Երեւան|yerevan] են ժամանել պատվիրակություններ։ [Պուտինի|putin] հետ հանդիպումը կլինի [Երևանում|yerevan]։',
    'Հայաստանցի մարզիկը հաղթեց, ռուսաստանցի մրցակիցը պարտվեց։',
  ])('%s', (text) => check('hy', text));
});

describe('Ukrainian', () => {
  it.each([
    '[Касим-Жомарт Токаєв|tokayev] звернувся по допомогу. За словами [Токаєва|tokayev], протести організували ззовні. [Володимир Путін|putin] обговорив це з [Олександром Лукашенком|lukashenko] та [Ніколом Пашиняном|pashinyan].',
    '[Президент [Казахстану|kazakhstan]|tokayev] заявив, що миротворці підуть. Раніше [президентові [Казахстану|kazakhstan]|tokayev] зателефонував [Путін|putin]. [Російський президент|putin] не коментував.',
  ])('%s', (text) => check('uk', text));
});
