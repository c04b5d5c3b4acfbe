import { describe, expect, it } from 'vitest';
import { findArticle } from '../../src/page/article.ts';
import { couldBeArticle } from '../../src/page/gate.ts';
import { isInLinkLabel } from '../../src/page/link-label.ts';
import { readMetadata } from '../../src/page/metadata.ts';
import { mapText } from '../../src/page/text-map.ts';
import { parsePage } from '../support/articles.ts';
import { formNames } from '../support/clobbered-names.ts';

const sentences = [
  'Совет ОДКБ собрался в Душанбе и обсудил положение на границе с Афганистаном, где в последние недели стало тревожно.',
  'Министры договорились провести осенью учения, в которых примут участие военные всех шести государств, и назвали место сбора.',
  'Секретариат опубликует подробности после того, как документ подпишут главы правительств, а случится это до конца месяца.',
];
const paragraphs = sentences.map((text) => `<p>${text}</p>`).join('');
const headline = 'Совет собрался в Душанбе';
const title = `<h1>${headline}</h1>`;

/** Ways in which a form and its control may stand to the article. */
const pages: readonly (readonly [string, string])[] = [
  ['around it', `<form id="f"><input id="c">${title}${paragraphs}</form>`],
  ['around it, the control behind it', `<form id="f">${title}<div>${paragraphs}</div><input id="c"></form>`],
  ['around bare text', `<form id="f"><input id="c">${title}${sentences.join('<br><br>')}</form>`],
  ['before it', `<form id="f" hidden><input id="c">Поиск по сайту</form><article>${title}${paragraphs}</article>`],
  ['within it', `<article>${title}<form id="f"><input id="c">Поиск</form>${paragraphs}</article>`],
  [
    'empty, the control elsewhere',
    `${title}<article><form id="f"></form>${paragraphs}</article><input id="c" form="f">`,
  ],
];

/** jsdom lets no control stand in for its form's properties, so the page is made as Chromium makes it. */
function open(body: string, name: string | null, head = ''): Document {
  const document = parsePage(
    `<!doctype html><html><head><title>Совет</title>${head}</head><body>${body}</body></html>`,
  );
  const form = document.querySelector('#f')!;
  if (name !== null) Object.defineProperty(form, name, { value: document.querySelector('#c') });
  return document;
}

function textOf(document: Document): string | undefined {
  const article = findArticle(document);
  return article === null ? undefined : mapText(article).source.text;
}

describe.each(formNames)('a control named %s in a form', (name) => {
  it.each(pages)('does not keep the article from being read: %s', (_, body) => {
    const document = open(body, name);
    expect(couldBeArticle(document)).toBe(true);
    expect(textOf(document)).toBe([headline, ...sentences].join('\n\n'));
  });

  it('does not keep the form’s own attributes from being read', () => {
    const said = `<p>${'Это сказано в стороне от статьи, и читать этого не надо никому. '.repeat(3)}</p>`;
    const body = `<article>${title}${paragraphs}</article><form id="f" class="comments"><input id="c">${said}</form>`;
    expect(textOf(open(body, name))).toBe([headline, ...sentences].join('\n\n'));
  });

  // jsdom's own selectors read these of forms, and fail or never arrive. The browsers' test has them.
  const itSelects = it.skipIf(name === 'parentElement' || name === 'ownerDocument');

  itSelects('does not keep the day from being found', () => {
    const now = new Date('2024-03-01T12:00:00Z');
    const around = `<form id="f"><input id="c"><time datetime="2022-01-11">вчера</time>${title}</form>${paragraphs}`;
    expect(readMetadata(open(around, name), now).published?.value).toBe('2022-01-11');
    const marked = `<form id="f" itemprop="datePublished" content="2022-01-11"><input id="c"></form>${title}`;
    expect(readMetadata(open(marked, name), now).published?.value).toBe('2022-01-11');
    const written = `<form id="f" itemprop="datePublished">11 января 2022<input id="c"></form>${title}`;
    expect(readMetadata(open(written, name), now).published?.value).toBe('2022-01-11');
  });

  itSelects('hides no link around the form’s text', () => {
    const document = open(pages[2]![1], name);
    const map = mapText(findArticle(document)!);
    const start = map.source.text.indexOf('Совет ОДКБ');
    expect(isInLinkLabel({ start, end: start + 5 }, map)).toBe(false);
  });
});

it('the pages are read alike without such a control', () => {
  for (const [, body] of pages) expect(textOf(open(body, null))).toBe([headline, ...sentences].join('\n\n'));
});
