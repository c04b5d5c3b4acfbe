import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import type { MapDrawing } from '../../../src/core/reference/map-drawing.ts';
import { renderMap } from '../../../src/view/pages/map.ts';
import { summary } from '../cards.ts';
import { wordsIn } from '../words.ts';

const { document } = new JSDOM('').window;
const drawing: MapDrawing = {
  width: 10,
  height: 5,
  land: 'M0 0z',
  disputed: 'M9 9z',
  states: { AM: 'M1 1z', GE: 'M2 2z', KZ: 'M3 3z', PL: 'M4 4z' },
};

describe('the map', () => {
  const onReveal = vi.fn();
  const map = renderMap(summary(), drawing, { document, words: wordsIn('en'), onReveal });
  const shape = (d: string) => map.querySelector(`path[d="${d}"]`)!;

  it('tells the members of the day to who cannot see it', () =>
    expect(map.querySelector('svg')!.getAttribute('aria-label')).toBe(
      'Map. Members on 11 January 2022: Kazakhstan, Armenia',
    ));
  it.each([
    ['M1 1z', 'state member-frozen', 'Armenia: member, participation frozen'],
    ['M2 2z', 'state former', 'Georgia: former member'],
    ['M3 3z', 'state member named', 'Kazakhstan: member'],
    ['M4 4z', 'state', undefined],
  ])('tints %s as %s', (d, classes, title) => {
    expect(shape(d).getAttribute('class')).toBe(classes);
    expect(shape(d).textContent || undefined).toBe(title);
  });
  it('draws those that stand out last, and disputed land over all', () =>
    expect([...map.querySelectorAll('svg > path')].map((path) => path.getAttribute('d'))).toEqual([
      'M0 0z',
      'M4 4z',
      'M1 1z',
      'M2 2z',
      'M3 3z',
      'M9 9z',
    ]));
  it('goes to the first mention of a state that is named, and of no other', () => {
    for (const d of ['M1 1z', 'M3 3z']) shape(d).dispatchEvent(new document.defaultView!.Event('click'));
    expect(onReveal.mock.calls).toEqual([[{ start: 10, end: 20 }]]);
  });
});
