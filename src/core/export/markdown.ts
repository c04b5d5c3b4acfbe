import { dateInWords } from '../calendar/dates-in-words.ts';
import { plainLine } from '../text/plain-line.ts';
import type { CardSource } from '../types.ts';
import { eventsOf, keyOfDate, sourcesOf, type ArticleRecord } from './article-record.ts';

/** Sources per line; the web annotations have all of them. */
const maxSources = 6;

/** The file's words in the language of the interface; `asOf` takes the day. */
export interface MarkdownWords {
  readonly asOf: (day: string) => string;
  readonly noDate: string;
  readonly named: string;
  readonly dates: string;
  readonly sources: string;
}

/**
 * The article as Markdown (CommonMark): its day, everything named in it with the summary of its card, and its dates with the
 * record's events, each with its sources. Text from the page or the record is escaped, for the common dialects too
 * (`escapeMarkdown`).
 */
export function markdownOf(record: ArticleRecord, words: MarkdownWords): string {
  const { summary, cards, title, url } = record;
  const { published, on, language } = summary;
  const day = published === null ? words.noDate : dateInWords(published.value, language);
  const named = summary.entities.flatMap(({ id, title: name, spans }) => {
    const count = spans.length > 1 ? ` (${spans.length})` : '';
    return line(`${name}${count}`, cards[id]?.summary ?? '', cards[id]?.facts ?? [], words);
  });
  const dates = summary.dates.flatMap((date) => {
    const { title: name, events: ids } = date;
    const card = cards[keyOfDate(date)];
    const events = card === undefined ? [] : eventsOf(card, ids);
    return line(name, events.map((event) => event.title).join('; '), events, words);
  });
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${escapeMarkdown(heading)}`, '', ...lines, ''];
  return [
    `# ${escapeMarkdown(title)}`,
    '',
    `${escapeMarkdown(day)} · <${addressOf(url)}>`,
    '',
    `${escapeMarkdown(words.asOf(dateInWords(on, language)))} · CSTO Context`,
    '',
    ...section(words.named, named),
    ...section(words.dates, dates),
  ].join('\n');
}

function line(
  name: string,
  told: string,
  cited: Parameters<typeof sourcesOf>[0],
  words: MarkdownWords,
): readonly string[] {
  const rest = told === '' ? '' : `: ${escapeMarkdown(told)}`;
  const links = sourcesOf(cited).slice(0, maxSources).map(sourceLink).join(', ');
  const first = `- **${escapeMarkdown(name)}**${rest}`;
  return links === '' ? [first] : [`${first}  `, `  ${escapeMarkdown(words.sources)}: ${links}`];
}

function sourceLink({ url, publisher, title }: CardSource): string {
  return link(url, `${publisher}, ${title}`);
}

function link(url: string, text: string): string {
  return `[${escapeMarkdown(text)}](<${addressOf(url)}>)`;
}

/** An address for angle brackets, which may hold anything except these, backslashes and white space. */
function addressOf(url: string): string {
  return plainLine(url).replaceAll(/[<>\\\s]/g, (sign) => encodeURIComponent(sign));
}

/**
 * The text on one line in which no character has a meaning: to CommonMark, to GitHub's dialect (its links without brackets, as
 * `https://…`, `www.…`, mail addresses and `@name`), or to programs that read `$…$` as formulas and `%%…%%` as comments. A program
 * that looks for links after it has taken the backslashes away, as remark-gfm and GitHub's `@name` do, still finds them; such a
 * link says where it leads.
 */
export function escapeMarkdown(text: string): string {
  return plainLine(text)
    .replaceAll(/[\\`*_{}[\]<>#|~&@$]/g, '\\$&')
    .replaceAll(/%(?=%)|(?<=%)%/g, '\\%')
    .replaceAll(/:(?=\/\/)/g, '\\:')
    .replaceAll(/(www)\./gi, '$1\\.')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&');
}
