import type { Card, CardEvent, CardFact, CardSource, Summary } from '../../src/core/types.ts';

/** Cards and summaries of an invented record: small, and with every part that a card can have. */

export const source: CardSource = {
  title: 'Notice',
  url: 'https://example.org/notice',
  publisher: 'Example',
  date: '2020',
};

export function fact(given: Partial<CardFact>): CardFact {
  return {
    property: 'seat',
    label: 'Seat',
    value: 'Moscow',
    text: 'Moscow',
    entities: [],
    sources: [source],
    ...given,
  };
}

export function event(given: Partial<CardEvent>): CardEvent {
  return { id: 'e', date: '2022-01-05', title: 'Event', text: 'What happened.', sources: [], ...given };
}

export function card(given: Partial<Card>): Card {
  return {
    id: 'alliance',
    kind: 'organization',
    wikidata: null,
    title: 'alliance of states',
    summary: 'An alliance.',
    on: '2022-01-11',
    language: 'en',
    facts: [],
    events: [],
    later: [],
    ...given,
  };
}

export function summary(given: Partial<Summary> = {}): Summary {
  return {
    language: 'en',
    published: { value: '2022-01-11', basis: 'metadata' },
    on: '2022-01-11',
    inScope: true,
    entities: [
      {
        id: 'alliance',
        kind: 'organization',
        title: 'Alliance',
        spans: [
          { start: 0, end: 3 },
          { start: 40, end: 43 },
        ],
      },
      { id: 'kazakhstan', kind: 'state', title: 'Kazakhstan', iso: 'KZ', spans: [{ start: 10, end: 20 }] },
    ],
    dates: [
      { value: '2022-01-05', title: '5 January 2022', spans: [{ start: 50, end: 54 }], events: ['request'] },
      { value: '2022-01-11', title: '11 January 2022', spans: [{ start: 60, end: 64 }], events: [] },
    ],
    members: [
      { id: 'kazakhstan', title: 'Kazakhstan', iso: 'KZ', status: 'member', named: true },
      { id: 'armenia', title: 'Armenia', iso: 'AM', status: 'member-frozen', named: false },
      { id: 'georgia', title: 'Georgia', iso: 'GE', status: 'former', named: false },
    ],
    timeline: {
      from: '1991-12-01',
      to: '2026-08-01',
      near: { from: '2021-12-26', to: '2022-01-21' },
      events: [
        { id: 'treaty', date: '1992-05-15', title: 'Treaty', weight: 3 },
        { id: 'request', date: '2022-01-05', title: 'Request', weight: 3 },
      ],
    },
    ...given,
  };
}
