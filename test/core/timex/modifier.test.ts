import { describe, expect, it } from 'vitest';
import { datesOf } from './dates.ts';

/** Of each date of the text the value and its modifier. */
function modified(text: string, published = '2022-01-11'): readonly string[] {
  return datesOf(text, published).map(({ value, mod, bound }) =>
    [bound, mod, value].filter((part) => part !== undefined && part !== null).join(' '),
  );
}

describe('the part of a period', () => {
  it.each([
    ['Соглашение заработает в начале 2025 года.', 'START 2025'],
    ['Они договорились в середине мая 2021 года.', 'MID 2021-05'],
    ['Talks resumed in late March 2021.', 'END 2021-03'],
    ['Соглашение действует до конца 2025 года.', 'until END 2025'],
    ['Мандат продлён вплоть до середины\u00a02025 года.', 'until MID 2025'],
    ['План рассчитан по конец 2025 года.', 'until END 2025'],
    ['The mandate runs until the end of 2025.', 'until END 2025'],
    ['The mandate runs through mid-2025.', 'until MID 2025'],
    ['К концу 2025 года численность вырастет.', 'by END 2025'],
    ['Отчёт представят не позднее начала 2025 года.', 'by START 2025'],
    ['The base will be closed by the end of 2025.', 'by END 2025'],
    ['С начала 2022 года цены выросли.', 'since START 2022'],
    ['Prices have risen since early 2022.', 'since START 2022'],
    ['Он ушёл до конца недели.', 'until END 2022-01-10/2022-01-16'],
  ])('%s', (text, expected) => expect(modified(text)).toEqual([expected]));

  it('has no bound where the preposition belongs to another word', () => {
    expect(modified('Он говорил до начала. Конец 2025 года будет трудным.')).toEqual(['END 2025']);
    expect(modified('Прежний курс «К» началу 2025 года не помешал.')).toEqual(['START 2025']);
  });
});

describe('an approximation', () => {
  it.each([
    ['Завод построили около 1930 года.', 'APPROX 1930'],
    ['Он переехал примерно в 2008 году.', 'APPROX 2008'],
    ['The fortress was built around 1870.', 'APPROX 1870'],
    ['He moved there around March 2008.', 'APPROX 2008-03'],
    ['Они встретились около пяти лет назад.', 'APPROX 2017'],
    ['Это случилось почти сто лет назад.', 'APPROX 1922'],
    ['They met about ten years ago.', 'APPROX 2012'],
  ])('%s', (text, expected) => expect(modified(text)).toEqual([expected]));
});

describe('a time ago that is more or less than what is counted', () => {
  it.each([
    ['Они встретились более десяти лет назад.', 'BEFORE 2012'],
    ['Они встретились больше чем год назад.', 'BEFORE 2021'],
    ['They met more than ten years ago.', 'BEFORE 2012'],
    ['They met at least ten years ago.', 'BEFORE 2012'],
    ['Они встретились менее двух лет назад.', 'AFTER 2020'],
    ['Они встретились не более десяти лет назад.', 'AFTER 2012'],
    ['They met less than two years ago.', 'AFTER 2020'],
  ])('%s', (text, expected) => expect(modified(text)).toEqual([expected]));
});

describe('no modifier', () => {
  it.each([
    ['is in a plain date', 'Он приехал 5 января 2022 года.', '2022-01-05'],
    ['is in a plain date with a preposition', 'Он правил до 2019 года.', '2019'],
    ['comes from a word about a day', 'They said more about yesterday.', '2022-01-10'],
    ['comes from a word about a month', 'It is a film about March 2008.', '2008-03'],
    ['comes from a word at a distance', 'Около дома в 2008 году построили школу.', '2008'],
    ['comes from part of a word', 'A turnaround in 2008 saved it.', '2008'],
  ])('%s', (_, text, expected) => expect(modified(text)).toEqual([expected]));
});
