import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  messageProblems,
  readMessages,
  shippedMessages,
  withPositions,
  type Messages,
} from '../../src/compiler/messages.ts';
import type { MessageKey } from '../../src/view/words.ts';

const locales = readMessages(fileURLToPath(new URL('../../assets/_locales/', import.meta.url)));

describe.each([...locales])('the interface’s messages in %s', (locale, messages) => {
  it('name their own language', () => expect(messages['language']?.message).toBe(locale));

  it('fill every placeholder', () => {
    const open = Object.entries(messages).filter(([, message]) => /\$[A-Za-z_]/.test(withPositions(message)));
    expect(open).toEqual([]);
  });

  it('have descriptions in English only', () => {
    const described = Object.values(messages).filter(({ description }) => description !== undefined);
    expect(described).toHaveLength(locale === 'en' ? Object.keys(messages).length : 0);
  });
});

const english: Messages = {
  count: {
    message: '$COUNT$ of $TOTAL$',
    description: 'A number.',
    placeholders: { count: { content: '$1', example: '2' }, total: { content: '$2' } },
  },
  back: { message: 'Back', description: 'A button.' },
};
const { count: english1 } = english as { readonly count: Messages[string] };

describe('messages', () => {
  it.each<readonly [string, Messages, readonly string[]]>([
    ['without a mistake', { ...english, count: { ...english1, message: '$TOTAL$, $COUNT$, $TOTAL$' } }, []],
    ['with a missing key', { count: english1 }, ['_locales/de back: is missing']],
    [
      'with a key too many',
      { ...english, forth: { message: 'Vor' } },
      ['_locales/de forth: is not a key of the English messages'],
    ],
    ['with an empty text', { ...english, back: { message: ' ' } }, ['_locales/de back: is empty']],
    [
      'with a misspelt placeholder',
      { ...english, count: { ...english1, message: '$CUONT$ von $TOTAL$' } },
      [
        '_locales/de count: $CUONT$ is not defined',
        '_locales/de count: the placeholder count does not occur as $COUNT$',
      ],
    ],
    [
      'without a placeholder',
      { ...english, count: { message: 'alle $COUNT$', placeholders: { count: { content: '$1' } } } },
      ['_locales/de count: the placeholder total is not the same as in English'],
    ],
    [
      'with placeholders in another order',
      {
        ...english,
        count: { message: '$COUNT$/$TOTAL$', placeholders: { count: { content: '$2' }, total: { content: '$1' } } },
      },
      [
        '_locales/de count: its placeholders must be $1, $2, … in order',
        '_locales/de count: the placeholder count is not the same as in English',
        '_locales/de count: the placeholder total is not the same as in English',
      ],
    ],
  ])('%s give the right problems', (_, german, problems) => {
    expect(
      messageProblems(
        new Map([
          ['de', german],
          ['en', english],
        ]),
      ),
    ).toEqual(problems);
  });

  it('in English need a description', () => {
    expect(messageProblems(new Map([['en', { back: { message: 'Back' } }]]))).toEqual([
      '_locales/en back: has no description for translators',
    ]);
  });

  it('stop the build with every problem, and a file that is not JSON with its name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'csto-context-messages-'));
    const write = (locale: string, text: string) => {
      mkdirSync(join(folder, locale), { recursive: true });
      writeFileSync(join(folder, locale, 'messages.json'), text);
    };
    writeFileSync(join(folder, 'README.md'), 'Not a locale.');
    write('en', JSON.stringify(english));
    write('de', '{}');
    expect(() => readMessages(folder)).toThrow('_locales/de count: is missing\n_locales/de back: is missing');
    write('de', '{');
    expect(() => readMessages(folder)).toThrow('_locales/de/messages.json is not valid JSON');
    rmSync(folder, { recursive: true });
  });

  it('get positions for the extension itself, and ship without descriptions', () => {
    expect(withPositions(english1)).toBe('$1 of $2');
    expect(JSON.parse(shippedMessages(english))).toEqual({
      count: { message: '$COUNT$ of $TOTAL$', placeholders: { count: { content: '$1' }, total: { content: '$2' } } },
      back: { message: 'Back' },
    });
  });

  it('have keys that the compiler knows', () => {
    const key: MessageKey = 'cardBack';
    // @ts-expect-error -- a misspelt key does not compile
    const misspelt: MessageKey = 'cardBakc';
    expect([key in locales.get('en')!, misspelt in locales.get('en')!]).toEqual([true, false]);
  });
});
