import { isOfClass, tokenFrom, type WordTokens } from '../language/word-tokens.ts';
import { firstFrom, firstIndex } from '../text/spans.ts';
import type { Block, Span } from '../types.ts';
import { sentenceAround } from '../language/sentences.ts';
import type { Timex } from './timex.ts';

/** A stretch of speech: a quotation or reported words. What is relative in it is counted from the day of speaking. */
export interface SpeechAct extends Span {
  /** Entity id of who speaks; null where the text does not say it near the words. */
  readonly speaker: string | null;
  /** The expression that dates the utterance, in its own sentence, outside the words spoken; null where none does. */
  readonly said: Timex | null;
}

/** A mention of somebody who may speak. */
export interface Speaker extends Span {
  readonly entity: string;
}

/** Who speaks is named at most this far from the words, in UTF-16 units. */
const reach = 120;
/** A quotation is no longer, in UTF-16 units; a mark without its partner opens none. */
const maxQuotation = 5000;

/**
 * The quotations and the reported speech («X рассказал, что …», «слова X о том, что …») of the text, ascending by start. A
 * speaker is one of `speakers` named next to a verb of saying, or whose words are spoken of.
 */
export function findSpeechActs(
  tokens: WordTokens,
  blocks: readonly Block[],
  timexes: readonly Timex[],
  speakers: readonly Speaker[],
): readonly SpeechAct[] {
  const acts: SpeechAct[] = [];
  const speakersIn = takeByBlock(speakers);
  const timexesIn = takeByBlock(timexes);
  for (const block of blocks) {
    const inBlock = speakersIn(block);
    const dates = timexesIn(block);
    for (const act of quotations(tokens, blocks, block, dates, inBlock)) acts.push(act);
    for (const act of reports(tokens, blocks, block, dates, inBlock)) acts.push(act);
  }
  return acts.sort((a, b) => a.start - b.start);
}

/** A search for the first of the acts, which ascend by start, that holds a span; it gives undefined where none does. */
export function actFinder(acts: readonly SpeechAct[]): (span: Span) => SpeechAct | undefined {
  // The furthest end of the acts up to each. These ascend, as the ends need not.
  let furthest = 0;
  const reached = acts.map(({ end }) => (furthest = Math.max(furthest, end)));
  return ({ start, end }) => {
    const act = acts[firstIndex(reached.length, (index) => reached[index]! >= end)];
    return act !== undefined && act.start <= start ? act : undefined;
  };
}

/** Gives those of ascending spans that lie in a block, for blocks asked for in order. */
function takeByBlock<One extends Span>(spans: readonly One[]): (block: Span) => readonly One[] {
  let next = 0;
  return ({ start, end }) => {
    const taken: One[] = [];
    for (let span = spans[next]; span !== undefined && span.start < end; span = spans[++next])
      if (start <= span.start && span.end <= end) taken.push(span);
    return taken;
  };
}

const pairs: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“', '"': '"' };

function quotations(
  tokens: WordTokens,
  blocks: readonly Block[],
  block: Span,
  timexes: readonly Timex[],
  speakers: readonly Speaker[],
): SpeechAct[] {
  const { text } = tokens;
  const acts: SpeechAct[] = [];
  const inBlock = text.slice(block.start, block.end);
  /** Where each closing mark stands next: a block is searched once for each, however many are opened. */
  const nextClosing = new Map<string, number>();
  const closingFrom = (close: string, from: number): number => {
    let next = nextClosing.get(close) ?? 0;
    if (next >= from) return next;
    next = inBlock.indexOf(close, from - block.start);
    next = next < 0 ? Infinity : block.start + next;
    nextClosing.set(close, next);
    return next;
  };
  for (let at = block.start; at < block.end; at++) {
    const unit = text.charCodeAt(at);
    const close = unit === 0x22 || unit === 0xab || unit >= 0x201c ? pairs[text.charAt(at)] : undefined;
    if (close === undefined) continue;
    const end = closingFrom(close, at + 1);
    if (end - at > maxQuotation) continue;
    // A name in quotation marks is nobody's speech.
    if (end - at > 40)
      acts.push({
        start: at + 1,
        end,
        speaker: speakerOfQuotation(tokens, { start: at, end: end + 1 }, speakers),
        said: dayOfQuotation(tokens, blocks, end + 1, timexes),
      });
    at = end;
  }
  return acts;
}

/** «…», — сказал X 11 января: the day that the words after a quotation give with their verb of saying. */
function dayOfQuotation(
  tokens: WordTokens,
  blocks: readonly Block[],
  end: number,
  timexes: readonly Timex[],
): Timex | null {
  let next = firstFrom(timexes, end);
  while (timexes[next]?.type !== 'DATE' && (timexes[next]?.start ?? Infinity) - end < reach) next++;
  const said = timexes[next];
  if (
    said === undefined ||
    said.start - end >= reach ||
    !tellsDay(said) ||
    !hasSpeechVerb(tokens, { start: end, end: said.start })
  )
    return null;
  return sentenceAround(tokens.text, blocks, said.start).start <= end ? said : null;
}

function tellsDay({ expression }: Timex): boolean {
  if (expression.kind === 'date') return expression.fields.day !== undefined;
  return expression.kind === 'weekday' || (expression.kind === 'offset' && expression.unit === 'day');
}

/** «…», — сказал X; X сказал: «…». Those inside the quotation do not speak it. */
function speakerOfQuotation(tokens: WordTokens, { start, end }: Span, speakers: readonly Speaker[]): string | null {
  const after = speakers[firstFrom(speakers, end)];
  if (after !== undefined && after.start - end < reach && hasSpeechVerb(tokens, { start: end, end: after.end + 40 }))
    return after.entity;
  let last = firstFrom(speakers, start) - 1;
  while ((speakers[last]?.end ?? 0) > start) last--;
  const before = speakers[last];
  return before !== undefined &&
    start - before.end < reach &&
    hasSpeechVerb(tokens, { start: before.start, end: start })
    ? before.entity
    : null;
}

function hasSpeechVerb(tokens: WordTokens, { start, end }: Span): boolean {
  for (let i = tokenFrom(tokens, start); i < tokens.count && tokens.ends[i]! <= end; i++)
    if (isOfClass(tokens, i, 'SPEECH-VERB')) return true;
  return false;
}

/** From «что» to the end of the sentence, where a verb of saying or words spoken of stand before it. */
function reports(
  tokens: WordTokens,
  blocks: readonly Block[],
  block: Span,
  timexes: readonly Timex[],
  speakers: readonly Speaker[],
): SpeechAct[] {
  const acts: SpeechAct[] = [];
  for (let i = tokenFrom(tokens, block.start); i < tokens.count && tokens.ends[i]! <= block.end; i++) {
    if (!isOfClass(tokens, i, 'THAT-CLAUSE')) continue;
    const start = tokens.ends[i]!;
    const sentence = sentenceAround(tokens.text, blocks, tokens.starts[i]!);
    const told = { start: sentence.start, end: tokens.starts[i]! };
    const speaker = speakerOfReport(tokens, i, told, speakers);
    if (speaker === undefined) continue;
    acts.push({ start, end: sentence.end, speaker: speaker?.entity ?? null, said: lastDateIn(told, timexes) });
  }
  return acts;
}

function lastDateIn(span: Span, timexes: readonly Timex[]): Timex | null {
  for (let i = firstFrom(timexes, span.end) - 1; i >= 0; i--) {
    const timex = timexes[i]!;
    if (timex.start < span.start) break;
    if (timex.end <= span.end && timex.type === 'DATE') return timex;
  }
  return null;
}

/** Who reported speech is by: after «слова» whoever follows it, at a verb of saying whoever is nearest; undefined where nobody speaks. */
function speakerOfReport(
  tokens: WordTokens,
  before: number,
  told: Span,
  speakers: readonly Speaker[],
): Speaker | null | undefined {
  for (let i = before - 1; i >= 0 && tokens.starts[i]! >= told.start; i--) {
    const start = tokens.starts[i]!;
    const end = tokens.ends[i]!;
    if (isOfClass(tokens, i, 'SPEECH-NOUN')) {
      const owner = speakersIn({ start: end, end: told.end + 1 }, speakers)[0];
      if (owner !== undefined) return owner;
    }
    if (!isOfClass(tokens, i, 'SPEECH-VERB')) continue;
    const near = speakersIn({ start: told.start, end: told.end + 1 }, speakers);
    const distance = (speaker: Speaker) => (speaker.start >= end ? speaker.start - end : start - speaker.end);
    return [...near].sort((a, b) => distance(a) - distance(b))[0] ?? null;
  }
  return undefined;
}

function speakersIn(span: Span, speakers: readonly Speaker[]): readonly Speaker[] {
  return speakers
    .slice(firstFrom(speakers, span.start), firstFrom(speakers, span.end))
    .filter(({ end }) => end <= span.end);
}
