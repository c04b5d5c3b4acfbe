import type { Languages } from '../../src/core/language/language-image.ts';
import type { Reference } from '../../src/core/reference/reference.ts';
import type { BlockKind, IsoDay, LanguageTag, PublicationDate } from '../../src/core/types.ts';
import { annotateDocument, type PrintedAnnotation } from '../../src/tools/annotate-document.ts';
import { readHtml } from '../../src/tools/read-document.ts';

/** How the product reads and annotates a page of test/articles, as its expected.json records it. */
export interface GoldenArticle {
  /** What the page itself says. */
  readonly stated: { readonly language: LanguageTag | null; readonly published: IsoDay | null };
  readonly language: LanguageTag;
  readonly published: PublicationDate | null;
  readonly inScope: boolean;
  /** Empty where the page has no article. */
  readonly blocks: readonly GoldenBlock[];
}

export interface GoldenBlock {
  readonly kind: BlockKind;
  readonly text: string;
  readonly annotations: readonly GoldenAnnotation[];
}

/** An annotation in a block: `entity` for a name, `value` for a date. What the dataset adds, such as events, is left out. */
export interface GoldenAnnotation {
  readonly quote: string;
  /** The offset of its start in the block's text. */
  readonly at: number;
  readonly entity?: string;
  /** The office by which a person is named; absent where the entity itself is named. */
  readonly office?: string;
  /** The TIMEX3 value; null where it cannot be resolved. */
  readonly value?: string | null;
  /** The TIMEX3 type where it is not DATE. */
  readonly type?: string;
  readonly mod?: string;
  readonly bound?: string;
  readonly painted: boolean;
}

/** Reads and annotates a page as the extension does. Throws where an annotation lies in no block, which would be a bug. */
export async function makeGolden(html: string, reference: Reference, languages: Languages): Promise<GoldenArticle> {
  const document = await readHtml(html);
  const annotated = annotateDocument(document, { language: null, published: null }, reference, languages);
  const { language, published, inScope, text, blocks, annotations } = annotated;
  const stray = annotations.find((one) => !blocks.some(({ start, end }) => start <= one.start && one.end <= end));
  if (stray !== undefined) throw new Error(`«${stray.quote}» at ${stray.start} lies in no block`);
  return {
    stated: { language: document.language, published: document.published?.value ?? null },
    language,
    published,
    inScope,
    blocks: blocks.map(({ kind, start, end }) => ({
      kind,
      text: text.slice(start, end),
      annotations: annotations
        .filter((annotation) => start <= annotation.start && annotation.end <= end)
        .map((annotation) => goldenAnnotation(annotation, start)),
    })),
  };
}

function goldenAnnotation(annotation: PrintedAnnotation, blockStart: number): GoldenAnnotation {
  const { quote, start, painted } = annotation;
  const place = { quote, at: start - blockStart };
  if ('entity' in annotation) {
    const { entity, office } = annotation;
    return { ...place, entity, ...(office === null || office === entity ? {} : { office }), painted };
  }
  const { value = null, timex, mod, bound } = annotation;
  return {
    ...place,
    value,
    ...(timex === 'DATE' ? {} : { type: timex }),
    ...(mod === undefined ? {} : { mod }),
    ...(bound === undefined ? {} : { bound }),
    painted,
  };
}

/** The text of an expected.json: one line per block text and per annotation, so that a line diff shows single annotations. */
export function printGolden({ blocks, ...head }: GoldenArticle): string {
  const lines = Object.entries(head).map(([name, value]) => `  "${name}": ${inOneLine(value)},`);
  const written = blocks.map(({ kind, text, annotations }) =>
    [
      '    {',
      `      "kind": ${inOneLine(kind)},`,
      `      "text": ${inOneLine(text)},`,
      `      "annotations": ${list(
        annotations.map((annotation) => `        ${inOneLine(annotation)}`),
        '      ',
      )}`,
      '    }',
    ].join('\n'),
  );
  return ['{', ...lines, `  "blocks": ${list(written, '  ')}`, '}', ''].join('\n');
}

function list(items: readonly string[], indent: string): string {
  return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n${indent}]`;
}

/** JSON in one line, with spaces inside braces. */
function inOneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}: ${inOneLine(field)}`);
  return `{ ${fields.join(', ')} }`;
}
