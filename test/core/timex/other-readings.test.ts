import { describe, expect, it } from 'vitest';
import { told } from './dates.ts';

// 11 January 2022 was a Tuesday.

describe('where a calendar’s reading is another, and why ours is this', () => {
  it.each([
    // Who plans by a calendar wants one day; who reads news is told of the whole stretch.
    ['Last week they met.', ['Last week = 2022-01-03/2022-01-09']],
    ['They meet next weekend.', ['next weekend = 2022-01-22/2022-01-23']],
    ['They rest the next 2 weeks.', ['next 2 weeks = 2022-01-11/2022-01-25']],
    ['Последние три дня было тихо.', ['Последние три дня = 2022-01-08/2022-01-11']],
    // The weekday named is known, that the day lies ahead is not.
    ['The term is Monday, 10 January.', ['Monday, 10 January = 2022-01-10']],
    // A half of a year with its year is a stretch of the calendar.
    ['It is due in the second half of 2025.', ['second half of 2025 = 2025-07-01/2025-12-31']],
    // Years before our era are recognised, but the record begins long after them.
    ['It fell on 10 August 234 BCE.', ['10 August 234 BCE = ?']],
  ])('%s', (text, dates) => expect(told(text)).toEqual(dates));

  it.each([
    // A few is no number, and two numbers with a stroke are as often a mark as a day.
    'They will return in a few years.',
    'Через несколько лет они вернутся.',
    'The film was given 8/10.',
  ])('%s is left alone', (text) => expect(told(text)).toEqual([]));
});

describe('what news say besides', () => {
  it.each([
    [
      '8 января он уехал. За два дня до этого ввели войска.',
      ['8 января = 2022-01-08', 'За два дня до этого = 2022-01-06'],
    ],
    [
      'On 5 January he left. Two days before that, talks failed.',
      ['5 January = 2022-01-05', 'Two days before that = 2022-01-03'],
    ],
    ['Два с половиной года назад мост открыли.', ['Два с половиной года назад = 2019-07']],
    ['Два года тому назад мост открыли.', ['Два года тому назад = 2020']],
    ['В ночь с четверга на пятницу начались бои.', ['с четверга на пятницу = 2022-01-06/2022-01-07']],
    ['В ночь с 31 декабря на 1 января шёл снег.', ['31 декабря на 1 января = 2021-12-31/2022-01-01']],
    ['Бои шли до утра среды.', ['среды = 2022-01-05']],
    ['Перемирие действует с 20:00 четверга.', ['четверга = 2022-01-06']],
    ['Споры шли на протяжении ноября.', ['ноября = 2021-11']],
    ['Цены росли в первой половине 2010-х.', ['2010-х = 2010/2019']],
    ['He was elected last July.', ['last July = 2021-07']],
    ['He will go next September.', ['next September = 2022-09']],
    ['He was elected in 2005 and lost last March.', ['2005 = 2005', 'last March = 2021-03']],
    ['Since the start of 2021 prices have risen.', ['start of 2021 = 2021']],
    ['The 2020 war ended with a truce.', ['2020 = 2020']],
    ['The 1991 act is obsolete, he said on Oct. 7.', ['1991 = 1991', 'Oct. 7 = 2021-10-07']],
    ['Он вернулся в понедельник. 3 января он уехал.', ['понедельник = 2022-01-10', '3 января = 2022-01-03']],
    ['Fri. 7 January was quiet.', ['Fri. 7 January = 2022-01-07']],
    ['Войска выведут в течение двух месяцев.', ['в течение двух месяцев = 2022-01-11/2022-03-11']],
    ['Он правил в течение десяти лет.', ['в течение десяти лет = ?']],
    ['За последние пять лет цены выросли.', ['последние пять лет = 2017-01-11/2022-01-11']],
    ['The plan runs through 2030.', ['2030 = 2030']],
  ])('%s', (text, dates) => expect(told(text)).toEqual(dates));

  it.each([
    'Меньше чем через сутки всё кончилось.',
    'The 2020 soldiers went home.',
    'A 1950 euro fine was paid.',
    'They live on March 8 Street near 7 April Square.',
    'Some 18 may march again.',
  ])('%s is left alone', (text) => expect(told(text)).toEqual([]));
});

describe('years without their word', () => {
  it.each([
    ['Its chairmanship in 2026 will be short.', ['2026 = 2026']],
    ['A plan for 2026–2029 was signed.', ['2026–2029 = 2026/2029']],
    ['The 2026–2030 strategy is ready.', ['2026–2030 = 2026/2030']],
    ['Trade grew between 2001 and 2005.', ['2001 and 2005 = 2001/2005']],
    ['Между 2020 и 2024 годами всё менялось.', ['2020 и 2024 годами = 2020/2024']],
    // Numbers of things.
    ['A town of 2000–2500 people.', []],
    ['Between 1950 and 2000 people came.', []],
    ['Около 1950–2000 человек пришли.', []],
    ['Звоните 1950-2000 или приходите.', []],
    ['It grew over the past decade.', ['past decade = 2012-01-11/2022-01-11']],
    ['It began on this September 13.', ['September 13 = 2021-09-13']],
    ['They vote at the 2008 electoral precincts.', []],
    ['They won the 2018 parliamentary elections.', ['2018 = 2018']],
  ])('%s', (text, dates) => expect(told(text).slice(0, 1)).toEqual(dates));
});

describe('the other languages of the members', () => {
  it.each([
    ['Три дні тому почалися протести.', 'Три дні тому = 2022-01-08'],
    ['Через два дні почнеться виведення.', 'Через два дні = 2022-01-13'],
    ['Минулого тижня був саміт.', 'Минулого тижня = 2022-01-03/2022-01-09'],
    ['Торік був саміт.', 'Торік = 2021'],
    ['Праз два дні пачнецца вывад.', 'Праз два дні = 2022-01-13'],
    ['На мінулым тыдні быў саміт.', 'мінулым тыдні = 2022-01-03/2022-01-09'],
    ['Летась быў саміт.', 'Летась = 2021'],
    ['Өткен жылы саммит өтті.', 'Өткен жылы = 2021'],
    ['Биыл саммит өтеді.', 'Биыл = 2022'],
    ['Былтыр саммит өттү.', 'Былтыр = 2021'],
    ['Անցյալ տարի գագաթնաժողով եղավ։', 'Անցյալ տարի = 2021'],
    ['Հունվարի 13-14-ը գագաթնաժողով է։', 'Հունվարի 13-14-ը = 2022-01-13/2022-01-14'],
    ['2022 թվականի հունվարի 5-7-ը։', '2022 թվականի հունվարի 5-7-ը = 2022-01-05/2022-01-07'],
  ])('%s', (text, date) => expect(told(text)[0]).toEqual(date));
  it('a Russian dative is no Ukrainian «ago»', () => expect(told('Он рад тому, кто пришёл.')).toEqual([]));
});
