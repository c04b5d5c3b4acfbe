import { describe, expect, it } from 'vitest';
import { datesOf, speaker, told } from './dates.ts';

// 11 January 2022 was a Tuesday.

describe('relative words are counted from the day of the article', () => {
  it.each([
    ['Вчера он вернулся.', ['Вчера = 2022-01-10']],
    ['Позавчера он вернулся.', ['Позавчера = 2022-01-09']],
    ['Об этом стало известно накануне.', ['накануне = 2022-01-10']],
    ['Третьего дня он вернулся.', ['Третьего дня = 2022-01-09']],
    ['Вывод начнётся через два дня.', ['через два дня = 2022-01-13']],
    ['Трое суток назад всё утихло.', ['Трое суток назад = 2022-01-08']],
    ['Две недели назад цены подняли.', ['Две недели назад = 2021-12-28']],
    ['Год назад цены подняли.', ['Год назад = 2021']],
    ['На прошлой неделе прошли митинги.', ['прошлой неделе = 2022-01-03/2022-01-09']],
    ['Срок истечёт через год.', ['через год = 2023']],
    ['В прошлом месяце прошёл саммит.', ['прошлом месяце = 2021-12']],
    ['В октябре прошлого года его избрали.', ['октябре прошлого года = 2021-10']],
    ['В этом году учений не будет.', ['этом году = 2022']],
    ['Yesterday he came back.', ['Yesterday = 2022-01-10']],
    ['The withdrawal will begin in two days.', ['in two days = 2022-01-13']],
    ['Three days ago it was quiet.', ['Three days ago = 2022-01-08']],
    ['Last month a summit was held.', ['Last month = 2021-12']],
  ])('%s', (text, dates) => expect(told(text)).toEqual(dates));
});

describe('a weekday takes the side that the tense says', () => {
  it.each([
    ['Ранее во вторник он выступил.', ['вторник = 2022-01-11']],
    ['В среду прошли переговоры.', ['среду = 2022-01-05']],
    ['В четверг начнётся вывод.', ['четверг = 2022-01-13']],
    ['В прошлый четверг прошли переговоры.', ['прошлый четверг = 2022-01-06']],
    ['Во вторник, 11 января, он выступил.', ['вторник, 11 января = 2022-01-11']],
    ['On Wednesday the parliament voted.', ['Wednesday = 2022-01-05']],
    ['On Thursday the withdrawal will begin.', ['Thursday = 2022-01-13']],
  ])('%s', (text, dates) => expect(told(text)).toEqual(dates));
});

describe('a day without a year lies near the day of the article', () => {
  it.each([
    ['Протесты начались 2 января.', '2022-01-11', ['2 января = 2022-01-02']],
    ['Саммит прошёл 28 декабря.', '2022-01-03', ['28 декабря = 2021-12-28']],
    ['Саммит пройдёт 5 января.', '2021-12-20', ['5 января = 2022-01-05']],
    ['В 2020 году, 9 ноября, подписали заявление.', '2022-01-11', ['2020 году = 2020', '9 ноября = 2020-11-09']],
    ['Утром 5 января толпа вышла на площадь.', '2022-01-11', ['5 января = 2022-01-05']],
  ])('%s on %s', (text, published, dates) => expect(told(text, published)).toEqual(dates));
});

describe('what follows is counted from the day named before', () => {
  it.each([
    ['5 января он обратился к союзникам. На следующий день прибыли первые части.', '2022-01-06'],
    ['5 января он обратился к союзникам. В тот же день ушло правительство.', '2022-01-05'],
    ['On January 5 he asked for help. The next day the first units came.', '2022-01-06'],
  ])('%s', (text, value) =>
    expect(datesOf(text, '2022-01-11').at(-1)).toMatchObject({ value, anchor: { basis: 'narrative' } }),
  );
});

describe('in speech dates are counted from the day of speaking', () => {
  it('of the same sentence', () => {
    const text = 'В понедельник Иванов сообщил, что вывод начнётся через три дня.';
    const date = datesOf(text, '2022-01-14', [speaker(text, 'Иванов', 'ivanov')]).at(-1);
    expect(date).toMatchObject({
      value: '2022-01-13',
      anchor: { value: '2022-01-10', basis: 'speech', speaker: 'ivanov' },
    });
  });

  it('of another sentence in which the same person spoke', () => {
    const text =
      'Петров оценил слова Иванова о том, что через два дня начнётся вывод. В понедельник Иванов объявил, что задача выполнена.';
    const speakers = [speaker(text, 'Петров', 'petrov'), speaker(text, 'Иванова', 'ivanov')];
    const second = text.lastIndexOf('Иванов');
    const dates = datesOf(text, '2022-01-14', [...speakers, { start: second, end: second + 6, entity: 'ivanov' }]);
    expect(dates[0]).toMatchObject({ value: '2022-01-12', anchor: { value: '2022-01-10', basis: 'speech' } });
  });

  it('of a quotation, from the day that stands with its verb of saying', () => {
    const text = '«Вчера мы говорили об этом с коллегами и обо всём договорились», — сказал Иванов в понедельник.';
    expect(datesOf(text, '2022-01-14', [speaker(text, 'Иванов', 'ivanov')])[0]).toMatchObject({
      value: '2022-01-09',
      anchor: { value: '2022-01-10', basis: 'speech', speaker: 'ivanov' },
    });
  });

  it('of a quotation that names a day itself, for what it goes on to tell', () => {
    const text =
      'По данным ведомства, «6 января начато расследование. В этот же день задержаны трое, сообщил комитет».';
    expect(told(text, '2022-01-08')).toEqual(['6 января = 2022-01-06', 'этот же день = 2022-01-06']);
  });
  it('of a quotation whose day nobody tells: the day of the article', () => {
    const text = '«Мы вчера говорили об этом с коллегами и обо всём договорились», — сказал Иванов.';
    expect(datesOf(text, '2022-01-11', [speaker(text, 'Иванов', 'ivanov')])[0]).toMatchObject({
      value: '2022-01-10',
      anchor: { basis: 'speech', speaker: 'ivanov' },
    });
  });
});

describe('lengths of time', () => {
  it('an interval that begins with the day', () =>
    expect(told('Миссию завершат в течение двух дней.')).toEqual(['в течение двух дней = 2022-01-11/2022-01-13']));
  it('a duration told by an approximation', () => {
    const [date] = datesOf('На вывод уйдёт порядка 10 дней.', '2022-01-11');
    expect(date).toMatchObject({ type: 'DURATION', value: 'P10D', mod: 'APPROX' });
  });
});

describe('without a day of the article', () => {
  it('only whole dates get a value', () => {
    expect(told('Вчера и 2 января вспоминали 15 мая 1992 года.', null)).toEqual([
      'Вчера = ?',
      '2 января = ?',
      '15 мая 1992 года = 1992-05-15',
    ]);
  });
});
