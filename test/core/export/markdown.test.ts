import fc from 'fast-check';
import { lexer, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, markdownOf } from '../../../src/core/export/markdown.ts';
import { plainLine } from '../../../src/core/text/plain-line.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';
import { anyText, hostileTitles, record, refusedInFiles } from './record.ts';

const words = {
  asOf: (day: string) => `as of ${day}`,
  noDate: 'date unknown',
  named: 'Named in the text',
  dates: 'Dates',
  sources: 'Sources',
};

/** What a reader of GitHub's dialect makes of the text: every token in it, innermost ones too, as its kind and what it shows. */
function readTokens(markdown: string): readonly (readonly [string, string])[] {
  const flat = (tokens: readonly Token[]): readonly (readonly [string, string])[] =>
    tokens.flatMap((token) => {
      const inner = 'items' in token ? (token.items as Token[]) : (token as { readonly tokens?: Token[] }).tokens;
      const text = token.type === 'text' || token.type === 'escape' ? token.raw.replace(/^\\/, '') : '';
      return [
        ...(inner === undefined || inner.length === 0 ? [[token.type, text] as const] : [[token.type, ''] as const]),
        ...flat(inner ?? []),
      ];
    });
  return flat(lexer(markdown));
}
const kindsOf = (markdown: string) => new Set(readTokens(markdown).map(([kind]) => kind));
const shownBy = (markdown: string) =>
  readTokens(markdown)
    .map(([, text]) => text)
    .join('');

describe('an article as Markdown', () => {
  it('tells its day, what it names and its dates, each with sources', () =>
    expect(markdownOf(record(), words)).toBe(
      [
        '# A meeting; and more',
        '',
        '11 January 2022 · <https://news.example/a>',
        '',
        'as of 11 January 2022 · CSTO Context',
        '',
        '## Named in the text',
        '',
        '- **Alliance**: A union of states.  ',
        '  Sources: [Example, Notice \\[1\\]](<https://example.org/notice?a=1&b=(2)>)',
        '',
        '## Dates',
        '',
        '- **2022**',
        '- **5 January 2022**: Meeting, first  ',
        '  Sources: [Example, Notice \\[1\\]](<https://example.org/notice?a=1&b=(2)>)',
        '- **January 6 – 19, 2022**',
        '',
      ].join('\n'),
    ));
  it('takes the card of a part of a period', () => {
    const { summary, cards } = record();
    const part = { ...summary.dates[1]!, mod: 'START', bound: 'since', title: 'since early 5 January' } as const;
    const given = {
      summary: { ...summary, dates: [part] },
      cards: { 'date:2022-01-05#START-since': cards['date:2022-01-05']! },
    };
    expect(markdownOf(record(given), words)).toContain('- **since early 5 January**: Meeting, first');
  });
  it('says where the day is not known, and leaves out empty parts', () => {
    const { summary } = record();
    const file = markdownOf(record({ summary: { ...summary, published: null, dates: [] } }), words);
    expect(file).toContain('\ndate unknown · ');
    expect(file).not.toContain('## Dates');
  });
  it.each([
    ['1. not a list', '1\\. not a list'],
    ['- not a list', '\\- not a list'],
    ['a_b*c*', 'a\\_b\\*c\\*'],
    ['<b> &amp; `x`', '\\<b\\> \\&amp; \\`x\\`'],
    ['two\n\nlines', 'two lines'],
    ['a\u2028# b\u0085c\u202ed', 'a \\# b cd'],
    ['https://a.example HTTP://b.example', 'https\\://a.example HTTP\\://b.example'],
    ['www.a.example WWW.b.example', 'www\\.a.example WWW\\.b.example'],
    ['me@a.example @name', 'me\\@a.example \\@name'],
    ['$x$ and $5', '\\$x\\$ and \\$5'],
    ['%%a%% and 50%', '\\%\\%a\\%\\% and 50%'],
    ['at 10:30: a', 'at 10:30: a'],
    ['plain, with 1.5 and a-b', 'plain, with 1.5 and a-b'],
  ])('writes %j as %j', (text, expected) => expect(escapeMarkdown(text)).toBe(expected));
});

describe('a hostile title in Markdown', () => {
  const plain = markdownOf(record(), words);
  it.each(hostileTitles)('becomes no markup and no link, in GitHub’s dialect either: %s', (_, title) => {
    const file = markdownOf(record({ title }), words);
    expect(file.split('\n')).toHaveLength(plain.split('\n').length);
    expect(file).not.toMatch(refusedInFiles);
    const heading = file.slice(0, file.indexOf('\n'));
    for (const kind of kindsOf(heading)) expect(['heading', 'text', 'escape']).toContain(kind);
    expect(shownBy(heading)).toBe(plainLine(title));
  });
  it('is read by a reader that does find markup and links', () => {
    const raw = hostileTitles.map(([, title]) => `${title}\n\n`).join('');
    expect([...kindsOf(raw)]).toEqual(expect.arrayContaining(['link', 'image', 'codespan', 'html', 'list']));
  });
});

describe('any text in Markdown', { timeout: fuzzTimeoutMs }, () => {
  it('stays on its line and comes back when the backslashes are taken away', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[\r\n]/);
        expect(escaped.replaceAll(/\\([\\`*_{}[\]<>#|~&@$%:.)+=-])/g, '$1')).toBe(plainLine(text));
        expect(escaped.replaceAll(/\\./g, '')).not.toMatch(/[`*_[\]<>#@$]|:\/\/|www\.|%%/i);
        const heading = `# ${escaped}`;
        expect(shownBy(heading)).toBe(plainLine(text));
        for (const kind of kindsOf(heading)) expect(['heading', 'text', 'escape']).toContain(kind);
      }),
      fuzzRuns(),
    );
  });
});
