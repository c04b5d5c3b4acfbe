import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardKey, idOfKey } from '../../src/core/cards/card-keys.ts';
import { kindGroups } from '../../src/core/cards/kind-groups.ts';
import { readBackgroundMessage, readTabMessage } from '../../src/protocol/messages.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../support/fuzz.ts';

/** A field of messages: values that it may have, and a schema that says so in other words than the code. */
interface Field {
  readonly sound: fc.Arbitrary<unknown>;
  readonly schema: object;
}

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength }) as const;
const tag: Field = {
  sound: fc.constantFrom('ru', 'en', 'zh-Hant', 'sr-Latn-RS'),
  schema: { ...text(35), pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$' },
};
const orNull = ({ sound, schema }: Field): Field => ({
  sound: fc.option(sound),
  schema: { anyOf: [{ type: 'null' }, schema] },
});
const day: Field = {
  sound: fc
    .date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  schema: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' },
};
const published = orNull({
  sound: fc.record({ value: day.sound, basis: fc.constantFrom('metadata', 'option', 'dateline', 'inferred') }),
  schema: {
    type: 'object',
    required: ['value', 'basis'],
    additionalProperties: false,
    properties: { value: day.schema, basis: { enum: ['metadata', 'option', 'dateline', 'inferred'] } },
  },
});
const id: Field = { sound: fc.string({ minLength: 1, maxLength: 100 }), schema: text(100) };
const words: Field = { sound: fc.string({ minLength: 1, maxLength: 2000 }), schema: text(2000) };
const keys: Field = {
  sound: fc.array(id.sound, { maxLength: 5 }),
  schema: { type: 'array', maxItems: 3000, items: id.schema },
};
const names: Field = {
  sound: fc.array(fc.stringMatching(/^[a-z][a-z0-9-]{1,40}$/), { maxLength: 16 }),
  schema: { type: 'array', maxItems: 16, items: { type: 'string', pattern: '^[a-z][a-z0-9-]{1,40}$' } },
};
const offset = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;
const span: Field = {
  sound: fc.tuple(fc.maxSafeNat(), fc.maxSafeNat()).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
  schema: { type: 'object', required: ['start', 'end'], properties: { start: offset, end: offset } },
};
const source = fc.string({ maxLength: 60 });
const kinds = ['heading', 'paragraph', 'item', 'quote', 'caption'];
/** Neighbours of the ascending borders, in a text of at least so many units. */
const blocks: Field = {
  sound: fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.constantFrom(...kinds)), { maxLength: 4 }).map((parts) => {
    let at = 0;
    return parts.map(([gap, length, kind]) => ({ start: (at += gap), end: (at += length), kind }));
  }),
  schema: {
    type: 'array',
    maxItems: 20_000,
    items: {
      type: 'object',
      required: ['start', 'end', 'kind'],
      properties: { start: offset, end: offset, kind: { enum: kinds } },
    },
  },
};
const known = { of: fc.constant('known'), id: id.sound, on: fc.boolean() };
const site = fc.string({ minLength: 1, maxLength: 255 });
const change: Field = {
  sound: fc.oneof(
    fc.record(known),
    fc.record({ ...known, of: fc.constant('wrong'), site }),
    fc.record({ of: fc.constant('site'), site, on: fc.boolean() }),
  ),
  schema: {
    type: 'object',
    required: ['of', 'on'],
    additionalProperties: false,
    properties: {
      of: { enum: ['known', 'wrong', 'site'] },
      on: { type: 'boolean' },
      id: id.schema,
      site: text(255),
    },
    oneOf: [
      { properties: { of: { const: 'known' } }, required: ['id'], not: { required: ['site'] } },
      { properties: { of: { const: 'wrong' } }, required: ['id', 'site'] },
      { properties: { of: { const: 'site' } }, required: ['site'], not: { required: ['id'] } },
    ],
  },
};
const name = { sound: fc.string({ minLength: 1, maxLength: 255 }), schema: text(255) };
const settings: Readonly<Record<string, Field>> = {
  enabled: { sound: fc.boolean(), schema: { type: 'boolean' } },
  language: { sound: fc.constantFrom('auto', 'ru', 'hy'), schema: { type: 'string', pattern: '^[a-z]{2,4}$' } },
  marks: { sound: fc.constantFrom('article', 'section', 'all'), schema: { enum: ['article', 'section', 'all'] } },
  sitesOff: { sound: fc.uniqueArray(name.sound, { maxLength: 3 }), schema: { type: 'array', items: name.schema } },
  wrongHere: {
    sound: fc.array(fc.record({ id: name.sound, site: name.sound }), { maxLength: 3 }),
    schema: { type: 'array', items: { type: 'object', required: ['id', 'site'] } },
  },
};
const settingsChange: Field = {
  sound: fc.oneof(
    change.sound,
    fc.record({ of: fc.constant('kind'), group: fc.constantFrom(...kindGroups), on: fc.boolean() }),
    fc.record({
      of: fc.constant('values'),
      values: fc.record(Object.fromEntries(Object.entries(settings).map(([key, { sound }]) => [key, sound])), {
        requiredKeys: [],
      }),
    }),
  ),
  schema: {
    anyOf: [
      change.schema,
      {
        type: 'object',
        required: ['of', 'group', 'on'],
        additionalProperties: false,
        properties: { of: { const: 'kind' }, group: { enum: kindGroups }, on: { type: 'boolean' } },
      },
      {
        type: 'object',
        required: ['of', 'values'],
        additionalProperties: false,
        properties: {
          of: { const: 'values' },
          values: {
            type: 'object',
            properties: Object.fromEntries(Object.entries(settings).map(([key, { schema }]) => [key, schema])),
          },
        },
      },
    ],
  },
};
const by: Field = { sound: fc.constantFrom(1, -1), schema: { enum: [1, -1] } };

type Fields = Readonly<Record<string, Field>>;
const described: Fields = { id, on: day, language: tag };
const ofCards: Fields = { keys, on: day, language: tag };
const toBackground: Readonly<Record<string, Fields>> = {
  start: {},
  reach: {},
  'private-changes': {},
  'change-privately': { change },
  'change-settings': { change: settingsChange },
  'mend-settings': {},
  words: { language: tag },
  style: { names },
  cards: ofCards,
  titles: ofCards,
  describe: described,
  'explain-words': { text: words, language: orNull(tag), published, cardLanguage: tag },
  'open-panel': { id },
  annotate: {
    // Longer than the blocks reach.
    text: {
      sound: source.map((end) => 'Слово за словом, и так до конца абзаца.' + end),
      schema: { type: 'string', maxLength: 300_000 },
    },
    blocks,
    language: orNull(tag),
    published,
    cardLanguage: orNull(tag),
    names,
  },
};
const toTab: Readonly<Record<string, Fields>> = {
  'page-state': {},
  'annotate-anyway': {},
  diagnose: {},
  'in-view': {},
  record: {},
  'settings-changed': {},
  step: { by },
  explain: { text: words },
  reveal: { span },
};

const ajv = new Ajv({ strict: false });

/** Checks the messages of one receiver against the schema of their type. */
function validator(types: Readonly<Record<string, Fields>>): (message: object) => boolean {
  const checks = new Map(
    Object.entries(types).map(([type, fields]) => {
      const properties = Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
      const required = Object.keys(fields).filter((name) => type !== 'open-panel' || name !== 'id');
      const schema = { required, additionalProperties: false, properties: { ...properties, type: { const: type } } };
      return [type, ajv.compile({ type: 'object', ...schema })] as const;
    }),
  );
  return (message) => checks.get((message as { readonly type: string }).type)?.(message) ?? false;
}

const soundMessage = (type: string, fields: Fields) =>
  fc.record({
    type: fc.constant(type),
    ...Object.fromEntries(Object.entries(fields).map(([name, { sound }]) => [name, sound])),
  });

/** Sound messages of any type with a field or two of any other shape, one too many, or left out; and anything at all. */
const spoilt = (types: Readonly<Record<string, Fields>>) => {
  const ofType = ([type, fields]: readonly [string, Fields]) =>
    fc
      .tuple(
        soundMessage(type, fields),
        fc.dictionary(fc.constantFrom(...Object.keys(fields), 'type', 'other'), fc.anything(), { maxKeys: 2 }),
        fc.option(fc.constantFrom(...Object.keys(fields), 'type')),
      )
      .map(([message, changes, without]) =>
        Object.fromEntries(Object.entries({ ...message, ...changes }).filter(([name]) => name !== without)),
      );
  return fc.oneof({ weight: 6, arbitrary: fc.oneof(...Object.entries(types).map(ofType)) }, fc.anything());
};

describe.each([
  ['the background', toBackground, readBackgroundMessage],
  ['a tab', toTab, readTabMessage],
] as const)('messages to %s', { timeout: fuzzTimeoutMs }, (_, types, read) => {
  it.each(Object.entries(types))('are taken as they are where they are sound: %s', (type, fields) => {
    fc.assert(
      fc.property(soundMessage(type, fields), (message) => {
        expect(read(message)).toEqual(message);
      }),
      fuzzRuns(0.2),
    );
  });

  it('of any shape are read without a throw, and taken only with the fields of their type, each sound', () => {
    const isSound = validator(types);
    fc.assert(
      fc.property(spoilt(types), (raw) => {
        const taken = read(raw);
        if (taken === null) return;
        expect(taken).toSatisfy(isSound);
        expect(raw).toMatchObject(taken);
        if (taken.type === 'annotate') {
          let from = 0;
          for (const { start, end } of taken.blocks) {
            expect(start).toBeGreaterThanOrEqual(from);
            expect(end).toBeGreaterThanOrEqual(start);
            from = end;
          }
          expect(from).toBeLessThanOrEqual(taken.text.length);
        } else if (taken.type === 'reveal') {
          expect(taken.span.end).toBeGreaterThanOrEqual(taken.span.start);
        }
      }),
      fuzzRuns(4),
    );
  });
});

describe('a message that asks for an annotation', () => {
  it.each([
    [{ value: '2022-01-11', basis: 'metadata' }, true],
    [{ value: '2022-02-30', basis: 'metadata' }, false],
    [{ value: '2022-01', basis: 'metadata' }, false],
    [{ value: '2022-01-11', basis: 'rumour' }, false],
  ])('with the day %o is sound: %s', (published, isSound) => {
    const message = {
      type: 'annotate',
      text: '',
      blocks: [],
      language: null,
      published,
      cardLanguage: null,
      names: [],
    };
    expect(readBackgroundMessage(message) !== null).toBe(isSound);
  });
});

describe('the key of a card', () => {
  const place = { start: 0, end: 1, painted: true };
  const date = {
    ...place,
    kind: 'date',
    type: 'DATE',
    value: '2025',
    mod: null,
    anchor: null,
    implied: [],
    events: [],
    rule: 'ru: year',
  } as const;
  it.each([
    [{ ...place, kind: 'entity', entity: 'csto', use: 'full', office: null } as const, 'csto', 'csto'],
    [date, 'date:2025', '2025'],
    [{ ...date, mod: 'END', bound: 'until' } as const, 'date:2025#END-until', '2025#END-until'],
  ])('of %o is %s and stands for %s', (annotation, key, id) => {
    expect(cardKey(annotation)).toBe(key);
    expect(idOfKey(key)).toBe(id);
  });
  it.each([
    ['an unresolved date', { ...date, value: null }],
    ['a length of time', { ...date, type: 'DURATION', value: 'P10D' } as const],
  ])('is none of %s', (_, annotation) => expect(cardKey(annotation)).toBeNull());
});
