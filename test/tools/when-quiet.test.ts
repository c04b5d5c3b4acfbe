import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenQuiet } from '../../src/tools/when-quiet.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A task of which each run takes a second and may fail. */
function slowTask(fails: readonly number[] = []) {
  let runs = 0;
  let running = 0;
  let most = 0;
  const errors: unknown[] = [];
  const task = async () => {
    const run = ++runs;
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    running--;
    if (fails.includes(run)) throw new Error(`run ${run}`);
  };
  return { runs: () => runs, most: () => most, errors, quiet: whenQuiet(task, 200, (error) => errors.push(error)) };
}

describe('a task that waits for quiet', () => {
  it('does not run unasked', async () => {
    const { runs } = slowTask();
    await vi.advanceTimersByTimeAsync(5000);
    expect(runs()).toBe(0);
  });
  it('runs once for many askings, the quiet time after the last', async () => {
    const { runs, quiet } = slowTask();
    for (let i = 0; i < 5; i++) {
      quiet.ask();
      await vi.advanceTimersByTimeAsync(150);
    }
    expect(runs()).toBe(0);
    await vi.advanceTimersByTimeAsync(50);
    expect(runs()).toBe(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect(runs()).toBe(1);
  });
  it('runs once more for what was asked during a run, and never twice at once', async () => {
    const { runs, most, quiet } = slowTask();
    quiet.ask();
    await vi.advanceTimersByTimeAsync(700);
    quiet.ask();
    quiet.ask();
    await vi.advanceTimersByTimeAsync(499);
    expect(runs()).toBe(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect([runs(), most()]).toEqual([2, 1]);
  });
  it('tells an error and goes on', async () => {
    const { runs, errors, quiet } = slowTask([1]);
    quiet.ask();
    await vi.advanceTimersByTimeAsync(2000);
    quiet.ask();
    await vi.advanceTimersByTimeAsync(2000);
    expect([runs(), errors]).toEqual([2, [new Error('run 1')]]);
  });
  it('begins no run after it was stopped, and waits for the one under way', async () => {
    const { runs, quiet } = slowTask();
    quiet.ask();
    await vi.advanceTimersByTimeAsync(300);
    quiet.ask();
    let isOver = false;
    void quiet.stop().then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(800);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(5000);
    quiet.ask();
    await vi.advanceTimersByTimeAsync(5000);
    expect([isOver, runs()]).toEqual([true, 1]);
  });
});
