import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../src/compiler/reference/check-dataset.ts';
import { compileReference } from '../../../src/compiler/reference/compile-reference.ts';
import { compileGazetteer } from '../../../src/compiler/gazetteer/compile-gazetteer.ts';
import { problemInWords } from '../../../src/compiler/reference/problems.ts';
import { readDatasetFiles } from '../../../src/compiler/reference/read-records.ts';
import { writeReference } from '../../../src/core/reference/columns.ts';
import { firstDayIn, lastDayIn } from '../../../src/core/calendar/days.ts';

// The dataset of this checkout. `npm run check:reference` prints the same problems by file, and new warnings.

const { records, problems } = checkDataset(
  readDatasetFiles(fileURLToPath(new URL('../../../assets/reference/', import.meta.url))),
);

const members = ['armenia', 'belarus', 'kazakhstan', 'kyrgyzstan', 'russia', 'tajikistan'];
const formerMembers = ['azerbaijan', 'georgia', 'uzbekistan'];

it('has no error', () => {
  const errors = problems.filter(({ warning }) => warning !== true);
  expect(errors.map(problemInWords)).toEqual([]);
});

it('has the promised size and does not exceed its maximum', { timeout: 60_000 }, () => {
  const { data, surfaces } = compileReference(records);
  const image = compileGazetteer(surfaces);
  const packed = gzipSync(writeReference(data)).length + gzipSync(image).length;
  console.log(
    `${data.entities.length} entities, ${data.events.length} events, ${data.sources.length} sources, ` +
      `${surfaces.length} surface forms, ${(packed / 1024).toFixed(0)} KB gzipped`,
  );
  expect(data.entities.length).toBeGreaterThanOrEqual(220);
  expect(data.events.length).toBeGreaterThanOrEqual(200);
  expect(packed).toBeLessThanOrEqual(400 * 1024);
});

describe.each([...members, ...formerMembers])('%s', (id) => {
  const offices = records.entities.filter(({ kind, of }) => kind === 'office' && of === id);

  it.each(['head-of-state', 'head-of-government'])('has a %s from 1992 to the end of the record', (property) => {
    const holdings = offices
      .filter(({ as }) => as === property)
      .flatMap(({ facts = [] }) => facts.filter((fact) => fact.property === 'holder'));
    const first = holdings.map(firstDayIn).sort()[0];
    const last = holdings.map(lastDayIn).sort().at(-1);
    expect(first).toSatisfy((day: string) => day <= '1992-12-31');
    expect(last).toSatisfy((day: string) => day >= records.recordEnds);
  });

  it('has its capital on every day since 1992', () => {
    const capitals =
      records.entities.find((entity) => entity.id === id)?.facts?.filter(({ property }) => property === 'capital') ??
      [];
    expect(capitals.length).toBeGreaterThan(0);
    expect(capitals.some(({ to }) => to === undefined)).toBe(true);
  });
});

it.each(['kk', 'ky', 'be', 'hy', 'tg'])('names the members in %s', (language) => {
  const unnamed = records.entities.filter(({ id, names }) => members.includes(id) && names[language] === undefined);
  expect(unnamed.map(({ id }) => id)).toEqual([]);
});
