import { describe, expect, it } from 'vitest';
import { GivenUp, Slicer } from '../../src/annotator/slicer.ts';

const always = () => true;
/** Keeps the thread until a slice is used up. */
function work(ms = 10): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('jobs of a slicer', () => {
  it('run one at a time, in the order in which they were given', async () => {
    const slicer = new Slicer();
    const order: string[] = [];
    const job = (name: string) =>
      slicer.run(always, async (pause) => {
        for (const part of ['begins', 'goes on', 'ends']) {
          order.push(`${name} ${part}`);
          work();
          await pause();
        }
      });
    await Promise.all(['first', 'second', 'third'].map(job));
    expect(order).toEqual(
      ['first', 'second', 'third'].flatMap((name) => ['begins', 'goes on', 'ends'].map((part) => `${name} ${part}`)),
    );
  });

  it('let others have the thread between slices', async () => {
    let isOther = false;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      isOther = true;
      port1.close();
    };
    await new Slicer().run(always, async (pause) => {
      port2.postMessage(null);
      for (let part = 0; part < 20 && !isOther; part++) {
        work();
        await pause();
      }
    });
    expect(isOther).toBe(true);
  });

  it('are given up at the next rest when they are not wanted any more, and the next one begins', async () => {
    const slicer = new Slicer();
    let isWanted = true;
    let parts = 0;
    const first = slicer.run(
      () => isWanted,
      async (pause) => {
        for (; parts < 5; parts++) {
          if (parts === 2) isWanted = false;
          work();
          await pause();
        }
      },
    );
    const second = slicer.run(always, () => Promise.resolve('second'));
    await expect(first).rejects.toBeInstanceOf(GivenUp);
    expect(parts).toBe(2);
    expect(await second).toBe('second');
  });

  it('do not begin when nobody wants them at their turn', async () => {
    let hasBegun = false;
    const run = new Slicer().run(
      () => false,
      () => Promise.resolve((hasBegun = true)),
    );
    await expect(run).rejects.toBeInstanceOf(GivenUp);
    expect(hasBegun).toBe(false);
  });

  it('that fail reject with their error, and the next one runs', async () => {
    const slicer = new Slicer();
    const first = slicer.run(always, () => Promise.reject(new Error('broken')));
    const second = slicer.run(always, () => Promise.resolve(2));
    await expect(first).rejects.toThrow('broken');
    expect(await second).toBe(2);
  });

  it('count their own slices only', async () => {
    const slicer = new Slicer();
    await slicer.run(always, async (pause) => {
      work(20);
      await pause();
      work(5);
    });
    expect(slicer.workMs).toBeGreaterThanOrEqual(25);
    expect(slicer.longestMs).toBeGreaterThanOrEqual(20);
    expect(slicer.longestMs).toBeLessThan(slicer.workMs);
    await slicer.run(always, () => Promise.resolve());
    expect(slicer.workMs).toBeLessThan(5);
  });
});
