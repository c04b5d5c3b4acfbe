import names from './metadata-names.json' with { type: 'json' };

/** What the JSON-LD of a page says of its article. */
export interface LinkedData {
  readonly published: string | null;
  readonly language: string | null;
}

const none: LinkedData = { published: null, language: null };
const articleTypes: ReadonlyMap<string, number> = new Map(names.articleTypes.map((type, rank) => [type, rank]));
const lastRank = names.articleTypes.length;

/** Longer scripts are lists and not descriptions, and are ignored; in UTF-16 units. */
const maxScriptLength = 500_000;
const maxObjects = 2_000;
/** Values may be wrapped in objects with a type or a language (`{ "@value": … }`), which are opened to this depth. */
const maxValueDepth = 4;
/** An object has a type or two. */
const maxTypes = 20;

/**
 * Reads the page's JSON-LD: arrays, `@graph` and nested objects alike. Of several descriptions the one of an article wins, the
 * first of them. A script that is not JSON is ignored: many pages have one.
 */
export function readLinkedData(document: Document): LinkedData {
  let best = none;
  let bestRank = Infinity;
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    for (const object of objectsOf(script.textContent)) {
      const found: LinkedData = {
        published: textOf(object['datePublished'] ?? object['dateCreated']),
        language: languageOf(object['inLanguage']),
      };
      if (found.published === null && found.language === null) continue;
      const rank = rankOf(object['@type']) - (found.published === null ? 0 : lastRank + 1);
      if (rank >= bestRank) continue;
      best = found;
      bestRank = rank;
    }
  }
  return best;
}

function objectsOf(json: string): Record<string, unknown>[] {
  if (json.length > maxScriptLength) return [];
  const objects: Record<string, unknown>[] = [];
  const waiting: unknown[] = [parse(json)];
  for (let i = 0; i < waiting.length && i < maxObjects; i++) {
    const value = waiting[i];
    if (Array.isArray(value)) waiting.push(...(value as unknown[]).slice(0, maxObjects));
    else if (typeof value === 'object' && value !== null) {
      const object = value as Record<string, unknown>;
      objects.push(object);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item'])
        if (key in object) waiting.push(object[key]);
    }
  }
  return objects;
}

function parse(json: string): unknown {
  // Some pages wrap the script in a comment or end statements in it.
  const trimmed = json
    .trim()
    .replace(/^(?:<!--|\/\*.{0,40}?\*\/)/, '')
    .replace(/(?:-->|;)$/, '');
  try {
    return JSON.parse(trimmed) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError || (error as Error).name === 'SyntaxError') return null;
    throw error;
  }
}

function rankOf(type: unknown): number {
  const types = Array.isArray(type) ? (type as unknown[]).slice(0, maxTypes) : [type];
  return Math.min(
    ...types.map((one) =>
      typeof one === 'string' ? (articleTypes.get(one.replace(/^.*[/:#]/, '')) ?? lastRank) : lastRank,
    ),
    lastRank,
  );
}

function textOf(value: unknown): string | null {
  let inner = value;
  for (let depth = 0; depth < maxValueDepth; depth++) {
    const first = Array.isArray(inner) ? (inner as unknown[])[0] : inner;
    if (typeof first === 'number') return String(first);
    if (typeof first === 'string') return first.trim() === '' ? null : first.trim();
    if (typeof first !== 'object' || first === null) return null;
    inner = (first as Record<string, unknown>)['@value'];
  }
  return null;
}

function languageOf(value: unknown): string | null {
  const first = Array.isArray(value) ? (value as unknown[])[0] : value;
  if (typeof first !== 'object' || first === null) return textOf(first);
  const object = first as Record<string, unknown>;
  return textOf(object['alternateName'] ?? object['name'] ?? object['@value'] ?? null);
}
