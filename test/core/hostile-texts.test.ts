import { beforeAll, describe, expect, it } from 'vitest';
import { annotate } from '../../src/core/article/annotate.ts';
import type { Languages } from '../../src/core/language/language-image.ts';
import type { Reference } from '../../src/core/reference/reference.ts';
import { summarize } from '../../src/core/article/summary.ts';
import type { Block } from '../../src/core/types.ts';
import { shippedLanguages, shippedReference } from '../support/reference.ts';

/**
 * No page may hold up the background, which all tabs share: the analysis takes time in proportion to the text, whatever the
 * text is.
 */

/** In UTF-16 units, each four times the one before. */
const sizes = [12_500, 50_000, 200_000] as const;
/** Four times the text takes at most this many times the time. */
const maxGrowth = 6;
/** For a text of any of the sizes. */
const maxMs = 1000;
/** Shorter times are mostly noise and not compared. */
const minComparedMs = 20;
/** A measurement is repeated this often before it counts as a failure: the machine may be busy. */
const maxAttempts = 5;

interface HostileText {
  readonly name: string;
  /** Gives a text of at least `size` units, which the test cuts. */
  readonly write: (size: number, reference: Reference) => string;
  /** Does the page say when the article appeared? Otherwise its day is inferred. */
  readonly dated?: false;
  /** Units in a paragraph; all of the text by default. */
  readonly paragraph?: number;
}

/** The same again and again. */
function again(words: string): (size: number) => string {
  return (size) => words.repeat(Math.ceil(size / words.length));
}

const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
function allDays(withYear: boolean, after: string): (size: number) => string {
  return (size) => {
    let text = '';
    for (let day = 0; text.length < size; day++) {
      const year = withYear ? ` ${1990 + (Math.floor(day / 336) % 40)} года` : '';
      text += `${(day % 28) + 1} ${months[Math.floor(day / 28) % 12] ?? ''}${year}${after}`;
    }
    return text;
  };
}

/** Speech written down without punctuation, 38 words to a round. */
const talk =
  'смотрите коллеги мы разбираем эти бумаги по границе и никто не понимает почему соседи молчат хотя наши письма лежат ' +
  'у них на столе и люди из ОДКБ тоже спрашивают меня чем всё это кончится для области и её жителей ';

const hostileTexts: readonly HostileText[] = [
  {
    name: 'an ordinary sentence',
    write: again('Министры встретились утром, обсудили границу и разъехались по домам. '),
  },
  { name: 'a transcript with a date in each 38 words', write: again(`${talk}через три недели `) },
  { name: 'a transcript with a weekday in each 38 words', write: again(`${talk}во вторник `) },
  { name: 'a transcript without dates', write: again(talk) },

  { name: 'an acronym', write: again('ОДКБ ') },
  { name: 'an acronym, the day unknown', write: again('ОДКБ '), dated: false },
  { name: 'an acronym in quotation marks', write: again('«ОДКБ» ') },
  { name: 'an acronym and a bracket', write: again('ОДКБ (') },
  { name: 'an acronym and a hyphen', write: again('ОДКБ-') },
  { name: 'an acronym and a comma', write: again('ОДКБ, ') },
  { name: 'an acronym in each line', write: again('ОДКБ\n') },
  { name: 'an acronym in each paragraph', write: again('ОДКБ '), paragraph: 25 },
  { name: 'an acronym and nothing but spaces', write: (size) => `ОДКБ${' '.repeat(size)}` },
  { name: 'an acronym torn by zero-width spaces', write: again('О\u200bД\u200bК\u200bБ ') },
  { name: 'an acronym torn by soft hyphens', write: (size) => `О${'\u00ad'.repeat(size)}ДКБ` },
  { name: 'an acronym between direction marks', write: again('\u202eОДКБ\u202c ') },
  { name: 'an Armenian acronym', write: again('ՀԱՊԿ ') },
  { name: 'a Kazakh acronym', write: again('ҰҚШҰ ') },
  {
    name: 'every title of the dataset',
    write: (size, { entities }) => {
      const titles = [...entities.values()].flatMap(({ titles }) => Object.values(titles).flat());
      return again(titles.map(({ text }) => text).join(', '))(size);
    },
  },
  { name: 'surnames', write: again('Пашинян Токаев Лукашенко ') },
  { name: 'a surname with initials', write: again('Б. В. Токаев ') },
  { name: 'a surname of two people', write: again('с Александром Песковым спорил Песков, а Дмитрий Песков молчал ') },
  { name: 'an office', write: again('президент ') },
  { name: 'an office and its owner', write: again('президент Армении ') },
  { name: 'an English office without its owner', write: again('the president of ') },
  { name: 'an organization and the word for it', write: again('ОДКБ и организация, ') },
  {
    name: 'an organization, then the word for it',
    write: (size) => 'ОДКБ, '.repeat(size / 12) + again('организация, ')(size),
  },

  { name: 'a day ahead', write: again('через два дня ') },
  { name: 'a day ahead after an abbreviation', write: again('т. е. через два дня ') },
  { name: 'a day ahead between participles', write: again('подписан, через два дня, ') },
  { name: 'yesterday', write: again('вчера ') },
  { name: 'days ago between commas', write: again('три дня назад, ') },
  { name: 'a part of the year that is not named', write: again('до конца года ') },
  { name: 'a month after a year', write: again('с 1997 года в мае ') },
  { name: 'a month of an endless year', write: (size) => `in January ${'of '.repeat(size / 3)}` },
  { name: 'years', write: again('2021, ') },
  { name: 'years joined by hyphens', write: again('2019-2020-') },
  { name: 'the beginning of a range', write: again('с 3 по 4 ') },
  { name: 'days in figures', write: again('03.04.2021 ') },
  { name: 'different days', write: allDays(true, ', ') },
  { name: 'different days, the day unknown', write: allDays(false, ' в Казахстане и Армении, '), dated: false },
  { name: 'the day after, the day unknown', write: again('5 мая приехал, на следующий день уехал, '), dated: false },

  { name: 'a verb of saying', write: again('сообщил ') },
  { name: 'reported speech', write: again('сообщил Токаев, что через два дня ') },
  { name: 'reported speech with its day', write: again('Токаев сообщил 5 мая, что вчера ') },
  { name: 'the conjunction that begins reported speech', write: again('слова что ') },
  { name: 'English speech', write: again('Tokayev said on Friday two days ago ') },
  { name: 'short quotations', write: again('«Завтра», — ответил он. ') },
  {
    name: 'quotations with their day',
    write: again('«Через два дня мы все вернёмся домой из города» — сказал Токаев 5 мая '),
  },

  { name: 'opening quotation marks', write: again('«') },
  { name: 'opening quotation marks of another kind', write: again('„') },
  { name: 'opening quotation marks with letters', write: again('«һ ') },
  { name: 'closing quotation marks', write: again('»') },
  { name: 'brackets', write: again('(') },
  { name: 'full stops', write: again('.') },
  { name: 'one long number', write: again('7') },
  { name: 'numbers', write: again('7 ') },
  { name: 'numbers joined by hyphens', write: again('7-') },
  { name: 'numbers joined by slashes', write: again('7/') },
  { name: 'one long word', write: again('ж') },
  { name: 'one long word of accents', write: again('ж\u0301') },
  { name: 'one long word of a dotted capital', write: again('İ') },
  { name: 'initials', write: again('Б. ') },
  { name: 'pictures', write: again('\u{1f600}') },
  { name: 'halves of pictures', write: again('\ud800') },
  { name: 'NUL', write: again('\0') },
  { name: 'Hebrew letters', write: again('א') },
  { name: 'Chinese characters', write: again('集') },
];

let shipped: Reference;
let languages: Languages;
beforeAll(() => {
  shipped = shippedReference();
  languages = shippedLanguages();
}, 60_000);

/** Milliseconds that one analysis takes: of the process or of the clock, whichever is less, as both may count others' work. */
function measure({ write, dated, paragraph = Infinity }: HostileText, size: number): number {
  const text = write(size, shipped).slice(0, size);
  const blocks: Block[] = [];
  for (let start = 0; start < text.length; start += paragraph)
    blocks.push({ kind: 'paragraph', start, end: Math.min(text.length, start + paragraph - 1) });
  const published = dated === false ? null : ({ value: '2022-01-11', basis: 'metadata' } as const);
  const begun = performance.now();
  const usage = process.cpuUsage();
  const analysis = annotate({ text, blocks }, { language: null, published }, shipped, languages);
  summarize(analysis, shipped, '2022-01-11', 'ru');
  const { user, system } = process.cpuUsage(usage);
  return Math.min(performance.now() - begun, (user + system) / 1000);
}

describe('the analysis takes time in proportion to the text', { timeout: 60_000 }, () => {
  it.each(hostileTexts.map((hostile) => [hostile.name, hostile] as const))('%s', (_name, hostile) => {
    let shorter = Infinity;
    for (const [at, size] of sizes.entries()) {
      let longer = Infinity;
      const grows = () => longer >= minComparedMs && longer > maxGrowth * shorter;
      for (let attempt = 0; attempt < maxAttempts && (longer > maxMs || grows()); attempt++) {
        longer = Math.min(longer, measure(hostile, size));
        if (longer > maxAttempts * maxMs) break;
        if (attempt > 0 && at > 0) shorter = Math.min(shorter, measure(hostile, sizes[at - 1]!));
      }
      expect(longer, `${size} units`).toBeLessThan(maxMs);
      expect(grows(), `${Math.round(longer)} ms for ${size} units, ${Math.round(shorter)} for a quarter`).toBe(false);
      shorter = longer;
    }
  });
});
