import type { TimexType } from '../types.ts';
import type { Expression, Timex } from './timex.ts';

/** What a rule found: tokens `from` up to but not including `to`. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly expression: Expression;
  readonly type?: TimexType;
  readonly mod?: Timex['mod'];
  /** The further members of a list of days that do not follow each other: «5, 7 и 9 января». */
  readonly others?: readonly Match[];
  /** The ends of a range that are dates of their own: «1 июня 2013 года» in «с 1 июня 2013 года по 27 июля 2017 года». */
  readonly ends?: readonly Match[];
}
