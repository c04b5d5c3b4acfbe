import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, markdownOf } from '../../../src/core/export/markdown.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';
import { anyText, record } from './record.ts';

const words = {
  asOf: (day: string) => `as of ${day}`,
  noDate: 'date unknown',
  named: 'Named in the text',
  dates: 'Dates',
  sources: 'Sources',
};

describe('an article as Markdown', () => {
  it('tells its day, what it names and its dates, each with sources', () =>
    expect(markdownOf(record(), words)).toBe(
      [
        '# A meeting; and more',
        '',
        '11 January 2022 · [https://news.example/a](<https://news.example/a>)',
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
    ['plain, with 1.5 and a-b', 'plain, with 1.5 and a-b'],
  ])('writes %j as %j', (text, expected) => expect(escapeMarkdown(text)).toBe(expected));
});

describe('any text in Markdown', { timeout: fuzzTimeoutMs }, () => {
  it('stays on its line and comes back when the backslashes are taken away', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[\r\n]/);
        expect(escaped.replaceAll(/\\([\\`*_{}[\]<>#|~&.)+=-])/g, '$1')).toBe(text.replaceAll(/\s+/g, ' ').trim());
        expect(escaped.replaceAll(/\\./g, '')).not.toMatch(/[`*_[\]<>#]/);
      }),
      fuzzRuns(),
    );
  });
});
