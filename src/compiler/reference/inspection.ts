import { firstDay, isDate, lastDay } from '../../core/calendar/days.ts';
import { didYouMean, type Problem } from './problems.ts';
import type { Interval, Records, WrittenEntity, WrittenProperty, WrittenSource } from './records.ts';

/** Stands for nobody where a fact's value is an entity: a vacant office, a time of which the holder is not told. */
export const noEntity = 'none';

/** Any record. */
export interface Identified {
  readonly id: string;
}

/** One pass over all records: knows them by id, and gathers what is wrong. */
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

  tell(record: Identified, field: string, message: string, suggestion: string | null = null): void {
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

  /** What may be right and should be looked at. */
  warn(record: Identified, field: string, message: string, suggestion: string | null = null): void {
    this.tell(record, field, message, suggestion);
    const told = this.problems.pop();
    if (told !== undefined) this.problems.push({ ...told, warning: true });
  }

  entityId(record: Identified, field: string, id: string): void {
    if (!this.entities.has(id)) this.#unknown(record, field, 'entity', id, this.entities.keys());
  }

  propertyId(record: Identified, field: string, id: string): WrittenProperty | null {
    const property = this.properties.get(id);
    if (property === undefined) this.#unknown(record, field, 'property', id, this.properties.keys());
    return property ?? null;
  }

  /** `of` names what must cite sources of two publishers: a dispute, in which both sides are heard, or a headline. */
  citations(record: Identified, field: string, ids: readonly string[], of: string | null = null): void {
    const publishers = new Set<string>();
    ids.forEach((id, at) => {
      const source = this.sources.get(id);
      if (source === undefined) this.#unknown(record, `${field}[${at}]`, 'source', id, this.sources.keys());
      publishers.add(source?.publisher ?? id);
    });
    if (of !== null && publishers.size < 2) this.tell(record, field, `${of} cites sources of two publishers at least`);
  }

  date(record: Identified, field: string, date: string): void {
    if (!isDate(date))
      this.tell(record, field, `«${date}» is not a day of the calendar`, 'write YYYY, YYYY-MM or YYYY-MM-DD');
  }

  /** `from` and `to` of whatever stands at `field`. */
  interval(record: Identified, field: string, { from, to }: Interval, [first, last] = ['from', 'to']): void {
    const at = field === '' ? '' : `${field}.`;
    if (from !== undefined) this.date(record, `${at}${first}`, from);
    if (to !== undefined) this.date(record, `${at}${last}`, to);
    if (from === undefined || to === undefined || !isDate(from) || !isDate(to) || lastDay(to) >= firstDay(from)) return;
    this.tell(record, `${at}${last}`, `the end ${to} comes before the start ${from}`);
  }

  #unknown(record: Identified, field: string, kind: string, id: string, known: Iterable<string>): void {
    if (this.records.broken.has(id)) return;
    this.tell(record, field, `there is no ${kind} «${id}»`, didYouMean(id, known));
  }
}

function byId<T extends Identified>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}
