import { describe, expect, it } from 'vitest';
import { onlyLatest } from '../../src/annotator/only-latest.ts';

describe('work of which only the latest call counts', () => {
  it.each([
    ['the first call waits longest', [30, 20, 10]],
    ['the last call waits longest', [10, 20, 30]],
    ['the middle call waits longest', [10, 30, 20]],
  ])('shows the last call’s result alone, where %s', async (_, waits) => {
    const begin = onlyLatest();
    const shown: number[] = [];
    await Promise.all(
      waits.map(async (ms, call) => {
        const isLatest = begin();
        await new Promise((resolve) => setTimeout(resolve, ms));
        if (isLatest()) shown.push(call);
      }),
    );
    expect(shown).toEqual([2]);
  });

  it('is apart from work of another kind', () => {
    const isLatest = onlyLatest()();
    onlyLatest()();
    expect(isLatest()).toBe(true);
  });
});
