import { expect, it } from 'vitest';
import { parseReference, writeReference } from '../../../src/core/reference/columns.ts';
import { buildReference } from '../../../src/compiler/build-reference.ts';

it('what is written by columns is read back record by record, absent fields absent and null ones null', () => {
  const { data } = buildReference(new URL('../../../', import.meta.url));
  expect(parseReference(writeReference(data))).toEqual(JSON.parse(JSON.stringify(data)));
});

it('throws for text that is no JSON', () => {
  expect(() => parseReference('{')).toThrow(SyntaxError);
});
