import { firstDay, isDate, lastDay } from '../../core/calendar/days.ts';
import { didYouMean, type Problem } from './problems.ts';
import type { Interval, Records, WrittenEntity, WrittenProperty, WrittenSource } from './records.ts';

/** In place of an entity as a fact's value: the office is vacant, or its holder is not known. */
export const noEntity = 'none';

/** Any record. */
export interface Identified {
  readonly id: string;
}

/** One pass over all records: finds records by id and collects problems. */
export class Inspection {
  readonly records: Records;
  readonly sources: ReadonlyMap<string, WrittenSource>;
  readonly entities: ReadonlyMap<string, WrittenEntity>;
  readonly properties: ReadonlyMap<string, WrittenProperty>;
  readonly problems: Problem[] = [];

  constructor(records: Records) {
    this.records = records;
    this.sources = byId(records.sources);
    this.entities = byId(records.entities);
    this.properties = byId(records.properties);
  }

  report(record: Identified, field: string, message: string, suggestion: string | null = null): void {
    const place = this.records.places.get(record);
    this.problems.push({
      file: place?.file ?? '',
      line: place?.lineOf(field) ?? 0,
      record: record.id,
      field,
      message,
      ...(suggestion === null ? {} : { suggestion }),
    });
  }

  /** Reports something that may be right but should be looked at. */
  warn(record: Identified, field: string, message: string, suggestion: string | null = null): void {
    this.report(record, field, message, suggestion);
    const problem = this.problems.pop();
    if (problem !== undefined) this.problems.push({ ...problem, warning: true });
  }

  entityId(record: Identified, field: string, id: string): void {
    if (!this.entities.has(id)) this.#reportUnknown(record, field, 'entity', id, this.entities.keys());
  }

  propertyId(record: Identified, field: string, id: string): WrittenProperty | null {
    const property = this.properties.get(id);
    if (property === undefined) this.#reportUnknown(record, field, 'property', id, this.properties.keys());
    return property ?? null;
  }

  /** `of` describes a record that must cite two publishers: a disputed fact or a headline event. */
  citations(record: Identified, field: string, ids: readonly string[], of: string | null = null): void {
    const publishers = new Set<string>();
    ids.forEach((id, at) => {
      const source = this.sources.get(id);
      if (source === undefined) this.#reportUnknown(record, `${field}[${at}]`, 'source', id, this.sources.keys());
      publishers.add(source?.publisher ?? id);
    });
    if (of !== null && publishers.size < 2)
      this.report(record, field, `${of} needs sources of at least two publishers`);
  }

  date(record: Identified, field: string, date: string): void {
    if (!isDate(date))
      this.report(record, field, `«${date}» is not a day of the calendar`, 'write YYYY, YYYY-MM or YYYY-MM-DD');
  }

  /** Checks `from` and `to` of the value at `field`. */
  interval(record: Identified, field: string, { from, to }: Interval, [first, last] = ['from', 'to']): void {
    const at = field === '' ? '' : `${field}.`;
    if (from !== undefined) this.date(record, `${at}${first}`, from);
    if (to !== undefined) this.date(record, `${at}${last}`, to);
    if (from === undefined || to === undefined || !isDate(from) || !isDate(to) || lastDay(to) >= firstDay(from)) return;
    this.report(record, `${at}${last}`, `the end ${to} is before the start ${from}`);
  }

  #reportUnknown(record: Identified, field: string, kind: string, id: string, known: Iterable<string>): void {
    if (this.records.broken.has(id)) return;
    this.report(record, field, `there is no ${kind} «${id}»`, didYouMean(id, known));
  }
}

function byId<T extends Identified>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}
