import { describe, expect, it } from 'vitest';
import {
  readBackgroundMessage,
  readTabMessage,
  type AskBackground,
  type BackgroundProtocol,
  type Handlers,
  type MessageOf,
  type TabMessage,
  type TabProtocol,
} from '../../src/protocol/messages.ts';

// Much of this is checked by the compiler: where an expected error is missing, `npm run check:types` fails.

const reach = { from: '1991-12-08', to: '2026-11-23', languages: ['en', 'ru'] };
const keys = { keys: ['csto'], on: '2022-01-11', language: 'en' };
const answers: Readonly<Record<string, unknown>> = { reach, titles: { csto: 'CSTO' }, cards: null };
const ask = ((type: string) => Promise.resolve(answers[type])) as AskBackground;

describe('the type of an answer', () => {
  it('is that of its message', async () => {
    const { languages } = await ask('reach', {});
    const titles: Readonly<Record<string, string>> = await ask('titles', keys);
    expect([languages, titles['csto']]).toEqual([['en', 'ru'], 'CSTO']);
    // @ts-expect-error the answer to `reach` has no titles
    const wrong: Readonly<Record<string, string>> = await ask('reach', {});
    expect(wrong).toBe(reach);
  });
  it('says where there may be none', async () => {
    const worked = await ask('cards', keys);
    // @ts-expect-error the answer to `cards` may be null
    expect(() => worked.workMs).toThrow(TypeError);
  });
  it('is asked of a handler too', () => {
    const sound: Pick<Handlers<BackgroundProtocol>, 'words' | 'style' | 'reach'> = {
      words: ({ language }) => ({ hello: language }),
      style: () => Promise.resolve(),
      reach: () => reach,
    };
    const wrong: Pick<Handlers<TabProtocol>, 'record' | 'in-view'> = {
      // @ts-expect-error a record is no text
      record: () => 'text',
      // @ts-expect-error the span is missing
      'in-view': () => ({ version: 1 }),
    };
    expect(sound.words({ language: 'hy' })).toEqual({ hello: 'hy' });
    expect(Object.keys(wrong)).toEqual(['record', 'in-view']);
  });
});

describe('a message', () => {
  it('has the fields that its type asks for', () => {
    const step: MessageOf<TabProtocol, 'step'> = { type: 'step', by: -1 };
    // @ts-expect-error two marks at a time
    const far: TabMessage = { type: 'step', by: 2 };
    // @ts-expect-error no such message
    const unknown: TabMessage = { type: 'jump', by: 1 };
    // @ts-expect-error a message that carries nothing
    const more = () => ask('reach', { language: 'en' });
    expect(readTabMessage(step)).toEqual(step);
    expect([readTabMessage(far), readTabMessage(unknown)]).toEqual([null, null]);
    expect(more).toBeTypeOf('function');
  });
  it.each(['toString', '__proto__', 'constructor', 'hasOwnProperty'])('is none by an inherited name: %s', (type) => {
    expect(readBackgroundMessage({ type })).toBeNull();
    expect(readTabMessage({ type })).toBeNull();
  });
});
