import { choosePainted } from './choose-painted.ts';
import { detectLanguage } from '../language/detect-language.ts';
import type { Languages } from '../language/language-image.ts';
import { readWordTokens } from '../language/word-tokens.ts';
import { link } from '../linking/link.ts';
import { findMentions } from '../linking/mentions.ts';
import { SenseReader } from '../linking/senses.ts';
import { eventsBetween, type Reference } from '../reference/reference.ts';
import { daysOf } from '../calendar/days.ts';
import { isInScope } from './scope.ts';
import { findContradiction } from '../discourse/contradiction.ts';
import { inferPublished } from '../discourse/infer-published.ts';
import { readDateline } from '../discourse/dateline.ts';
import { recognize } from '../timex/recognize.ts';
import { resolve } from '../timex/resolve.ts';
import { findSpeechActs } from '../timex/speech.ts';
import type {
  Analysis,
  Annotation,
  DateAnnotation,
  LanguageTag,
  LinkedMention,
  PublicationDate,
  ResolvedTimex,
  SourceText,
} from '../types.ts';

/** What the page says of its article; null where it says nothing. */
export interface AnnotateContext {
  readonly language: LanguageTag | null;
  readonly published: PublicationDate | null;
}

/** Events per date annotation. */
const maxEvents = 12;

/**
 * The whole analysis of an article on one screen: what the text names and dates, as of the day it appeared. Pure: the same
 * text, context, dataset and languages give the same analysis. A text without blocks gives no annotations.
 */
export function annotate(
  source: SourceText,
  context: AnnotateContext,
  reference: Reference,
  languages: Languages,
): Analysis {
  const { text, blocks } = source;
  // Pages are often wrong about their language, so the text decides which forms count.
  const written = detectLanguage(text);
  const language = context.language ?? written;
  const mentions = findMentions(text, blocks, reference);
  const tokens = readWordTokens(text, languages);
  const senses = new SenseReader(tokens, blocks);
  const timexes = recognize(tokens, blocks, language);
  const dateline = readDateline(text, blocks, timexes);
  const published = context.published ?? dateline ?? infer();
  // An inferred day may be wrong, so an office is then not resolved to its holder.
  const isDayCertain = published !== null && published.basis !== 'inferred';
  const on = isDayCertain ? published.value : null;
  const linked = link(mentions, { text, blocks, on, reference, senses, language: written });
  const speakers = linked.filter(({ entity }) => reference.entities.get(entity)?.kind === 'person');
  const speech = findSpeechActs(tokens, blocks, timexes, speakers);
  const dates = resolve(timexes, { tokens, blocks, published, speech });
  const annotations = merge(linked, dates, reference);
  const textSays = published?.basis === 'metadata' ? findContradiction(published, dateline, timexes, dates) : null;
  return {
    language,
    published: published === null || textSays === null ? published : { ...published, textSays },
    inScope: isInScope(annotations, blocks, reference),
    annotations: choosePainted(annotations, blocks),
  };

  function infer(): PublicationDate | null {
    const events = reference.eventDays.flatMap(({ event: { id, participants }, from, to, isDayKnown }) =>
      isDayKnown ? [{ id, start: from, end: to, participants }] : [],
    );
    const undated = link(mentions, { text, blocks, on: null, reference, senses, language: written });
    const mentioned = new Set(undated.map(({ entity }) => entity));
    const inferred = inferPublished(timexes, { tokens, blocks, events, mentioned });
    return inferred === null ? null : { value: inferred.value, basis: 'inferred' };
  }
}

/** Entities and dates in one list, ascending by start, the longer first. A date inside a name («Саммит 2 января») gives way. */
function merge(
  linked: readonly LinkedMention[],
  dates: readonly ResolvedTimex[],
  reference: Reference,
): readonly Annotation[] {
  const entities = linked.map((mention): Annotation => ({ kind: 'entity', ...mention, painted: false }));
  const names = linked.filter(({ use }) => use !== 'adjective');
  let from = 0;
  const free = dates.filter((date) => {
    while (from < names.length && (names[from]?.end ?? 0) <= date.start) from++;
    return (names[from]?.start ?? Infinity) >= date.end;
  });
  const known = new Map<string, readonly string[]>();
  const annotations = [...entities, ...free.map((date) => dateAnnotation(date, known, reference))];
  return annotations.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** With the events of its days; `known` keeps those of each value. */
function dateAnnotation(
  date: ResolvedTimex,
  known: Map<string, readonly string[]>,
  reference: Reference,
): DateAnnotation {
  const value = date.type === 'DATE' ? (date.value ?? '') : '';
  const events = known.get(value) ?? eventsOf(value, reference);
  known.set(value, events);
  return { kind: 'date', ...date, events, painted: false };
}

/** The record's events on the days of a date or an interval: the most important first, of those the earliest. */
function eventsOf(value: string, reference: Reference): readonly string[] {
  const days = daysOf(value);
  const events = days === null ? [] : [...eventsBetween(reference, days.from, days.to)];
  events.sort((a, b) => b.weight - a.weight);
  return events.slice(0, maxEvents).map(({ id }) => id);
}
