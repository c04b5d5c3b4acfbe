import type { GoldenAnnotation, GoldenArticle, GoldenBlock } from './golden-article.ts';

/** How much of the text stands on each side of what differs, in characters. */
const around = 36;

/**
 * The differences between two readings of a page, a line each, for a person to read: `+` came, `-` went, `~` is understood in
 * another way. Without an earlier reading all came.
 */
export function compareGolden(before: GoldenArticle | null, after: GoldenArticle): readonly string[] {
  const heads = (['stated', 'language', 'published', 'inScope'] as const).flatMap((name) => {
    const [was, is] = [JSON.stringify(before?.[name]), JSON.stringify(after[name])];
    return was === is ? [] : [before === null ? `+ ${name} ${is}` : `~ ${name} ${was} → ${is}`];
  });
  return [...heads, ...alignBlocks(before?.blocks ?? [], after.blocks).flatMap(compareBlocks)];
}

interface BlockPair {
  readonly was: GoldenBlock | null;
  readonly is: GoldenBlock | null;
}

/** Pairs the blocks of two readings: those of one text first, as many as their order allows; between them in turn. */
function alignBlocks(was: readonly GoldenBlock[], is: readonly GoldenBlock[]): readonly BlockPair[] {
  const isSame = (i: number, j: number) => was[i]?.text === is[j]?.text && was[i]?.kind === is[j]?.kind;
  // longest[i][j]: how many blocks can be paired from was[i] and is[j] on.
  const longest = Array.from({ length: was.length + 1 }, () => new Array<number>(is.length + 1).fill(0));
  const lengthAt = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = was.length - 1; i >= 0; i--)
    for (let j = is.length - 1; j >= 0; j--)
      longest[i]![j] = isSame(i, j) ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
  const pairs: BlockPair[] = [];
  let [gone, come]: [GoldenBlock[], GoldenBlock[]] = [[], []];
  const pairRest = () => {
    for (let at = 0; at < Math.max(gone.length, come.length); at++)
      pairs.push({ was: gone[at] ?? null, is: come[at] ?? null });
    [gone, come] = [[], []];
  };
  for (let i = 0, j = 0; i < was.length || j < is.length;) {
    const [old, fresh] = [was[i], is[j]];
    if (old !== undefined && fresh !== undefined && isSame(i, j)) {
      pairRest();
      pairs.push({ was: old, is: fresh });
      i++;
      j++;
    } else if (old !== undefined && (fresh === undefined || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      gone.push(old);
      i++;
    } else if (fresh !== undefined) {
      come.push(fresh);
      j++;
    }
  }
  pairRest();
  return pairs;
}

function compareBlocks({ was, is }: BlockPair): readonly string[] {
  const lines: string[] = [];
  if (was === null && is !== null) lines.push(`+ ${is.kind} ${is.text}`);
  if (was !== null && is === null) lines.push(`- ${was.kind} ${was.text}`);
  if (was !== null && is !== null) {
    if (was.kind !== is.kind) lines.push(`~ ${was.kind} → ${is.kind} ${cut(is.text, 2 * around)}`);
    if (was.text !== is.text) lines.push(...compareTexts(was, is));
  }
  // Where the text is the same a place is a place; in another text only the order of equal quotes says which was which.
  const isMoved = was?.text !== is?.text;
  const old = byPlace(was, isMoved);
  const fresh = byPlace(is, isMoved);
  for (const [place, annotation] of fresh) {
    const earlier = old.get(place);
    const meant = meaningOf(annotation);
    if (earlier === undefined) lines.push(`+ ${inContext(is, annotation)}  ${meant}`);
    else if (meaningOf(earlier) !== meant)
      lines.push(`~ ${inContext(is, annotation)}  ${meaningOf(earlier)} ⇒ ${meant}`);
  }
  for (const [place, annotation] of old)
    if (!fresh.has(place)) lines.push(`- ${inContext(was, annotation)}  ${meaningOf(annotation)}`);
  return lines;
}

function byPlace(block: GoldenBlock | null, isMoved: boolean): ReadonlyMap<string, GoldenAnnotation> {
  const counts = new Map<string, number>();
  const places = new Map<string, GoldenAnnotation>();
  for (const annotation of block?.annotations ?? []) {
    const { quote, at } = annotation;
    const count = (counts.get(quote) ?? 0) + 1;
    counts.set(quote, count);
    places.set(`${isMoved ? count : at} ${quote}`, annotation);
  }
  return places;
}

/** What is understood of the words, in short: `tokayev (role-president-kz)`, `2022-01-10 painted`, `DURATION P10D`. */
function meaningOf({ entity, office, value, type, mod, painted }: GoldenAnnotation): string {
  const meant = entity ?? [type, mod, value ?? 'no day'].filter((word) => word !== undefined).join(' ');
  return `${meant}${office === undefined ? '' : ` (${office})`}${painted ? ' painted' : ''}`;
}

/** The quote in brackets between the words around it. */
function inContext(block: GoldenBlock | null, { quote, at }: GoldenAnnotation): string {
  const text = block?.text ?? '';
  const end = at + quote.length;
  const left = text.slice(Math.max(0, at - around), at);
  const right = text.slice(end, end + around);
  return `${at > around ? '…' : ''}${left}[${quote}]${right}${end + around < text.length ? '…' : ''}`.replaceAll(
    '\n',
    ' ',
  );
}

/** Both texts from a little before where they part to a little after where they meet again. */
function compareTexts(was: GoldenBlock, is: GoldenBlock): readonly string[] {
  let head = 0;
  while (head < was.text.length && was.text[head] === is.text[head]) head++;
  const shorter = Math.min(was.text.length, is.text.length);
  let tail = 0;
  while (tail < shorter - head && was.text.at(-1 - tail) === is.text.at(-1 - tail)) tail++;
  return [
    { sign: '-', block: was },
    { sign: '+', block: is },
  ].map(({ sign, block: { kind, text } }) => {
    const from = Math.max(0, head - around);
    const to = Math.min(text.length, text.length - tail + around);
    return `${sign} ${kind} ${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
  });
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
