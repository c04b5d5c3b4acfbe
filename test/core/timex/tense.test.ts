import { describe, expect, it } from 'vitest';
import { told } from './dates.ts';

// 11 January 2022 was a Tuesday.

describe('a verb tells the side on which a weekday lies', () => {
  it.each([
    ['В пятницу парламент рассмотрит бюджет.', 'пятницу = 2022-01-14'],
    ['В среду подпишут договор.', 'среду = 2022-01-12'],
    ['В четверг соберутся министры.', 'четверг = 2022-01-13'],
    ['Учения завершатся в среду, сообщил он.', 'среду = 2022-01-12'],
    ['В среду он заявил, что вывод начнётся скоро.', 'среду = 2022-01-05'],
    ['Пострадавшие в среду люди вернутся домой.', 'среду = 2022-01-05'],
    // Nouns and names that look like a past tense.
    ['В среду генерал Михаил Петров посетит часть.', 'среду = 2022-01-12'],
    ['On Wednesday the United Nations will vote.', 'Wednesday = 2022-01-12'],
    ['The truce could be signed on Wednesday.', 'Wednesday = 2022-01-12'],
    ['On Wednesday troops fled the town.', 'Wednesday = 2022-01-05'],
  ])('%s', (text, date) => expect(told(text)).toEqual([date]));
});

describe('the present tense of a timetable looks ahead', () => {
  it.each([
    ['Armenia votes on Sunday in a referendum.', 'Sunday = 2022-01-16'],
    ['Talks resume Monday in Vienna.', 'Monday = 2022-01-17'],
    ['Parliament meets again on Monday.', 'Monday = 2022-01-17'],
    ['The council is to vote on Friday on the bill.', 'Friday = 2022-01-14'],
    ['В четверг в Минске проходит встреча министров.', 'четверг = 2022-01-13'],
    ['Саммит открывается в пятницу.', 'пятницу = 2022-01-14'],
    ['В воскресенье — выборы.', 'воскресенье = 2022-01-16'],
    // Nouns, other verbs, and the verb of another clause.
    ['The hall was set alight on Wednesday.', 'Wednesday = 2022-01-05'],
    ['He won two votes on Friday.', 'Friday = 2022-01-07'],
    ['Как сообщает агентство, в пятницу ранены трое.', 'пятницу = 2022-01-07'],
    ['The president told reporters on Friday that he would resign.', 'Friday = 2022-01-07'],
  ])('%s', (text, date) => expect(told(text)).toEqual([date]));
});

describe('a preposition does', () => {
  it.each([
    ['Заседание перенесли на пятницу.', 'пятницу = 2022-01-14'],
    ['К понедельнику ждут снега.', 'понедельнику = 2022-01-17'],
    ['В ближайшую пятницу документ будет готов.', 'пятницу = 2022-01-14'],
    ['They will meet this coming Friday.', 'coming Friday = 2022-01-14'],
  ])('%s', (text, date) => expect(told(text)[0]).toContain(date));
});

describe('of several weekdays in a row each follows the one before', () => {
  it.each([
    ['Дороги закроют в четверг и пятницу.', ['четверг = 2022-01-13', 'пятницу = 2022-01-14']],
    ['В четверг и пятницу дороги закрыли.', ['четверг = 2022-01-06', 'пятницу = 2022-01-07']],
  ])('%s', (text, dates) => expect(told(text)).toEqual(dates));
});

describe('a verb beside a day or month tells its year', () => {
  it.each([
    ['2022-12-15', 'В январе организация впервые применила силу.', 'январе = 2022-01'],
    ['2022-12-15', '6 января ввели войска.', '6 января = 2022-01-06'],
    ['2022-02-10', 'В ноябре пройдёт сессия.', 'ноябре = 2022-11'],
    ['2022-02-10', 'Выборы намечены на 20 ноября.', '20 ноября = 2022-11-20'],
    ['2022-02-10', 'A summit is due in November.', 'November = 2022-11'],
    ['2022-12-15', 'Troops were sent on Jan. 6.', 'Jan. 6 = 2022-01-06'],
    // A day near by is meant whatever the verb beside it says of its announcement.
    ['2022-01-11', 'Решили 13 января начать вывод.', '13 января = 2022-01-13'],
    ['2021-12-30', 'На 6 января назначили заседание.', '6 января = 2022-01-06'],
  ])('%s: %s', (published, text, date) => expect(told(text, published)).toEqual([date]));
});

describe('a year in the sentence', () => {
  it.each([
    ['2022-01-11', 'В 1992 году, 15 мая, его подписали.', '15 мая = 1992-05-15'],
    ['2022-01-11', '15 мая 1992 года и 2 октября того же года.', '2 октября = 1992-10-02'],
    // It belongs to another clause, or may.
    ['2010-04-09', 'The base, opened in December 2001, has a lease that will expire in July.', 'July = 2010-07'],
    ['2022-01-11', 'Партия у власти с 1997 года; 6 мая она проиграла.', '6 мая = 2021-05-06'],
    ['2026-02-11', 'Armenia froze its membership in 2024, and votes were held in June.', 'June = ?'],
    // A sentence ends after a short word too.
    ['2022-01-30', 'Договор 1997 года заключён на 25 лет. 10 января о нём вспомнили.', '10 января = 2022-01-10'],
  ])('%s: %s', (published, text, date) => expect(told(text, published)).toContain(date));
});

describe('what has been is counted from the day told before', () => {
  it.each([
    ['5 января он обратился к союзникам. Через два дня войска вошли в город.', 'Через два дня = 2022-01-07'],
    ['Вывод начали 5 января. Через два дня он закончится.', 'Через два дня = 2022-01-13'],
    ['The bloc was formed in 1992. Ten years later it was renamed.', 'Ten years later = 2002'],
  ])('%s', (text, date) => expect(told(text).at(-1)).toBe(date));
});

describe('what can only be ahead of the speaker', () => {
  it.each([
    // Beside what has been it is a length of time.
    ['More than a hundred people died in two days.', 'in two days = ?'],
    ['The truce collapsed within two weeks.', 'within two weeks = ?'],
    ['Через два дня начался вывод войск.', 'Через два дня = ?'],
    // Beside what is to be, and what somebody said, it is counted from today.
    ['The troops leave in two days.', 'in two days = 2022-01-13'],
    ['He said the troops leave in two days.', 'in two days = 2022-01-13'],
  ])('%s', (text, date) => expect(told(text)).toEqual([date]));

  it.each([
    'It was the second attack in three days.',
    'For the first time in ten years the party lost.',
    'It is the highest price in two years.',
    'The visit is to last ten days.',
    'The drill will last two weeks.',
  ])('is no day at all: %s', (text) => expect(told(text)).toEqual([]));
});

describe('a date that opens its sentence belongs to the main clause', () => {
  it.each([
    ['In July, Parliament voted for the bill.', 'July = 2021-07'],
    ['In May, the president will visit Minsk.', 'May = 2022-05'],
    ['In May, he said, the talks will begin.', 'May = 2022-05'],
    ['В мае, по словам министра, страна заморозила участие.', 'мае = 2021-05'],
  ])('%s', (text, date) => expect(told(text)).toEqual([date]));
});

describe('verb forms, and words like them', () => {
  it.each([
    ['Войска покинули базу в мае.', 'мае = 2021-05'],
    ['Отряды ушли из города в мае.', 'мае = 2021-05'],
    ['Беспорядки возникли в мае.', 'мае = 2021-05'],
    ['Министр привёз документы в мае.', 'мае = 2021-05'],
    ['Соглашение подписано в мае.', 'мае = 2021-05'],
    ['Соглашение будет подписано в мае.', 'мае = 2022-05'],
    ['Совет соберётся не ранее 8 декабря.', '8 декабря = 2022-12-08'],
    ['The vote is no earlier than December 8.', 'December 8 = 2022-12-08'],
  ])('%s', (text, date) => expect(told(text)).toEqual([date]));
});

describe('the same day of another year', () => {
  it.each([
    ['20 лет назад в этот день создан союз.', '20 лет назад в этот день = 2002-01-11'],
    ['В этот день 20 лет назад создан союз.', 'этот день 20 лет назад = 2002-01-11'],
    ['The union was founded 20 years ago on this day.', '20 years ago on this day = 2002-01-11'],
  ])('%s', (text, date) => expect(told(text)).toEqual([date]));
});
