import type { TimeUnit } from '../calendar/arithmetic.ts';
import type { PartOfPeriod } from '../language/language-pack.ts';
import type { Span, TimexType } from '../types.ts';
import type { Fields } from '../calendar/arithmetic.ts';

/** What an expression of time says, before anything is counted from anywhere. */
export type Expression =
  /** A date with the fields that the text states; `weekday` where it names that too. */
  | { readonly kind: 'date'; readonly fields: Fields; readonly weekday?: number }
  /** «в октябре прошлого года»: a month of a year counted from the anchor. */
  | { readonly kind: 'month-of-year'; readonly month: number; readonly day?: number; readonly shift: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly shift: -1 | 0 | 1 | null }
  /**
   * «через два дня», «вчера», "two days later"; `from` says what it is counted from. What only can be ahead of the speaker ("in two
   * days") is a length of time beside what has been.
   */
  | {
      readonly kind: 'offset';
      readonly unit: TimeUnit;
      readonly count: number;
      readonly from: 'now' | 'narrative' | 'ahead';
    }
  /** «через два дня после вчера»: from another expression. */
  | { readonly kind: 'offset-from'; readonly unit: TimeUnit; readonly count: number; readonly base: Expression }
  /** «в прошлом месяце». */
  | { readonly kind: 'period'; readonly unit: TimeUnit; readonly shift: number }
  /** "last July", «в прошлом мае»: the month of that name that was last, is in this year or comes next. */
  | { readonly kind: 'named-month'; readonly month: number; readonly shift: -1 | 0 | 1 }
  /** «прошлым летом»: three months from the first, those that lie or lay last, now or next. */
  | { readonly kind: 'season'; readonly first: number; readonly shift: -1 | 0 | 1 }
  /** «в течение двух дней»: from the anchor on. */
  | { readonly kind: 'within'; readonly unit: TimeUnit; readonly count: number }
  /** «в тот же день». */
  | { readonly kind: 'same-day' }
  /** «в этот день 20 лет назад»: the day spoken of, so many years before. */
  | { readonly kind: 'same-day-of-year'; readonly ago: number }
  | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression }
  | { readonly kind: 'duration'; readonly unit: TimeUnit; readonly count: number };

/** A recognised expression of time: where it stands and what it says, not yet resolved. */
export interface Timex extends Span {
  readonly type: TimexType;
  readonly expression: Expression;
  readonly mod: PartOfPeriod | 'APPROX' | null;
}
