import type { TimeUnit } from '../calendar/arithmetic.ts';
import be from './words-be.json' with { type: 'json' };
import en from './words-en.json' with { type: 'json' };
import hy from './words-hy.json' with { type: 'json' };
import kk from './words-kk.json' with { type: 'json' };
import ky from './words-ky.json' with { type: 'json' };
import ru from './words-ru.json' with { type: 'json' };
import tg from './words-tg.json' with { type: 'json' };
import uk from './words-uk.json' with { type: 'json' };

export type PartOfPeriod = 'START' | 'MID' | 'END';

/** What a word can do besides naming a month, a day or a number. */
export type Role =
  | 'yearWord'
  /** A year word after which the month or day follows: «2022 жылғы 11 қаңтар». */
  | 'yearBeforeDate'
  /** A year word that stands before the number: «соли 2022». */
  | 'yearWordBefore'
  | 'centuryWord'
  | 'dayOfMonthWord'
  | 'daySuffix'
  /** Of days of a month alone: «21-го», «по 26-е». */
  | 'dayOfMonthSuffix'
  | 'decadeSuffix'
  | 'yearSuffix'
  | 'monthAbbreviation'
  | 'plural'
  | 'season'
  | 'quarter'
  | 'half'
  /** A quarter or half that can be only of a year. */
  | 'partOfYear'
  /** "Q1", "H1". */
  | 'quarterLetter'
  | 'halfLetter'
  | 'contest'
  | 'era'
  | 'eraBefore'
  /** A unit that stands for one of itself: «через неделю», «год назад». */
  | 'one'
  | 'halfYear'
  | 'oneAndHalf'
  | 'every'
  | 'emphasis'
  | 'continuation'
  | 'eve'
  | 'dayPart'
  | 'night'
  | 'through'
  | 'later'
  | 'ago'
  /** «два года тому назад». */
  | 'agoFiller'
  /** «за два дня до этого». */
  | 'within'
  /** «меньше чем через сутки». */
  | 'comparison'
  | 'earlier'
  | 'after'
  | 'before'
  | 'approx'
  | 'that'
  | 'from'
  | 'to'
  | 'and'
  | 'onto'
  | 'of'
  | 'the'
  | 'ourEra'
  | 'monthPreposition'
  | 'yearPreposition'
  /** "between 2020 and 2024". */
  | 'between'
  /** «с. г.», «т. г.». */
  | 'thisYearInitial'
  /** "end": names a part of a period, or is a verb. */
  | 'partOrVerb'
  | 'weekdayPreposition'
  | 'afterBareYear'
  | 'future'
  | 'past'
  /** "only", "rare": before what others of its kind are counted with. */
  | 'series'
  /** Nouns that end as an English superlative does. */
  | 'notSuperlative'
  /** After which "last" is a verb. */
  | 'beforeVerb'
  /** A verb in the present tense that tells of a day what is to be then, as a timetable does. */
  | 'scheduled'
  /** The same where the word is not a noun. */
  | 'scheduledOrNoun'
  /** After which an English year stands before its noun: "the 2020 war". */
  | 'article'
  /** Nouns in the plural that a year tells of rather than counts: "the 2018 elections". */
  | 'eventPlural'
  | 'money'
  | 'speechNoun'
  | 'speechVerb'
  | 'thatClause'
  /** Before a weekday: «до утра среды», «не позднее среды». */
  | 'dayPartOf'
  | 'street'
  /** "March 8 Street". */
  | 'streetAfter';

/** What a folded word may mean in an expression of time. One word may mean several things («мая», «second»). */
export interface WordMeaning {
  /** 1 to 12. */
  month?: number;
  /** The word is also an ordinary one («may», «march»): it counts as a month only where its surroundings say so. */
  monthNeedsContext?: true;
  /** 1 (Monday) to 7. */
  weekday?: number;
  /** The word is also an ordinary one («среда», «sun»). */
  weekdayNeedsContext?: true;
  /** «вчера» −1, "tomorrow" 1. */
  dayOffset?: number;
  /** «торік» −1, «биыл» 0. */
  yearOffset?: number;
  unit?: TimeUnit;
  /** The word is so short («y», «d») that it counts as a unit only right after its number. */
  unitAbbreviation?: TimeUnit;
  /** 0 (winter) to 3 (autumn). */
  season?: number;
  /** First year of the decade: «девяностые» 1990. */
  decade?: number;
  cardinal?: number;
  ordinal?: number;
  /** прошлый −1, этот 0, следующий 1. */
  shift?: -1 | 0 | 1;
  /** The same of a stretch of several: «последние», «ближайшие». */
  stretch?: -1 | 1;
  part?: PartOfPeriod;
  roles?: Set<Role>;
  /** Can an expression of time begin with the word, and be it alone or only before another word of time or a number? */
  begins?: 'alone' | 'before';
}

/**
 * The form in which the packs are written; a language leaves out what it has no words for. Russian and English have all; the
 * other languages what dates with a day or a year need.
 */
interface Pack {
  readonly months: readonly (readonly string[])[];
  /** What each word of `months` may end in besides. */
  readonly monthEndings?: readonly string[];
  readonly monthNeedsContext?: readonly number[];
  readonly weekdays: readonly (readonly string[])[];
  readonly weekdayNeedsContext?: readonly number[];
  readonly weekdayAbbreviations?: readonly (readonly string[])[];
  readonly days: Readonly<Record<string, number>>;
  /** Words that tell a year by themselves, by how far it is from this one. */
  readonly years?: Readonly<Record<string, number>>;
  readonly units?: Readonly<Partial<Record<TimeUnit, readonly string[]>>>;
  readonly unitAbbreviations?: Readonly<Partial<Record<TimeUnit, readonly string[]>>>;
  readonly seasons?: readonly (readonly string[])[];
  readonly decades?: Readonly<Record<string, number>>;
  readonly cardinals?: Readonly<Record<string, number>>;
  readonly ordinals?: Readonly<Record<string, number>>;
  readonly shifts?: Readonly<Record<'-1' | '0' | '1', readonly string[]>>;
  readonly stretches?: Readonly<Record<'-1' | '1', readonly string[]>>;
  readonly parts?: Readonly<Record<PartOfPeriod, readonly string[]>>;
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>;
}

/** What words mean in an expression of time, by the folded word, in all the languages that we read at once. */
export const meanings = new Map<string, WordMeaning>();
for (const pack of [ru, en, be, hy, kk, ky, tg, uk] as readonly Pack[]) addPack(pack);

/** Roles of the words with which an expression can begin that goes on with another such word. */
const beginning: readonly Role[] = [
  'from',
  'through',
  'that',
  'the',
  'every',
  'approx',
  'halfYear',
  'oneAndHalf',
  'one',
  'yearWordBefore',
  'within',
];
for (const meaning of meanings.values()) {
  const { month, weekday, dayOffset, yearOffset, decade, roles } = meaning;
  const { cardinal, ordinal, shift, stretch, part, season } = meaning;
  if ((month ?? weekday ?? dayOffset ?? yearOffset ?? decade) !== undefined || roles?.has('continuation') === true)
    meaning.begins = 'alone';
  else if (
    (cardinal ?? ordinal ?? shift ?? stretch ?? part ?? season) !== undefined ||
    beginning.some((role) => roles?.has(role))
  )
    meaning.begins = 'before';
}

/** Endings by which a Russian past tense or an English one is told. */
export const pastEndings: readonly string[] = [...ru.pastEndings, ...en.pastEndings];

/** Endings by which other verb forms of Russian are told from the nouns that a number counts. */
export const verbEndings: readonly string[] = ru.verbEndings;

/** By the suffix of a Russian ordinal in figures the endings of the nouns and adjectives that it can stand before. */
export const ordinalAgreement: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(ru.ordinalAgreement));

function addPack(pack: Pack): void {
  pack.months.forEach((words, index) => {
    const month = index + 1;
    const needsContext = pack.monthNeedsContext?.includes(month) === true;
    const forms = words.flatMap((word) => [word, ...(pack.monthEndings ?? []).map((ending) => word + ending)]);
    for (const word of forms) {
      const meaning = entry(word);
      meaning.month = month;
      if (needsContext) meaning.monthNeedsContext = true;
    }
  });
  pack.weekdays.forEach((words, index) => {
    const needsContext = pack.weekdayNeedsContext?.includes(index + 1) === true;
    for (const word of words) {
      const meaning = entry(word);
      meaning.weekday = index + 1;
      if (needsContext) meaning.weekdayNeedsContext = true;
    }
  });
  pack.weekdayAbbreviations?.forEach((words, index) => {
    for (const word of words) Object.assign(entry(word), { weekday: index + 1, weekdayNeedsContext: true });
  });
  for (const [word, dayOffset] of Object.entries(pack.days)) entry(word).dayOffset = dayOffset;
  for (const [word, yearOffset] of Object.entries(pack.years ?? {})) entry(word).yearOffset = yearOffset;
  for (const [unit, words] of Object.entries(pack.units ?? {}))
    for (const word of words) entry(word).unit = unit as TimeUnit;
  for (const [unit, words] of Object.entries(pack.unitAbbreviations ?? {}))
    for (const word of words) entry(word).unitAbbreviation = unit as TimeUnit;
  pack.seasons?.forEach((words, season) => {
    for (const word of words) entry(word).season = season;
  });
  for (const [word, decade] of Object.entries(pack.decades ?? {})) entry(word).decade = decade;
  for (const [word, cardinal] of Object.entries(pack.cardinals ?? {})) entry(word).cardinal = cardinal;
  for (const [word, ordinal] of Object.entries(pack.ordinals ?? {})) entry(word).ordinal = ordinal;
  for (const [shift, words] of Object.entries(pack.shifts ?? {}))
    for (const word of words) entry(word).shift = Number(shift) as -1 | 0 | 1;
  for (const [stretch, words] of Object.entries(pack.stretches ?? {}))
    for (const word of words) entry(word).stretch = Number(stretch) as -1 | 1;
  for (const [part, words] of Object.entries(pack.parts ?? {}))
    for (const word of words) entry(word).part = part as PartOfPeriod;
  for (const [role, words] of Object.entries(pack.roles))
    for (const word of words) (entry(word).roles ??= new Set()).add(role as Role);
}

/** The packs' words stand folded in them, so that loading them costs nothing more. */
function entry(word: string): WordMeaning {
  let known = meanings.get(word);
  if (known === undefined) meanings.set(word, (known = {}));
  return known;
}
