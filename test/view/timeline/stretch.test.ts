import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumberOf } from '../../../src/view/timeline/scale.ts';
import { centredOn, moved, zoomed, type Stretch } from '../../../src/view/timeline/stretch.ts';

const whole: Stretch = { from: '1991-12-01', to: '2026-08-01' };
const january: Stretch = { from: '2022-01-01', to: '2022-01-31' };

describe('a stretch of time', () => {
  it.each([
    ['later by half', moved(january, 0.5, whole), '2022-01-16', '2022-02-15'],
    ['earlier by the whole', moved(january, -1, whole), '2021-12-02', '2022-01-01'],
    ['twice as long', zoomed(january, 2, whole), '2021-12-17', '2022-02-15'],
    ['no shorter than two weeks', zoomed(january, 0.01, whole), '2022-01-09', '2022-01-23'],
    ['no longer than all', zoomed(january, 10_000, whole), whole.from, whole.to],
    ['about another day', centredOn(dayNumberOf('2010-06-15'), january, whole), '2010-05-31', '2010-06-30'],
    ['not before the beginning', centredOn(dayNumberOf('1991-12-01'), january, whole), '1991-12-01', '1991-12-31'],
    ['not after the end', moved({ from: '2026-07-01', to: '2026-07-31' }, 5, whole), '2026-07-02', '2026-08-01'],
  ])('%s', (_, made, from, to) => expect(made).toEqual({ from, to }));

  it('stays within the whole and keeps its order, whatever is done with it', () => {
    const step = fc.oneof(
      fc.double({ min: -3, max: 3, noNaN: true }).map((by) => (stretch: Stretch) => moved(stretch, by, whole)),
      fc.constantFrom(0.5, 2).map((by) => (stretch: Stretch) => zoomed(stretch, by, whole)),
      fc.integer({ min: 0, max: 30_000 }).map((day) => (stretch: Stretch) => centredOn(day, stretch, whole)),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { from, to } = steps.reduce((stretch, change) => change(stretch), january);
        expect(whole.from <= from && from < to && to <= whole.to).toBe(true);
      }),
    );
  });
});
