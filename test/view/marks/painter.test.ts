import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, it } from 'vitest';
import { highlightSheet, paintStyles } from '../../../src/view/marks/highlight-sheet.ts';
import { Painter, type PaintedRange, type PaintPlatform } from '../../../src/view/marks/painter.ts';

/** The page's registry, reduced to what a content script may use of it in every browser: no listing. */
class Registry {
  readonly map = new Map<string, Highlight>();
  get = (name: string) => this.map.get(name);
  set = (name: string, highlight: Highlight) => this.map.set(name, highlight) as unknown as HighlightRegistry;
  delete = (name: string) => this.map.delete(name);
  get alive() {
    return [...this.map.values()].reduce((sum, highlight) => sum + highlight.size, 0);
  }
}

class FakeRange {
  readonly startContainer: Node;
  readonly endContainer: Node;
  constructor({ startContainer, endContainer }: StaticRangeInit) {
    this.startContainer = startContainer;
    this.endContainer = endContainer;
  }
}

describe('Painter', () => {
  let registry: Registry;
  let painter: Painter;
  let paragraphs: readonly HTMLElement[];

  beforeEach(() => {
    registry = new Registry();
    let count = 0;
    painter = new Painter({
      highlights: registry,
      Highlight: Set as unknown as PaintPlatform['Highlight'],
      StaticRange: FakeRange as unknown as PaintPlatform['StaticRange'],
      randomName: () => `n${++count}`,
    });
    const { document } = new JSDOM('<p>one two</p><p>three <b>four</b></p>').window;
    paragraphs = [...document.querySelectorAll('p')];
  });

  const in_ = (index: number, style: PaintedRange['style'] = 'person'): PaintedRange => {
    const node = paragraphs[index]!.firstChild!;
    return { startNode: node, startOffset: 0, endNode: node, endOffset: 3, style };
  };

  it('registers one highlight a style, and only styles that are in use', () => {
    painter.paint([in_(0), in_(1), in_(1, 'date')]);
    expect(registry.map.size).toBe(2);
    expect(painter.size).toBe(3);
  });

  it('needs at most eight highlights', () => expect(painter.names.length).toBeLessThanOrEqual(8));

  it('keeps at most 2,000 ranges alive, through later paintings too', () => {
    for (const length of [1999, 2001]) painter.paint(Array.from({ length }, () => in_(0)));
    expect(painter.size).toBe(2000);
    expect(registry.alive).toBe(2000);
  });

  it('paints in place of what was there', () => {
    painter.paint([in_(0), in_(0, 'date')]);
    painter.paint([in_(1)]);
    expect(registry.alive).toBe(1);
    expect(registry.map.size).toBe(1);
  });

  it('leaves what is painted already as it is', () => {
    painter.paint([in_(0), in_(1)]);
    const before = [...registry.map.get('n3')!];
    painter.paint([in_(1), in_(0), in_(0, 'date')]);
    expect([...registry.map.get('n3')!]).toEqual(before);
    expect(painter.size).toBe(3);
  });

  it('paints in steps, and leaves out what the page has changed between them', () => {
    const steps = painter.paintInSteps([...Array.from({ length: 120 }, () => in_(0)), in_(1)]);
    steps.next();
    expect(registry.alive).toBe(50);
    (paragraphs[0]!.firstChild as Text).data = 'two one';
    Array.from(steps);
    expect(registry.alive).toBe(51);
    expect(painter.removeStale()).toBe(50);
    expect(painter.size).toBe(1);
  });

  it('takes away what reads otherwise, even at the same length, and leaves the others', () => {
    painter.paint([in_(0), in_(1), in_(1, 'date')]);
    (paragraphs[1]!.firstChild as Text).data = 'seven ';
    expect(painter.removeStale()).toBe(2);
    expect(painter.size).toBe(1);
    expect(registry.alive).toBe(1);
  });

  it('leaves what was moved within the document', () => {
    painter.paint([in_(0)]);
    paragraphs[1]!.append(paragraphs[0]!);
    expect(painter.removeStale()).toBe(0);
  });

  it('takes away what has left the document', () => {
    painter.paint([in_(0), in_(1)]);
    paragraphs[0]!.remove();
    expect(painter.removeStale()).toBe(1);
    expect(painter.size).toBe(1);
  });

  it('does not count the focus among the ranges, and takes it away with its words', () => {
    painter.paint([in_(0)]);
    painter.focus([in_(1, 'focus')]);
    expect(painter.size).toBe(1);
    expect(registry.map.size).toBe(2);
    paragraphs[1]!.remove();
    expect(painter.removeStale()).toBe(0);
    expect(registry.map.size).toBe(1);
  });

  it.each([
    ['cleared', (map: Map<string, Highlight>) => map.clear()],
    ['replaced', (map: Map<string, Highlight>) => map.forEach((_, name) => map.set(name, new Set() as never))],
  ])('comes back when the page has %s the registry', (_, tamper) => {
    painter.paint([in_(0), in_(1, 'date')]);
    tamper(registry.map);
    painter.restore();
    expect(registry.alive).toBe(2);
  });

  it('leaves nothing behind, and nothing of others’', () => {
    registry.map.set('of-the-page', new Set() as never);
    painter.paint([in_(0)]);
    painter.focus([in_(0, 'focus')]);
    painter.clear();
    expect([...registry.map.keys()]).toEqual(['of-the-page']);
    expect(painter.size).toBe(0);
  });
});

describe('highlightSheet', () => {
  const names = paintStyles.map((_, index) => `n${index}`);
  const sheet = highlightSheet(names);

  it('has a rule for every name', () => {
    for (const name of names) expect(sheet).toContain(`::highlight(${name}){`);
  });
  it('moves no letter: sets only decoration, colours and offset', () => {
    const properties = [...sheet.matchAll(/[{;]([a-z-]+):/g)].map(([, property]) => property);
    const allowed = ['text-decoration', 'text-underline-offset', 'background-color', 'text-decoration-color', 'color'];
    expect(properties.filter((property) => !allowed.includes(property!))).toEqual([]);
  });
  it('takes everything away in print', () =>
    expect(sheet).toMatch(/@media print\{[^}]*text-decoration:none;background-color:transparent\}/));
  it('is silent about names that it has no style for', () =>
    expect(highlightSheet([...names, 'extra'])).not.toContain('extra'));
});
