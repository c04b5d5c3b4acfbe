import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../src/core/export/icalendar.ts';
import { plainLine } from '../../../src/core/text/plain-line.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';
import { anyText, cardOn, hostileTitles, isSound, record, refusedInFiles } from './record.ts';

const now = '2026-08-01T12:30:45.678Z';

/** Reads a calendar file as RFC 5545 says: unfolds, splits into properties, unescapes texts. */
function read(file: string): readonly ReadonlyMap<string, string>[] {
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  const entries: Map<string, string>[] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
    if (line === 'BEGIN:VEVENT') entries.push(new Map());
    else if (name === 'SUMMARY' || name === 'DESCRIPTION') entries.at(-1)?.set(name, unescape(value));
    else entries.at(-1)?.set(name, value);
  }
  return entries;
}
function unescape(value: string): string {
  return value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
}

/** All line ends that Python's `str.splitlines()` knows; readers written with it split there too. */
const anyLineEnd = /\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/;
const beginnings = (file: string) => file.split(anyLineEnd).filter((line) => line === 'BEGIN:VEVENT').length;

describe('a calendar file', () => {
  const entries = read(calendarOf(record(), now));
  it('has the days and the intervals of days, whole days with the end left out, and no months or years', () =>
    expect(entries.map((entry) => [entry.get('DTSTART;VALUE=DATE'), entry.get('DTEND;VALUE=DATE')])).toEqual([
      ['20220105', '20220106'],
      ['20220106', '20220120'],
    ]));
  it('tells the events of the day alone, then the sources and the article', () => {
    expect(entries[0]!.get('SUMMARY')).toBe('Meeting, first');
    expect(entries[0]!.get('DESCRIPTION')!.split('\n')).toEqual([
      'Meeting, first. They met.',
      'Example: https://example.org/notice?a=1&b=(2)',
      'A meeting; and more: https://news.example/a',
    ]);
  });
  it('goes by the article where nothing took just that time', () =>
    expect(entries[1]!.get('SUMMARY')).toBe('A meeting; and more'));
  it.each([
    ['2022-01-05', ['b', 'a'], 'B'],
    ['2022-01-05/2022-01-09', ['b', 'a', 'c'], 'C'],
  ])('names %s by its weightiest event or by the one of that length', (value, ids, expected) => {
    const event = (id: string, date: string) => ({ id, date, title: id.toUpperCase(), text: '', sources: [] });
    const events = [event('a', '2022-01-05'), event('b', '2022-01-05'), event('c', '2022-01-05/2022-01-09')];
    const { summary } = record();
    const dates = [{ value, title: value, spans: [], events: ids }];
    const cards = { [`date:${value}`]: cardOn({ id: value, kind: 'date', events, facts: [] }) };
    const [entry] = read(calendarOf(record({ summary: { ...summary, dates }, cards }), now));
    expect(entry!.get('SUMMARY')).toBe(expected);
    expect(entry!.get('DESCRIPTION')!.split('\n')).toHaveLength(ids.length + 1);
  });
  it('is stamped with the instant given, in UTC', () => expect(entries[0]!.get('DTSTAMP')).toBe('20260801T123045Z'));
  it('has the same identifiers at any time, another for each day and each article', () => {
    const ids = (url: string, at: string) => read(calendarOf(record({ url }), at)).map((entry) => entry.get('UID'));
    expect(ids('https://a.example/', now)).toEqual(ids('https://a.example/', '2030-01-01T00:00:00Z'));
    expect(new Set([...ids('https://a.example/', now), ...ids('https://b.example/', now)]).size).toBe(4);
  });
  it.each([
    ['2022-12-31', '20230101'],
    ['2024-02-28', '20240229'],
    ['2023-02-28', '20230301'],
  ])('ends after %s on %s', (value, end) => {
    const { summary } = record();
    const dates = [{ value, title: value, spans: [], events: [] }];
    const [entry] = read(calendarOf(record({ summary: { ...summary, dates } }), now));
    expect(entry!.get('DTEND;VALUE=DATE')).toBe(end);
  });
  it.each(hostileTitles)(
    'has one entry for each date, whoever splits its lines, and no mark that turns: %s',
    (_, title) => {
      const file = calendarOf(record({ title }), now);
      expect(beginnings(file)).toBe(2);
      expect(file.split(anyLineEnd).filter((line) => line.startsWith('SUMMARY:'))).toHaveLength(2);
      expect(file).not.toMatch(refusedInFiles);
    },
  );
  it.each([
    ['2022', false],
    ['2022-01', false],
    ['2022-01/2022-02-01', false],
    ['P10D', false],
    ['2022-01-32', false],
    ['2022-01-05', true],
    ['2022-01-06/2022-01-05', false],
    ['2022-01-05/2022-01-06', true],
  ])('has an entry for %s: %s', (value, expected) => {
    const { summary } = record();
    const dates = [{ value, title: value, spans: [], events: [] }];
    expect(read(calendarOf(record({ summary: { ...summary, dates } }), now))).toHaveLength(expected ? 1 : 0);
  });
  it('has an entry with an identifier of its own for each part of an interval', () => {
    const { summary } = record();
    const week = { value: '2022-01-10/2022-01-16', title: 'week', spans: [], events: [] };
    const dates = [week, { ...week, mod: 'START' as const }];
    const ids = read(calendarOf(record({ summary: { ...summary, dates } }), now)).map((entry) => entry.get('UID'));
    expect(new Set(ids).size).toBe(2);
  });
});

describe('any calendar file', { timeout: fuzzTimeoutMs }, () => {
  it('has lines of at most 75 octets that end in CRLF, and gives every text back', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, happened) => {
        const events = [{ id: 'met', date: '2022-01-05', title: happened, text: title, sources: [] }];
        const cards = { 'date:2022-01-05': cardOn({ id: '2022-01-05', kind: 'date', events, facts: [] }) };
        const file = calendarOf(record({ title, cards }), now);
        const lines = file.split('\r\n');
        expect(lines.at(-1)).toBe('');
        expect(beginnings(file)).toBe(2);
        for (const line of lines) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
          // A pair of surrogates that was whole is not cut.
          if (isSound(title) && isSound(happened)) expect(isSound(line)).toBe(true);
        }
        const [entry] = read(file);
        expect(entry!.get('SUMMARY')).toBe(plainLine(happened));
        expect(entry!.get('DESCRIPTION')).toBe(
          `${plainLine(`${happened}. ${title}`)}\n${plainLine(`${title}: https://news.example/a`)}`,
        );
      }),
      fuzzRuns(),
    );
  });
});
