import { checkRecords } from './check-records.ts';
import type { Problem } from './problems.ts';
import { readRecords, type DatasetFile } from './read-records.ts';
import type { Records } from './records.ts';

/** The records of the files with all problems of form and content, warnings included. */
export interface CheckedDataset {
  readonly records: Records;
  readonly problems: readonly Problem[];
}

/** Reads and checks a dataset. Where a file is not valid YAML only that is reported: references to its records would all fail. */
export function checkDataset(files: readonly DatasetFile[]): CheckedDataset {
  const { records, problems, isComplete } = readRecords(files);
  return { records, problems: isComplete ? [...problems, ...checkRecords(records)] : problems };
}
