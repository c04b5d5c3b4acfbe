/** The values that pass between the stages of the analysis. Plain data: each survives JSON and structured cloning. */

/** A BCP 47 language tag, as `ru` or `en`. */
export type LanguageTag = string;

/** A calendar day, `YYYY-MM-DD`, in the proleptic Gregorian calendar, without a time zone. */
export type IsoDay = string;

/** A stretch of the source text in UTF-16 code units, `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'quote' | 'caption';

/** One block of an article: a paragraph, a headline, an item of a list. */
export interface Block extends Span {
  readonly kind: BlockKind;
}

/** The article's text in reading order. Blocks are disjoint, ascending spans of `text`; what lies between is a separator. */
export interface SourceText {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Where a publication date comes from. */
export type PublicationBasis = 'metadata' | 'option' | 'dateline' | 'inferred';

/** The document creation time: the day on which the article appeared. */
export interface PublicationDate {
  readonly value: IsoDay;
  readonly basis: PublicationBasis;
  /** The day that the text gives itself where it is not the page's: the article may be a repost. */
  readonly textSays?: StatedDay;
}

/** A day that an article gives itself by its dateline, or by days named with their weekdays. */
export interface StatedDay {
  readonly value: IsoDay;
  readonly basis: 'dateline' | 'inferred';
}

/** How a surface form names its entity; decides what evidence linking asks for. See assets/reference/README.md. */
export type FormUse = 'full' | 'short' | 'common' | 'anaphor' | 'adjective';

/** One reading of a mention. */
export interface Candidate {
  readonly entity: string;
  readonly use: FormUse;
  /** Ids of which at least one must be recognised in the same article; empty where nothing is asked for. */
  readonly with: readonly string[];
  /** The languages in whose texts it counts; absent where it counts in all. */
  readonly only?: readonly LanguageTag[];
}

/** A span that may name an entity, with every reading that the gazetteer knows; the best first is not promised. */
export interface Mention extends Span {
  readonly candidates: readonly Candidate[];
}

/** A mention with its one entity. Mentions that mean none of their candidates (NIL) are left out of the result. */
export interface LinkedMention extends Span {
  readonly entity: string;
  readonly use: FormUse;
  /** The office through which a person is named («президент Казахстана»), or null. */
  readonly office: string | null;
  /** The context rule that spoke of it, after its language: `common: earlier holder`; absent where none did. */
  readonly rule?: string;
}

export type TimexType = 'DATE' | 'DURATION' | 'SET';

/** What a text says of a date besides its calendar value. */
export interface DateModifier {
  /**
   * TIMEX3's `mod`. START, MID and END are a part of the period that the value names; APPROX is «около 2008 года»; BEFORE and
   * AFTER are “more than ten years ago” and “less than ten years ago”.
   */
  readonly mod?: 'START' | 'MID' | 'END' | 'APPROX' | 'BEFORE' | 'AFTER' | null;
  /** Whether it is since, until or by that part of the period: «до конца 2025 года». */
  readonly bound?: 'since' | 'until' | 'by';
}

/** What a relative expression is counted from. */
export type AnchorBasis = 'published' | 'dateline' | 'narrative' | 'speech' | 'text';

export interface Anchor {
  /** A day; a year where the text names no more («Основан в 1992 году и через десять лет переименован»). */
  readonly value: IsoDay;
  readonly basis: AnchorBasis;
  /** Entity id of the speaker where the basis is `speech` and the speaker is known. */
  readonly speaker?: string;
  /** The span of the text that gave the anchor, where one did. */
  readonly from?: Span;
}

/** A time expression with its TIMEX3 value: `2022`, `2022-01`, `2022-01-10`, `start/end`, or a duration `P10D`. */
export interface ResolvedTimex extends Span, DateModifier {
  readonly type: TimexType;
  /** As `printCalendar` writes it; null where the expression was recognised but its value is not known. */
  readonly value: string | null;
  readonly mod: NonNullable<DateModifier['mod']> | null;
  /** Null for a date that the text states in full. */
  readonly anchor: Anchor | null;
  /** Fields of the value that the text does not state, as `year` for «10 января». */
  readonly implied: readonly ('year' | 'month' | 'day')[];
  /** The rule that recognised it, after its language: `ru: day of a month`, `common: year-month-day`. */
  readonly rule: string;
}

export interface EntityAnnotation extends LinkedMention {
  readonly kind: 'entity';
  readonly painted: boolean;
}

export interface DateAnnotation extends ResolvedTimex {
  readonly kind: 'date';
  /** Ids of the record's events on that day or in that interval; at most twelve, the weightiest first. */
  readonly events: readonly string[];
  readonly painted: boolean;
}

/** W3C Web Annotation in our words: the target is the span, the body is the entity or the date. Ascending by start. */
export type Annotation = EntityAnnotation | DateAnnotation;

export interface Analysis {
  readonly language: LanguageTag;
  readonly published: PublicationDate | null;
  /** Does the article concern the field, so that it is annotated unasked? */
  readonly inScope: boolean;
  readonly annotations: readonly Annotation[];
}

/** A text in the languages of the dataset; `ru` and `en` are always there. */
export type Localized = Readonly<Record<string, string>>;

export interface CardSource {
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  /** ISO date of publication, to the precision known, or null. */
  readonly date: string | null;
}

export interface CardFact {
  /** Machine name, as `members`; the words for the reader are in `label`. */
  readonly property: string;
  readonly label: string;
  /** Entity ids, ISO dates, plain words or a number. A list where the property is many-valued. */
  readonly value: string | number | readonly string[];
  /** The same for the reader. */
  readonly text: string;
  /** For values that are entities: their ids with titles on that day, in the order of `value`. */
  readonly entities: readonly { readonly id: string; readonly title: string; readonly iso?: string }[];
  readonly from?: string;
  readonly to?: string;
  /** What is open about the fact, where sources disagree. */
  readonly disputed?: string;
  readonly sources: readonly CardSource[];
}

export interface CardEvent {
  readonly id: string;
  /** ISO date to the precision known, or `start/end`. */
  readonly date: string;
  readonly title: string;
  readonly text: string;
  readonly disputed?: string;
  readonly sources: readonly CardSource[];
}

export interface CardLater {
  readonly date: string;
  readonly text: string;
  readonly sources: readonly CardSource[];
}

/** What the tooltip shows: plain data, the state on the day `on`. */
export interface Card {
  readonly id: string;
  /** Entity kind, `event` or `date`. */
  readonly kind: string;
  readonly wikidata: string | null;
  readonly title: string;
  readonly summary: string;
  readonly on: IsoDay;
  readonly language: LanguageTag;
  /** ISO 3166-1 alpha-2 code of a state, for its flag. */
  readonly iso?: string;
  readonly facts: readonly CardFact[];
  /** Ascending; before, on and after the day. */
  readonly events: readonly CardEvent[];
  /** What came after the day, ascending; told apart from the rest. */
  readonly later: readonly CardLater[];
  /** Set where `on` lies beyond the record's end. */
  readonly recordEnds?: IsoDay;
}

/** One entity of the article in the popup's list. */
export interface SummaryEntity {
  readonly id: string;
  readonly kind: string;
  /** Title on the article's day, in the interface's language. */
  readonly title: string;
  readonly iso?: string;
  /** Every mention in the text, ascending. */
  readonly spans: readonly Span[];
}

/** One calendar value of the article, a day, a month, a year or an interval, or a part of it. */
export interface SummaryDate extends DateModifier {
  readonly value: string;
  readonly title: string;
  readonly spans: readonly Span[];
  /** Ids of the record's events then. */
  readonly events: readonly string[];
}

export interface SummaryMember {
  readonly id: string;
  readonly title: string;
  readonly iso: string;
  readonly status: 'member' | 'member-frozen' | 'former';
  /** Does the article name it? */
  readonly named: boolean;
}

export interface SummaryEvent {
  readonly id: string;
  readonly date: string;
  readonly title: string;
  readonly weight: 1 | 2 | 3;
}

/** The popup's whole input. */
export interface Summary {
  readonly language: LanguageTag;
  readonly published: PublicationDate | null;
  /** The day that the cards speak for: the article's, or today where the article has none. */
  readonly on: IsoDay;
  readonly inScope: boolean;
  /** In order of first mention. */
  readonly entities: readonly SummaryEntity[];
  /** Ascending by value. */
  readonly dates: readonly SummaryDate[];
  /** Members on the day first, then former ones. */
  readonly members: readonly SummaryMember[];
  readonly timeline: {
    /** The whole record, ISO days. */
    readonly from: IsoDay;
    readonly to: IsoDay;
    /** The article's own stretch of time, for the closer view. */
    readonly near: { readonly from: IsoDay; readonly to: IsoDay };
    readonly events: readonly SummaryEvent[];
  };
}
