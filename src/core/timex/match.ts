import type { TimexType } from '../types.ts';
import type { Expression, Timex } from './timex.ts';

/** What a rule found: tokens `from` up to but not including `to`. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly expression: Expression;
  readonly type?: TimexType;
  readonly mod?: Timex['mod'];
}
