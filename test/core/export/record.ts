import fc from 'fast-check';
import type { ArticleRecord } from '../../../src/core/export/article-record.ts';
import type { Annotation, Card, CardSource, DateAnnotation, EntityAnnotation } from '../../../src/core/types.ts';

/** An invented article with one entity, one day and one interval, small enough to be read at once. */

export const notice: CardSource = {
  title: 'Notice [1]',
  url: 'https://example.org/notice?a=1&b=(2)',
  publisher: 'Example',
  date: '2022-01-06',
};

export function cardOn(given: Partial<Card>): Card {
  return {
    id: 'alliance',
    kind: 'organization',
    wikidata: 'Q1',
    title: 'Alliance',
    summary: 'A union of states.',
    on: '2022-01-11',
    language: 'en',
    facts: [
      { property: 'seat', label: 'Seat', value: 'X', text: 'X', entities: [], sources: [notice] },
      { property: 'head', label: 'Head', value: 'Y', text: 'Y', entities: [], sources: [notice] },
    ],
    events: [],
    later: [],
    ...given,
  };
}

export function named(start: number, end: number): EntityAnnotation {
  return { kind: 'entity', entity: 'alliance', use: 'full', office: null, painted: true, start, end };
}

export function dated(start: number, end: number, value: string, events: readonly string[] = []): DateAnnotation {
  const rest = { anchor: null, implied: [], events, mod: null, painted: true, rule: 'common: year-month-day' } as const;
  return { kind: 'date', type: 'DATE', start, end, value, ...rest };
}

const text = 'On 5 January the Alliance met. 😀 It stayed from 6 to 19 January.';
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const annotations: readonly Annotation[] = [
  dated(at('5 January').start, at('5 January').end, '2022-01-05', ['met']),
  named(at('Alliance').start, at('Alliance').end),
  dated(at('from 6 to 19 January').start, at('from 6 to 19 January').end, '2022-01-06/2022-01-19'),
];

export function record(given: Partial<ArticleRecord> = {}): ArticleRecord {
  return {
    url: 'https://news.example/a',
    title: 'A meeting; and more',
    text,
    annotations,
    cards: {
      alliance: cardOn({}),
      'date:2022-01-05': cardOn({
        id: '2022-01-05',
        kind: 'date',
        wikidata: null,
        title: 'Wednesday, 5 January 2022',
        summary: '',
        facts: [],
        events: [
          { id: 'before', date: '2022-01-02', title: 'Unrest', text: 'It began.', sources: [] },
          { id: 'met', date: '2022-01-05', title: 'Meeting, first', text: 'They met.', sources: [notice] },
          { id: 'after', date: '2022-01-06', title: 'Arrival', text: 'They came.', sources: [] },
        ],
      }),
    },
    summary: {
      language: 'en',
      published: { value: '2022-01-11', basis: 'metadata' },
      on: '2022-01-11',
      inScope: true,
      entities: [{ id: 'alliance', kind: 'organization', title: 'Alliance', spans: [at('Alliance')] }],
      dates: [
        { value: '2022', title: '2022', spans: [], events: [] },
        { value: '2022-01-05', title: '5 January 2022', spans: [at('5 January')], events: ['met'] },
        {
          value: '2022-01-06/2022-01-19',
          title: 'January 6 – 19, 2022',
          spans: [at('from 6 to 19 January')],
          events: [],
        },
      ],
      members: [],
      timeline: {
        from: '1991-12-01',
        to: '2026-08-01',
        near: { from: '2021-12-26', to: '2022-01-29' },
        events: [],
      },
    },
    ...given,
  };
}

/** Titles by which pages have tried to break out of a file, or to mislead its reader. */
export const hostileTitles: readonly (readonly [string, string])[] = [
  ['a second entry behind CR LF', 'A\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:B'],
  ...['\v', '\f', '\u001c', '\u001d', '\u001e', '\u0085', '\u2028', '\u2029'].map(
    (end) =>
      [
        `a second entry behind U+${end.charCodeAt(0).toString(16)}`,
        `A${end}END:VEVENT${end}BEGIN:VEVENT${end}SUMMARY:B`,
      ] as const,
  ),
  ['a heading behind a line separator', 'A\u2028# B\u2029- c'],
  ['a turned direction', 'gpj.\u202etxt and \u2067isolated\u2069'],
  ['terminal commands', '\u001b[31mred\u009b31m\u0007'],
  ['a link to a script', 'A](javascript:alert(1)) [b](data:text/html,x)'],
  ['an image', '![a](https://a.example/b.png) <img src=x onerror=alert(1)>'],
  ['an address', 'see https://a.example/x?y=1 and HTTP://b.example or ftp://c.example'],
  ['an address without a scheme', 'see www.a.example, (WWW.b.example) or awww.c.example'],
  ['a mail address', 'write to me@a.example or mailto:me@a.example or xmpp:me@a.example/b'],
  ['a name', '@name and (@org/team)'],
  ['a formula', '$x$ and $$\\int_0^1$$ and costs $5'],
  ['a comment', 'A %%hidden%% b %%%c, but 50% of d'],
  ['code', '`a` and ``` b'],
  ['a script element', '</script><script>alert(1)</script> <!-- a -->'],
  ['a table', '| a | b |'],
  ['a list', '1. a'],
];

/** Controls, line ends and direction marks that have no place in a file; its own line ends are not looked at. */
export const refusedInFiles = /[^\P{Cc}\r\n]|[\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Any text of a page: plane one, line ends and the signs that formats give a meaning to are frequent. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\r\n', ',', ';', ':', '\\', '*', '_', '[', ']', '(', '<', '>', '`', '#', '1. ', '- '),
      fc.constantFrom(
        '\u0085',
        '\u2028',
        '\v',
        '\u202e',
        'https://a.example',
        'www.a.example',
        'a@b.example',
        '$',
        '%%',
      ),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('ОДКБ', '😀', 'é', ' '),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

/** Has the text no half of a pair of surrogates? */
export function isSound(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
