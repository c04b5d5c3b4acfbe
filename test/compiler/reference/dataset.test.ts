import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../src/compiler/reference/check-dataset.ts';
import { compileReference } from '../../../src/compiler/reference/compile-reference.ts';
import { compileGazetteer } from '../../../src/compiler/gazetteer/compile-gazetteer.ts';
import type { WrittenForm } from '../../../src/compiler/reference/records.ts';
import { problemInWords } from '../../../src/compiler/reference/problems.ts';
import { readDatasetFiles } from '../../../src/compiler/reference/read-records.ts';
import { openGazetteer, scan } from '../../../src/core/gazetteer/gazetteer.ts';
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

describe('compiled', () => {
  const { data, surfaces } = compileReference(records);
  const image = compileGazetteer(surfaces);

  it('keeps every entity, event and source', () => {
    const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();
    expect(idsOf(data.entities)).toEqual(idsOf(records.entities));
    expect(idsOf(data.events)).toEqual(idsOf(records.events));
    const unsourced = data.events.filter(({ sources }) => sources.length === 0);
    expect(idsOf(unsourced)).toEqual([]);
  });

  it.each(['ru', 'en'])('finds every entity by a name of its own in %s', (language) => {
    const gazetteer = openGazetteer(image);
    const found = (text: string, id: string) =>
      scan(text, gazetteer).some(({ start, end, value }) => {
        const isWhole = start === 0 && end === text.length;
        return isWhole && data.readings[value]?.some(({ entity }) => data.entities[entity]?.id === id) === true;
      });
    const named = records.entities.flatMap(({ id, names }) => {
      const forms = names[language]?.forms ?? [];
      return forms.length === 0 ? [] : [{ id, forms }];
    });
    // Braces hold the word by which the word before them inflects. A mention does not end with a quotation mark.
    const textOf = (form: string | WrittenForm) =>
      (typeof form === 'string' ? form : form.form).replaceAll(/\{[^}]*\}|^«|»$/g, '');
    const lost = named.filter(({ id, forms }) => !forms.some((form) => found(textOf(form), id)));
    expect(lost).toEqual([]);
    expect(named.length).toBeGreaterThan(0.9 * records.entities.length);
  });

  it('does not exceed its maximum size', () => {
    const packed = gzipSync(writeReference(data)).length + gzipSync(image).length;
    console.log(
      `${data.entities.length} entities, ${data.events.length} events, ${data.sources.length} sources, ` +
        `${surfaces.length} surface forms, ${(packed / 1024).toFixed(0)} KB gzipped`,
    );
    expect(packed).toBeLessThanOrEqual(420 * 1024);
  });
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
