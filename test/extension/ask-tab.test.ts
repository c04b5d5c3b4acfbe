import { beforeEach, describe, expect, it, vi } from 'vitest';

const calls: unknown[] = [];
let reply: () => Promise<unknown> = () => Promise.resolve();

vi.mock('../../src/extension/browser.ts', () => ({
  browser: {
    tabs: {
      sendMessage: (tabId: number, message: unknown) => {
        calls.push([tabId, message]);
        return reply();
      },
    },
    scripting: {
      executeScript: ({ target, files }: { target: { tabId: number }; files: readonly string[] }) => {
        calls.push([target.tabId, files]);
        return Promise.resolve();
      },
    },
  },
}));
const { askInjected, askTab } = await import('../../src/extension/ask-tab.ts');

beforeEach(() => {
  calls.length = 0;
});

describe('a question to a tab', () => {
  it('is answered by its annotator', async () => {
    reply = () => Promise.resolve({ answer: { version: 3, span: null } });
    expect(await askTab(7, 'in-view', {})).toEqual({ version: 3, span: null });
    expect(calls).toEqual([[7, { type: 'in-view' }]]);
  });
  it.each([
    'Could not establish connection. Receiving end does not exist.',
    'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received',
    'The page keeping the extension port is moved into back/forward cache, so the message channel is closed.',
    "Actor 'Conduits' destroyed before query 'RuntimeMessage' was resolved",
    'Promised response from onMessage listener went out of scope',
  ])('is answered with null where nobody is there, or has gone: %s', async (message) => {
    reply = () => Promise.reject(new Error(message));
    expect(await askTab(7, 'page-state', {})).toBeNull();
  });
  it('is answered with null where the page has gone without a word', async () => {
    reply = () => Promise.resolve(undefined);
    expect(await askTab(7, 'page-state', {})).toBeNull();
  });
  it('is an error where the annotator failed', async () => {
    reply = () => Promise.resolve({ failed: true });
    await expect(askTab(7, 'record', {})).rejects.toThrow('failed to answer record');
  });
  it('is an error with any other error of the browser', async () => {
    reply = () => Promise.reject(new Error('out of memory'));
    await expect(askTab(7, 'record', {})).rejects.toThrow('out of memory');
  });
  it('is put after the annotator was injected, where that is asked for', async () => {
    reply = () => Promise.resolve({ answer: null });
    await askInjected(7, 'explain', { text: 'CSTO' });
    expect(calls).toEqual([
      [7, ['/annotator.js']],
      [7, { type: 'explain', text: 'CSTO' }],
    ]);
  });
});
