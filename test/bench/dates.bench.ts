import { gzipSync } from 'node:zlib';
import { casual as chronoEnglish } from 'chrono-node';
import { casual as chronoRussian } from 'chrono-node/ru';
import { compileGazetteer } from '../../src/compiler/gazetteer/compile-gazetteer.ts';
import { openGazetteer, scanFlat } from '../../src/core/gazetteer/gazetteer.ts';
import { buildLanguages } from '../../src/compiler/languages/build-languages.ts';
import { openLanguages } from '../../src/core/language/language-image.ts';
import { readWordTokens } from '../../src/core/language/word-tokens.ts';
import { recognize } from '../../src/core/timex/recognize.ts';
import { resolve } from '../../src/core/timex/resolve.ts';
import type { Block, PublicationDate } from '../../src/core/types.ts';
import { medianTimes, type Figure } from './goals.ts';
import dated from './dated-sentences.json' with { type: 'json' };
import { makeNews } from './made-up-news.ts';
import { sumUnits } from './peers.ts';

// How fast are dates found and counted? In ratios to the library that one would take, to the floor, and to the search for names alone.

const published: PublicationDate = { value: '2022-01-11', basis: 'metadata' };
const reference = new Date(Date.UTC(2022, 0, 11, 12));

const image = buildLanguages(new URL('../../', import.meta.url));
const languages = openLanguages(image);

/** Latin letters for the Russian ones of small letters, in the order of the alphabet. */
const latin = 'abvgdezziyklmnoprstufhccssyyieua';

/** Invented news, every paragraph of which ends with a sentence that names days. News print е for ё. */
function datedNews(sentences: readonly string[], characters: number): readonly string[] {
  const { texts } = makeNews(1000, characters);
  return texts.map((text, at) =>
    Buffer.from(`${text.replaceAll('ё', 'е')} ${sentences[at % sentences.length] ?? ''}`).toString(),
  );
}

function inLatin(text: string): string {
  const letter = (small: string): string => latin[small.charCodeAt(0) - 0x430] ?? small;
  return text
    .replaceAll(/[а-я]/g, letter)
    .replaceAll(/[А-Я]/g, (capital) => letter(capital.toLowerCase()).toUpperCase());
}

function readDates(text: string): number {
  const blocks: readonly Block[] = [{ start: 0, end: text.length, kind: 'paragraph' }];
  const tokens = readWordTokens(text, languages);
  return resolve(recognize(tokens, blocks), { tokens, blocks, published, speech: [] }).length;
}

function recognizeDates(text: string): number {
  return recognize(readWordTokens(text, languages), [{ start: 0, end: text.length, kind: 'paragraph' }]).length;
}

/** Work of less than a millisecond is measured so many times in a row. */
const repeats = 20;

function often(work: () => unknown): () => void {
  return () => {
    for (let nth = 0; nth < repeats; nth++) work();
  };
}

/** Dates beside chrono-node, the floor and the search for names; a minute. */
export function dateFigures(): readonly Figure[] {
  const russian = datedNews(dated.ru, 60_000);
  const english = datedNews(dated.en, 60_000).map(inLatin);
  const peers = medianTimes(
    {
      recognizeRussian: often(() => russian.forEach(recognizeDates)),
      recognizeEnglish: often(() => english.forEach(recognizeDates)),
      open: often(() => openLanguages(image)),
      ownRussian: often(() => russian.forEach(readDates)),
      chronoRussian: () => russian.forEach((text) => chronoRussian.parse(text, reference)),
      ownEnglish: often(() => english.forEach(readDates)),
      chronoEnglish: () => english.forEach((text) => chronoEnglish.parse(text, reference)),
    },
    7,
  );
  const { surfaces } = makeNews(1000, 0);
  const gazetteer = openGazetteer(compileGazetteer(surfaces));
  const texts = datedNews(dated.ru, 1_000_000);
  const times = medianTimes({
    floor: () => texts.forEach(sumUnits),
    names: () => texts.forEach((text) => scanFlat(text, gazetteer)),
    dates: () => texts.forEach(readDates),
    both: () => {
      for (const text of texts) {
        scanFlat(text, gazetteer);
        readDates(text);
      }
    },
  });
  return [
    {
      name: 'languages, gzipped',
      value: gzipSync(image).length / 1024,
      unit: 'KB',
      goal: { is: 'at most', value: 45 },
    },
    { name: 'opening the languages', value: peers.open / repeats, unit: 'ms', goal: { is: 'at most', value: 2 } },
    {
      name: 'dates recognised in Russian, times chrono-node',
      value: (repeats * peers.chronoRussian) / peers.recognizeRussian,
      unit: '×',
      goal: { is: 'at least', value: 25 },
    },
    {
      name: 'dates recognised in English, times chrono-node',
      value: (repeats * peers.chronoEnglish) / peers.recognizeEnglish,
      unit: '×',
      goal: { is: 'at least', value: 10 },
    },
    {
      name: 'dates recognised and resolved in Russian, times chrono-node',
      value: (repeats * peers.chronoRussian) / peers.ownRussian,
      unit: '×',
      goal: { is: 'at least', value: 20 },
    },
    {
      name: 'dates recognised and resolved in English, times chrono-node',
      value: (repeats * peers.chronoEnglish) / peers.ownEnglish,
      unit: '×',
      goal: { is: 'at least', value: 9 },
    },
    {
      name: 'names and dates, of names alone',
      value: times.names / times.both,
      unit: '',
      goal: { is: 'at least', value: 0.7 },
    },
    { name: 'dates alone, of the floor', value: times.floor / times.dates, unit: '' },
    { name: 'names alone, of the floor', value: times.floor / times.names, unit: '' },
  ];
}
