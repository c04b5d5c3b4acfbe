import { role } from './element-roles.ts';
import { isShareBar } from './hints.ts';
import type { Container, Outline } from './outline.ts';
import type { Slices } from './slices.ts';
import { familyOf, judge, readAttributes, type Attributes, type Surroundings } from './standing.ts';

// Which container is the article? The one with the most sentences and the fewest links and scraps. Containers that stand
// beside the article by their names or meaning are taken out of the count first, then teasers. What remains is summed up
// from below, and the best container wins, the innermost of equals.

/** The chosen container with what the choice learnt of the page. */
export interface Choice {
  /** Null where no sentence counts. */
  readonly root: Container | null;
  /** Weight of the root's sentences, and of those in teasers anywhere on the page. */
  readonly prose: number;
  readonly teaserProse: number;
  /** Class names that hint at furniture, but stand on several parts of the page that read like the article. */
  readonly doubted: ReadonlySet<string>;
}

/** What a character of links and scraps takes away from the weight of sentences. */
const scrapWeight = 0.6;

/** A teaser is a link with a sentence or two: a linked heading, or one of several of its kind. One with a heading of its own is a section. */
const teaserProseAtMost = 400;
const teaserBlocksAtMost = 2;
const teaserLinksAtLeast = 18;
/** No more containers are looked at to tell an entry of a live blog from a teaser. */
const entryContainersAtMost = 20;

/** Several containers of one name are no furniture from this share of the chosen sentences on; only those with few links count. */
const familyAtLeast = 0.6;
const familyLinkedAtMost = 0.2;

/** Containers whose attributes are read in one step, and those that are only added up. */
const readPerSlice = 100;
const addedPerSlice = 4_000;

const bonuses: Partial<Record<Attributes, number>> = { 'article-body': 0.3, article: 0.03 };

/** What counts of a container: sums over what stands in it and not beside. */
interface Sum {
  readonly container: Container;
  readonly parent: Sum | null;
  readonly bonus: number;
  prose: number;
  blocks: number;
  /** Scraps of `container` that stand in what was taken out of the count. */
  uncounted: number;
  /** Children that are teasers if they are several. */
  readonly doubtful: Sum[];
}

/** By class names: containers taken for furniture by them that hold more than links, and the weight of their sentences. */
type Families = Map<string, readonly [members: number, prose: number]>;

/** Chooses the article's container. Sets the standing of every container that holds sentences. */
export function* chooseRoot(outline: Outline, page: Surroundings): Slices<Choice> {
  const families: Families = new Map();
  const sums = yield* countStanding(outline, page, families);
  yield;
  const teaserProse = yield* addUp(sums, outline, page);
  let best: Sum | null = null;
  let bestValue = 0;
  for (let i = 0; i < sums.length; i++) {
    if (i % addedPerSlice === addedPerSlice - 1) yield;
    const sum = sums[i]!;
    const { container, parent } = sum;
    if (parent?.container.standing === 'beside') container.standing = 'beside';
    if (container.standing === 'beside') continue;
    const value = sum.prose * (1 + sum.bonus) - scrapWeight * Math.max(0, container.scraps - sum.uncounted);
    if (value < bestValue) continue;
    best = sum;
    bestValue = value;
  }
  const prose = best?.prose ?? 0;
  const doubted = new Set<string>();
  for (const [names, [members, weight]] of families)
    if (members > 1 && weight > familyAtLeast * prose) doubted.add(names);
  return { root: best?.container ?? null, prose, teaserProse, doubted };
}

/** Adds the sums up from below, without teasers. Answers the weight of the sentences in teasers. */
function* addUp(sums: readonly Sum[], outline: Outline, page: Surroundings): Slices<number> {
  let teaserProse = 0;
  for (let i = sums.length - 1; i >= 0; i--) {
    if (i % addedPerSlice === 0) yield;
    const sum = sums[i]!;
    const { container, parent } = sum;
    if (sum.doubtful.length > 1) for (const teaser of sum.doubtful) teaserProse += takeOut(teaser, sum);
    const isDoubtful = !page.lenient && isTeaserLike(sum, page) && !isEntry(sum, outline);
    if (parent === null) continue;
    parent.prose += sum.prose;
    parent.blocks += sum.blocks;
    parent.uncounted += sum.uncounted;
    if (isDoubtful && container.linkedHeadings > 0) teaserProse += takeOut(sum, parent);
    else if (isDoubtful) parent.doubtful.push(sum);
  }
  return teaserProse;
}

function isTeaserLike({ container, prose, blocks }: Sum, page: Surroundings): boolean {
  if (container.role === role.quote || page.aroundHeadline.has(container)) return false;
  if (container.headings > 0 && container.linkedHeadings === 0) return false;
  return (
    prose > 0 && prose < teaserProseAtMost && blocks <= teaserBlocksAtMost && container.links >= teaserLinksAtLeast
  );
}

/** Is what looks like a teaser an entry of a live blog, whose links but share it? */
function isEntry({ container }: Sum, { containers }: Outline): boolean {
  let links = container.links;
  const end = container.order + entryContainersAtMost;
  for (let i = container.order + 1; i < end; i++) {
    const below = containers[i];
    if (below === undefined || below.parent!.order < container.order) break;
    if (below.prose === 0 && isShareBar(below.element)) links -= below.links;
  }
  return links < teaserLinksAtLeast;
}

function takeOut(teaser: Sum, parent: Sum): number {
  teaser.container.standing = 'beside';
  parent.prose -= teaser.prose;
  parent.blocks -= teaser.blocks;
  return teaser.prose;
}

/** One sum for each container with sentences that stands in, parents first. */
function* countStanding(outline: Outline, page: Surroundings, families: Families): Slices<Sum[]> {
  const sums: Sum[] = [];
  const byContainer = new Map<Container, Sum>();
  for (const container of outline.containers) {
    if (container.order % addedPerSlice === addedPerSlice - 1) yield;
    if (container.prose === 0) continue;
    const parent = container.parent === null ? null : byContainer.get(container.parent);
    if (parent === undefined) continue;
    const attributes = readAttributes(container.element);
    container.standing = judge(container, attributes, page);
    if (container.standing === 'beside') {
      if (parent !== null) parent.uncounted += container.scraps;
      if (
        attributes === 'usually-beside' &&
        container.linkedHeadings === 0 &&
        container.linked <= familyLinkedAtMost * container.text
      ) {
        const names = familyOf(container.element);
        const [members, weight] = families.get(names) ?? [0, 0];
        families.set(names, [members + 1, weight + container.prose]);
      }
      continue;
    }
    const bonus = bonuses[attributes] ?? (container.role === role.article ? 0.1 : 0);
    const sum: Sum = {
      container,
      parent,
      bonus,
      prose: container.ownProse,
      blocks: container.ownProseBlocks,
      uncounted: 0,
      doubtful: [],
    };
    sums.push(sum);
    byContainer.set(container, sum);
    if (sums.length % readPerSlice === 0) yield;
  }
  return sums;
}
