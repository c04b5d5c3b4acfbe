import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askBackground } from '../../src/extension/ask-background.ts';
import type { AnnotateRequest, Reply } from '../../src/protocol/messages.ts';

const stopped = new Error('the message channel closed before a response was received');
/** What comes of each sending, in order. */
let outcomes: (() => Promise<Reply | undefined>)[] = [];
let sent: unknown[] = [];
let runtime: { id?: string };

const replied = (reply: Reply) => () => Promise.resolve(reply);
const nothing = () => Promise.resolve(undefined);
const lost = () => Promise.reject(stopped);
const card = { id: 'csto', on: '2022-01-11', language: 'ru' };
const cardMessage = { type: 'describe', ...card };
const article: AnnotateRequest = {
  text: '',
  blocks: [],
  language: null,
  published: null,
  cardLanguage: null,
  names: [],
};

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  runtime = { id: 'ours' };
  const sendMessage = (message: unknown) => {
    sent.push(message);
    return outcomes.shift()!();
  };
  vi.stubGlobal('chrome', { runtime: Object.assign(runtime, { sendMessage }) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a request to the background', () => {
  it('is sent before the call returns', () => {
    outcomes = [() => new Promise(() => undefined)];
    void askBackground('open-panel', {});
    expect(sent).toEqual([{ type: 'open-panel' }]);
  });

  it('is not sent again while the background is slow', async () => {
    let answer: (reply: Reply) => void = () => undefined;
    outcomes = [() => new Promise((resolve) => (answer = resolve))];
    const asked = askBackground('annotate', article);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(sent).toHaveLength(1);
    answer({ answer: { answer: 'analysis', workMs: 9 } });
    expect(await asked).toEqual({ answer: 'analysis', workMs: 9 });
  });

  it.each([
    ['Chromium', lost],
    ['Firefox', nothing],
  ])('is sent again if the background was stopped, as %s tells that, twice at most', async (_, stop) => {
    outcomes = [stop, stop, replied({ answer: null })];
    const asked = askBackground('describe', card);
    await vi.advanceTimersByTimeAsync(99);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(700);
    expect(await asked).toBeNull();
    expect(sent).toEqual([cardMessage, cardMessage, cardMessage]);
  });

  it('throws if the background was stopped every time', async () => {
    outcomes = [lost, nothing, lost];
    const asked = expect(askBackground('describe', card)).rejects.toThrow('stopped at describe');
    await vi.advanceTimersByTimeAsync(10_000);
    await asked;
    expect(sent).toHaveLength(3);
  });

  it('is not sent again if the background failed, which is an error', async () => {
    outcomes = [replied({ failed: true })];
    await expect(askBackground('annotate', article)).rejects.toThrow('failed to answer annotate');
    expect(sent).toHaveLength(1);
  });

  it('is answered with null if it was superseded, and not sent again', async () => {
    outcomes = [replied({ superseded: true })];
    expect(await askBackground('annotate', article)).toBeNull();
    expect(sent).toHaveLength(1);
  });

  it('throws at once if the extension itself has gone', async () => {
    outcomes = [
      () => {
        delete runtime.id;
        return lost();
      },
    ];
    await expect(askBackground('annotate', article)).rejects.toBe(stopped);
    expect(sent).toHaveLength(1);
  });
});
