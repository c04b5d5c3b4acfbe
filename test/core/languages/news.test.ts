import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { annotate } from '../../../src/core/article/annotate.ts';
import type { Languages } from '../../../src/core/language/language-image.ts';
import type { Reference } from '../../../src/core/reference/reference.ts';
import type { Analysis, Annotation, IsoDay, Span } from '../../../src/core/types.ts';
import { readMarked, type MarkedText } from '../../support/marked-text.ts';
import { shippedLanguages, shippedReference } from '../../support/reference.ts';

interface News {
  readonly on: IsoDay;
  readonly text: string;
}

interface Fixture {
  readonly news: readonly News[];
  readonly traps: readonly News[];
}

let reference: Reference;
let languages: Languages;
beforeAll(() => {
  reference = shippedReference();
  languages = shippedLanguages();
});

describe.each(['kk', 'ky', 'tg', 'be', 'hy', 'uk'])('news in %s', (language) => {
  const { news, traps } = JSON.parse(readFileSync(new URL(`${language}.json`, import.meta.url), 'utf8')) as Fixture;

  it('has its names found: precision at least 99 %, recall at least 97 %', () => {
    const missed: string[] = [];
    const false_: string[] = [];
    let right = 0;
    for (const article of [...news, ...traps]) {
      const marked = readMarked(article.text);
      const expected = new Set(marked.mentions.map((mention) => tell(marked.text, mention, mention.entity)));
      const found = new Set(namesIn(analysisOf(article, marked), marked));
      for (const name of found) if (!expected.has(name)) false_.push(`${name} in «${marked.text}»`);
      for (const name of expected)
        if (found.has(name)) right++;
        else missed.push(`${name} in «${marked.text}»`);
    }
    const precision = right / (right + false_.length);
    const recall = right / (right + missed.length);
    expect({ precision: precision >= 0.99 || false_, recall: recall >= 0.97 || missed }).toEqual({
      precision: true,
      recall: true,
    });
  });

  it.each(traps)('$text', (article) => {
    const marked = readMarked(article.text);
    const caught = analysisOf(article, marked).annotations.filter(
      (annotation) => isNamed(annotation) && marked.traps.some((trap) => overlap(trap, annotation)),
    );
    expect(caught.map(({ start, end }) => marked.text.slice(start, end))).toEqual([]);
  });

  it('is known for its language', () => {
    const others = news.filter((article) => analysisOf(article, readMarked(article.text)).language !== language);
    expect(others).toEqual([]);
  });
});

function analysisOf({ on }: News, { text }: MarkedText): Analysis {
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length } as const];
  return annotate(
    { text, blocks },
    { language: null, published: { value: on, basis: 'metadata' } },
    reference,
    languages,
  );
}

function namesIn({ annotations }: Analysis, { text }: MarkedText): readonly string[] {
  return annotations.flatMap((annotation) =>
    annotation.kind === 'entity' && isNamed(annotation) ? [tell(text, annotation, annotation.entity)] : [],
  );
}

/** Adjectives and inhabitants are recognised and never marked. */
function isNamed(annotation: Annotation): boolean {
  return annotation.kind === 'date' || annotation.use !== 'adjective';
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function tell(text: string, { start, end }: Span, entity: string): string {
  return `${String(start)} ${text.slice(start, end)} = ${entity}`;
}
