import { describe, expect, it } from 'vitest';
import { RequestQueue } from '../../src/extension/request-queue.ts';

/** A queue whose rests last until the test ends them, and the order in which its work was done. */
function makeQueue() {
  const rests: (() => void)[] = [];
  const done: string[] = [];
  const queue = new RequestQueue(() => new Promise((resolve) => rests.push(resolve)));
  const ask = (asker: number, name: string, isWanted: () => Promise<boolean> = () => Promise.resolve(true)) => {
    const work = () => {
      done.push(name);
      return name;
    };
    return queue.ask({ asker, work, isWanted });
  };
  const endRest = async () => {
    rests.shift()!();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { ask, done, endRest, queue, rests };
}

describe('requests in a queue', () => {
  it('are worked on at once if nothing else is being done, and say how long that took', async () => {
    const { queue } = makeQueue();
    const work = () => {
      const end = performance.now() + 5;
      while (performance.now() < end);
      return 'answer';
    };
    const worked = await queue.ask({ asker: 1, work, isWanted: () => Promise.resolve(true) });
    expect(worked?.answer).toBe('answer');
    expect(worked?.workMs).toBeGreaterThanOrEqual(5);
  });

  it('have a rest between them, in which everything else gets its turn', async () => {
    const queue = new RequestQueue();
    const order: string[] = [];
    const ask = (asker: number) =>
      queue.ask({ asker, work: () => order.push(`work of ${asker}`), isWanted: () => Promise.resolve(true) });
    const asked = [ask(1), ask(2), ask(3)];
    // A message that has come in meanwhile is another task of the event loop.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      order.push('message');
      port1.close();
    };
    port2.postMessage(null);
    await Promise.all(asked);
    expect(order.indexOf('message')).toBeLessThan(order.indexOf('work of 3'));
    expect(order.filter((step) => step !== 'message')).toEqual(['work of 1', 'work of 2', 'work of 3']);
  });

  it('give their place to a newer one of the same asker, and are answered with null', async () => {
    const { ask, done, endRest } = makeQueue();
    const first = ask(1, 'first');
    const replaced = ask(1, 'replaced');
    const other = ask(2, 'other');
    const newer = ask(1, 'newer');
    expect(await replaced).toBeNull();
    while (done.length < 3) await endRest();
    expect(done).toEqual(['first', 'newer', 'other']);
    expect([(await first)?.answer, (await other)?.answer, (await newer)?.answer]).toEqual(['first', 'other', 'newer']);
  });

  it('are one at a time for an asker that never ceases to ask, so that others wait for one of them at most', async () => {
    const { ask, done, endRest } = makeQueue();
    for (let i = 0; i < 50; i++) void ask(1, `busy ${i}`);
    void ask(2, 'quiet');
    await endRest();
    for (let i = 50; i < 100; i++) void ask(1, `busy ${i}`);
    await endRest();
    void ask(3, 'late');
    await endRest();
    await endRest();
    expect(done).toEqual(['busy 0', 'busy 49', 'quiet', 'busy 99', 'late']);
  });

  it('are dropped at their turn if nobody wants the answer any more', async () => {
    const { ask, done, endRest } = makeQueue();
    void ask(1, 'first');
    const closed = ask(2, 'of a closed tab', () => Promise.reject(new Error('No tab with id: 2')));
    const left = ask(3, 'of another page', () => Promise.resolve(false));
    const last = ask(4, 'last');
    await endRest();
    expect(await closed).toBeNull();
    expect(await left).toBeNull();
    expect((await last)?.answer).toBe('last');
    expect(done).toEqual(['first', 'last']);
  });

  it('may be replaced while it is found out whether they are wanted', async () => {
    const { ask, done, endRest } = makeQueue();
    void ask(1, 'first');
    let say: (wanted: boolean) => void = () => undefined;
    const replaced = ask(2, 'replaced', () => new Promise((resolve) => (say = resolve)));
    await endRest();
    const newer = ask(2, 'newer');
    say(true);
    expect(await replaced).toBeNull();
    expect((await newer)?.answer).toBe('newer');
    expect(done).toEqual(['first', 'newer']);
  });

  it('reject with what their work throws, and the next goes on', async () => {
    const { ask, queue, endRest } = makeQueue();
    const broken = () => {
      throw new Error('broken');
    };
    const isWanted = () => Promise.resolve(true);
    await expect(queue.ask({ asker: 1, work: broken, isWanted })).rejects.toThrow('broken');
    const waiting = queue.ask({ asker: 1, work: broken, isWanted });
    const next = ask(2, 'next');
    void endRest().then(endRest);
    await expect(waiting).rejects.toThrow('broken');
    expect((await next)?.answer).toBe('next');
  });

  it('begin anew after a pause in which nothing was asked', async () => {
    const { ask, done, endRest, rests } = makeQueue();
    await ask(1, 'first');
    await endRest();
    expect(rests).toEqual([]);
    await ask(1, 'second');
    expect(done).toEqual(['first', 'second']);
  });
});
