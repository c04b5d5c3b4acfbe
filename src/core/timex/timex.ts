import type { Fields, TimeUnit } from '../calendar/arithmetic.ts';
import type { LanguageTag, Span, TimexType } from '../types.ts';

export type PartOfPeriod = 'START' | 'MID' | 'END';

/** What an expression of time says, before anything is counted from anywhere. */
export type Expression =
  /** A date with the fields that the text states; `weekday` where it names that too. */
  | { readonly kind: 'date'; readonly fields: Fields; readonly weekday?: number }
  /** 05/08/2008: which is the day, the language of the page decides. */
  | { readonly kind: 'figures'; readonly first: number; readonly second: number; readonly year: number }
  /** «21-го», «с 20-го по 26-е»: a day of the month named last. */
  | { readonly kind: 'later-day'; readonly day: number }
  /** «в октябре прошлого года»: a month of a year counted from the anchor, or from the year that the sentence has stated. */
  | {
      readonly kind: 'month-of-year';
      readonly month: number;
      readonly day?: number;
      readonly shift: number;
      readonly of?: 'stated';
    }
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
  /** «в прошлом месяце»; «до конца года» is of the year that the sentence has stated, where it has. */
  | { readonly kind: 'period'; readonly unit: TimeUnit; readonly shift: number; readonly of?: 'stated' }
  /** "last July", «в прошлом мае»: the month of that name that was last, is in this year or comes next. */
  | { readonly kind: 'named-month'; readonly month: number; readonly shift: -1 | 0 | 1 }
  /** «прошлым летом»: three months from the first, those that lie or lay last, now or next. */
  | { readonly kind: 'season'; readonly first: number; readonly shift: -1 | 0 | 1 }
  /** «в течение двух дней»: from the anchor on. */
  | { readonly kind: 'within'; readonly unit: TimeUnit; readonly count: number }
  /** «в том же году»: the year of the date named last. */
  | { readonly kind: 'same-year' }
  /** "the week of 10 January": the week, month or year in which another expression begins. */
  | { readonly kind: 'period-of'; readonly unit: TimeUnit; readonly base: Expression }
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
  /** The folder of the rule that recognised it, `common` for figures, and the rule's name there. */
  readonly language: LanguageTag;
  readonly rule: string;
}
