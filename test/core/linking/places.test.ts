import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Places } from '../../../src/core/linking/places.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../../support/fuzz.ts';

const offset = fc.nat(40);

it('places give the last offset of any round in a range', { timeout: fuzzTimeoutMs }, () => {
  fc.assert(
    fc.property(fc.array(fc.array(offset)), offset, offset, (rounds, from, to) => {
      const places = new Places();
      for (const round of rounds) {
        for (const each of round) places.add(each);
        if (round !== rounds.at(-1)) places.settle();
      }
      const all = rounds.flat();
      expect(places.last(from, to)).toBe(Math.max(-1, ...all.filter((each) => from <= each && each < to)));
      expect(places.has(from)).toBe(all.includes(from));
    }),
    fuzzRuns(),
  );
});
