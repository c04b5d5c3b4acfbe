import type { Reference } from '../core/reference/reference.ts';
import type { BlockKind, IsoDay, LanguageTag, PublicationDate } from '../core/types.ts';
import { annotateDocument, type PrintedAnnotation } from './annotate-document.ts';
import { readHtml } from './read-document.ts';

/** What the product makes of a page of test/articles, as its expected.json holds it. */
export interface GoldenArticle {
  /** What the page itself says. */
  readonly stated: { readonly language: LanguageTag | null; readonly published: IsoDay | null };
  readonly language: LanguageTag;
  readonly published: PublicationDate | null;
  readonly inScope: boolean;
  /** Empty where the page is no article. */
  readonly blocks: readonly GoldenBlock[];
}

export interface GoldenBlock {
  readonly kind: BlockKind;
  readonly text: string;
  readonly annotations: readonly GoldenAnnotation[];
}

/** An annotation of a block: an entity's has `entity`, a date's has `value`. What the dataset adds to it, as its events, is left out. */
export interface GoldenAnnotation {
  readonly quote: string;
  /** Where it begins in the block's text. */
  readonly at: number;
  readonly entity?: string;
  /** The office through which a person is named; absent where that is the entity itself. */
  readonly office?: string;
  /** The TIMEX3 value; null where the day cannot be told. */
  readonly value?: string | null;
  /** The TIMEX3 type where it is not DATE. */
  readonly type?: string;
  readonly mod?: string;
  readonly painted: boolean;
}

/** Reads and annotates a page as the extension does. Throws where an annotation lies in no block, as none must. */
export async function makeGolden(html: string, reference: Reference): Promise<GoldenArticle> {
  const document = await readHtml(html);
  const annotated = annotateDocument(document, { language: null, published: null }, reference);
  const { language, published, inScope, text, blocks, annotations } = annotated;
  const homeless = annotations.find((one) => !blocks.some(({ start, end }) => start <= one.start && one.end <= end));
  if (homeless !== undefined) throw new Error(`«${homeless.quote}» at ${homeless.start} lies in no block`);
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
  const { value = null, timex, mod } = annotation;
  return {
    ...place,
    value,
    ...(timex === 'DATE' ? {} : { type: timex }),
    ...(mod === undefined ? {} : { mod }),
    painted,
  };
}

/** The text of an expected.json: one line for each block's text and for each annotation. */
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

/** JSON with spaces as a person sets them. */
function inOneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}: ${inOneLine(field)}`);
  return `{ ${fields.join(', ')} }`;
}
