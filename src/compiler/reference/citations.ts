import type { Records } from './records.ts';

/** Everything that cites sources: events, entities, their facts and dated titles. */
export function* citations({ entities, events }: Records): Generator<{ readonly sources: readonly string[] }> {
  yield* events;
  for (const entity of entities) {
    yield entity;
    yield* entity.facts ?? [];
    for (const { title } of Object.values(entity.names)) if (typeof title !== 'string') yield* title;
  }
}
