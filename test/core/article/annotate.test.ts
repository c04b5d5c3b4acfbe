import { beforeAll, describe, expect, it } from 'vitest';
import { annotate } from '../../../src/core/article/annotate.ts';
import type { Languages } from '../../../src/core/language/language-image.ts';
import type { Reference } from '../../../src/core/reference/reference.ts';
import { summarize } from '../../../src/core/article/summary.ts';
import type { Analysis, BlockKind, PublicationDate } from '../../../src/core/types.ts';
import { shippedLanguages, shippedReference } from '../../support/reference.ts';

let reference: Reference;
let languages: Languages;
beforeAll(() => {
  reference = shippedReference();
  languages = shippedLanguages();
});

function analyse(
  paragraphs: readonly (readonly [BlockKind, string])[],
  published: PublicationDate | null = { value: '2022-01-11', basis: 'metadata' },
): Analysis & { text: string } {
  let text = '';
  const blocks = paragraphs.map(([kind, words]) => {
    const start = text.length;
    text += `${words}\n\n`;
    return { kind, start, end: start + words.length };
  });
  return { text, ...annotate({ text, blocks }, { language: null, published }, reference, languages) };
}
const painted = ({ text, annotations }: Analysis & { text: string }) =>
  annotations.filter((annotation) => annotation.painted).map(({ start, end }) => text.slice(start, end));

describe('scope', () => {
  it.each([
    [
      true,
      'ОДКБ направит миротворцев',
      'Решение принял Совет коллективной безопасности ОДКБ, сообщили в Ереване и Бишкеке.',
    ],
    [
      true,
      'Жапаров встретился с Рахмоном',
      'Президент Киргизии и президент Таджикистана обсудили границу и Баткен. На переговоры приехал и Ташиев.',
    ],
    [false, 'Рынок вырос', 'Россия продала больше зерна, сообщили в Москве. Путин провёл совещание о ценах.'],
    [false, 'Борщ за час', 'Нарежьте свёклу и капусту, добавьте томат и варите до готовности.'],
    [false, 'Матч закончился вничью', 'Команда из Минска не забила ни разу, сообщает пресс-служба клуба.'],
  ])('%s: %s', (inScope, heading, body) =>
    expect(
      analyse([
        ['heading', heading],
        ['paragraph', body],
      ]).inScope,
    ).toBe(inScope),
  );
});

describe('painting', () => {
  it('marks the first mention in the text, none in headings', () => {
    const analysis = analyse([
      ['heading', 'ОДКБ в Казахстане'],
      ['paragraph', 'Силы ОДКБ прибыли в Казахстан. Через день ОДКБ сообщила об этом Казахстану.'],
    ]);
    expect(painted(analysis).filter((words) => /ОДКБ/.test(words))).toHaveLength(1);
    expect(analysis.annotations.filter(({ start }) => start < 17).every((annotation) => !annotation.painted)).toBe(
      true,
    );
  });
  it('marks no adjectives', () => {
    expect(painted(analyse([['paragraph', 'ОДКБ, казахстанская степь и киргизские горы.']]))).toEqual(['ОДКБ']);
  });
  it('never marks two stretches that overlap', () => {
    const { annotations } = analyse([
      [
        'paragraph',
        'Президент Казахстана и премьер-министр Армении обсудили миссию ОДКБ в Казахстане, о которой договорились 10 января на внеочередном заседании по видеосвязи.',
      ],
    ]);
    const marks = annotations.filter((annotation) => annotation.painted);
    marks.slice(1).forEach((mark, i) => expect(mark.start).toBeGreaterThanOrEqual(marks[i]?.end ?? 0));
    expect(marks.length).toBeGreaterThan(2);
  });
});

describe('the day of the article', () => {
  it('is what the page says', () =>
    expect(analyse([['paragraph', 'ОДКБ']]).published).toEqual({ value: '2022-01-11', basis: 'metadata' }));
  it('is inferred from the text and the record where the page says nothing', () => {
    const { published, annotations } = analyse(
      [
        [
          'paragraph',
          'Протесты в Казахстане начались 2 января в Жанаозене. 5 января Токаев попросил ОДКБ о помощи, 9 января миротворцы ОДКБ заняли объекты в Казахстане.',
        ],
      ],
      null,
    );
    expect(published).toEqual({ value: '2022-01-09', basis: 'inferred' });
    expect(annotations.flatMap((annotation) => (annotation.kind === 'date' ? [annotation.value] : []))).toEqual([
      '2022-01-02',
      '2022-01-05',
      '2022-01-09',
    ]);
  });
  it('is told by nothing in a text without dates', () =>
    expect(analyse([['paragraph', 'ОДКБ']], null).published).toBeNull());
});

describe('the language of a text that does not say it', () => {
  it.each([
    ['ru', 'Силы организации прибыли в столицу.'],
    ['en', 'The forces of the organisation arrived.'],
    ['kk', 'Қазақстан Республикасының Президенті кеше сөз сөйледі, деп хабарлады.'],
    ['be', 'Прэзідэнт Беларусі ўчора выступіў перад дэпутатамі ў Мінску.'],
    ['hy', 'Հայաստանի վարչապետը երեկ ելույթ ունեցավ։'],
  ])('%s', (language, text) => expect(analyse([['paragraph', text]]).language).toBe(language));
});

describe('the summary', () => {
  it('counts what was found, tells the members of the day, and frames the article’s dates', () => {
    const analysis = analyse([
      ['paragraph', 'ОДКБ, Казахстан и Армения. 2 января и 10 января ОДКБ совещалась о Казахстане.'],
    ]);
    const summary = summarize(analysis, reference, '2022-01-11', 'ru');
    expect(summary.entities.map(({ id, spans }) => [id, spans.length])).toEqual([
      ['csto', 2],
      ['kazakhstan', 2],
      ['armenia', 1],
    ]);
    expect(summary.members.filter(({ status }) => status === 'member')).toHaveLength(6);
    expect(
      summary.members
        .filter(({ named }) => named)
        .map(({ iso }) => iso)
        .sort(),
    ).toEqual(['AM', 'KZ']);
    expect(summary.dates.map(({ value }) => value)).toEqual(['2022-01-02', '2022-01-10']);
    expect(summary.timeline.near.from < '2022-01-02' && summary.timeline.near.to > '2022-01-11').toBe(true);
    expect(summary.timeline.to).toBe(reference.recordEnds);
  });

  it('lists a part of a period beside the period, in the order of time and in the reader’s language', () => {
    const analysis = analyse([
      [
        'paragraph',
        'Мандат действует до конца 2025 года, а миссия работает с начала января 2022 года. В 2025 году её продлят до конца 2025 года.',
      ],
    ]);
    const dates = (language: string) => summarize(analysis, reference, '2022-01-11', language).dates;
    expect(dates('ru').map(({ title, spans }) => [title, spans.length])).toEqual([
      ['с начала января 2022 года', 1],
      ['до конца 2025 года', 2],
      ['2025', 1],
    ]);
    expect(dates('en').map(({ value, mod, bound, title }) => [value, mod, bound, title])).toEqual([
      ['2022-01', 'START', 'since', 'since early January 2022'],
      ['2025', 'END', 'until', 'until the end of 2025'],
      ['2025', undefined, undefined, '2025'],
    ]);
  });

  it('has a closer view of the days that the article names, without months, years and what is far away', () => {
    const near = (text: string, on: string | null) => {
      const published = on === null ? null : ({ value: on, basis: 'metadata' } as const);
      return summarize(analyse([['paragraph', text]], published), reference, '2026-01-01', 'ru').timeline.near;
    };
    expect(near('2 января и 20 января 2022 года, летом 2022 года, в мае 2019 года.', '2022-01-11')).toEqual({
      from: '2021-12-23',
      to: '2022-09-10',
    });
    expect(near('В мае 2019 года и 3 марта 2015 года.', '2022-01-11')).toEqual({
      from: '2022-01-01',
      to: '2022-01-21',
    });
    expect(near('Ничего.', null)).toEqual({ from: '2025-12-22', to: '2026-01-11' });
  });
});
