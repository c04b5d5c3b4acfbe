import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageChanges } from '../../src/annotator/page-changes.ts';
import { WorkBudget } from '../../src/annotator/slicer.ts';

let paragraph: Element;
let changes: PageChanges;
let stop: AbortController;
/** When the page was read again, in milliseconds from the beginning. */
let readAt: number[];
let begun: number;
/** What a reading takes of the page's thread, in work of the background, and in time until the answer. */
let cost = { workMs: 0, backgroundMs: 0, waitMs: 0 };

async function read(): Promise<void> {
  changes.readingBegan();
  changes.wasRead(cost.workMs);
  await new Promise((resolve) => setTimeout(resolve, cost.waitMs));
  changes.readingEnded(cost.backgroundMs);
}

/** Changes a word of the page every so many milliseconds for so long. */
async function changeEvery(everyMs: number, forMs: number): Promise<void> {
  for (let at = 0; at < forMs; at += everyMs) {
    paragraph.textContent = `слово ${at}`;
    await vi.advanceTimersByTimeAsync(everyMs);
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const { window } = new JSDOM('<p>слово</p>', { pretendToBeVisual: true });
  // The page's own timers are the test's.
  Object.assign(window, { setTimeout, clearTimeout });
  vi.stubGlobal('window', window);
  vi.stubGlobal('MutationObserver', window.MutationObserver);
  paragraph = window.document.querySelector('p')!;
  readAt = [];
  begun = performance.now();
  stop = new AbortController();
  changes = new PageChanges(
    {
      document: window.document,
      isOwn: () => false,
      map: () => undefined,
      isAlive: () => true,
      look: () => undefined,
      restore: () => undefined,
      read: () => {
        readAt.push(performance.now() - begun);
        void read();
      },
    },
    stop.signal,
  );
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a page that changes', () => {
  it('is read again when it is quiet', async () => {
    cost = { workMs: 5, backgroundMs: 20, waitMs: 0 };
    const reading = read();
    await changeEvery(50, 100);
    await reading;
    await vi.advanceTimersByTimeAsync(1000);
    expect(readAt).toHaveLength(1);
    expect(readAt[0]).toBeLessThan(500);
  });

  it('is not read again while an answer is on its way, however often it changes', async () => {
    cost = { workMs: 1, backgroundMs: 0, waitMs: 8000 };
    const reading = read();
    await changeEvery(400, 7600);
    expect(readAt).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    await reading;
    await vi.advanceTimersByTimeAsync(1);
    expect(readAt).toHaveLength(1);
  });

  it('is read again as soon as the answer has come, if it has been quiet since its last change', async () => {
    cost = { workMs: 1, backgroundMs: 200, waitMs: 250 };
    const reading = read();
    await vi.advanceTimersByTimeAsync(10);
    await changeEvery(10, 10);
    await vi.advanceTimersByTimeAsync(300);
    await reading;
    expect(readAt).toHaveLength(1);
    expect(readAt[0]).toBeLessThan(330);
  });

  it.each([
    ['its own thread', { workMs: 60, backgroundMs: 0, waitMs: 0 }, 60_000, 60],
    ['the background', { workMs: 1, backgroundMs: 1000, waitMs: 1000 }, 200_000, 1000],
    [
      'the background, waiting for others the most of the time',
      { workMs: 1, backgroundMs: 200, waitMs: 3000 },
      120_000,
      200,
    ],
  ])('takes a twentieth of the time of %s at most', async (_, given, forMs, eachMs) => {
    cost = given;
    const reading = read();
    await changeEvery(400, forMs);
    await reading;
    const share = (readAt.length * eachMs) / forMs;
    // What is saved at first, and the reading in progress, come on top.
    expect(share).toBeLessThanOrEqual(1 / 20 + (1000 + eachMs) / forMs);
    expect(share).toBeGreaterThan(1 / 40);
  });

  it('does not rest for the first little work of the background', async () => {
    cost = { workMs: 1, backgroundMs: 400, waitMs: 400 };
    const reading = read();
    await changeEvery(100, 300);
    await vi.advanceTimersByTimeAsync(400);
    await reading;
    expect(readAt).toHaveLength(1);
  });

  it('is let be when it is not followed any more', async () => {
    cost = { workMs: 1, backgroundMs: 0, waitMs: 500 };
    const reading = read();
    await changeEvery(50, 100);
    stop.abort();
    await vi.advanceTimersByTimeAsync(5000);
    await reading;
    expect(readAt).toEqual([]);
  });
});

describe('a budget of work', () => {
  it('lets work begin at once until what was saved is used up, then rests it off', () => {
    const budget = new WorkBudget(0.1, 200);
    budget.spend(150, 1000);
    expect(budget.readyAt).toBeLessThanOrEqual(1000);
    budget.spend(150, 1000);
    expect(budget.readyAt).toBe(2000);
    budget.spend(0, 2000);
    expect(budget.readyAt).toBe(2000);
  });
  it('saves no more than its limit', () => {
    const budget = new WorkBudget(0.1, 200);
    budget.spend(0, 1_000_000);
    budget.spend(300, 1_000_000);
    expect(budget.readyAt).toBe(1_001_000);
  });
});
