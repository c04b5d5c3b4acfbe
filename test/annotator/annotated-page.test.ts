// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AnnotatedPage } from '../../src/annotator/annotated-page.ts';
import type { AnnotatorPort } from '../../src/annotator/port.ts';
import { Slicer } from '../../src/annotator/slicer.ts';
import type { Annotation } from '../../src/core/types.ts';
import type { AnnotateRequest, AskBackground } from '../../src/protocol/messages.ts';
import { defaultSettings } from '../../src/protocol/settings.ts';
import { summary } from '../view/cards.ts';

const sentence =
  'The council met in the capital and spoke for a long time about the border and the treaty that its members keep. ';
const mention: Annotation = {
  kind: 'entity',
  entity: 'alliance',
  use: 'full',
  office: null,
  start: 4,
  end: 11,
  painted: false,
};

/** What the background has been asked, in order, each with what settles it. */
let asked: {
  readonly type: string;
  readonly request: unknown;
  readonly answer: (answer: unknown) => void;
  fail: () => void;
}[];
let reported: unknown[];
let page: AnnotatedPage;
/** Languages of the reader's voice that are still to come. */
let voices: Map<string, () => void>;

const pause = () => new Promise((resolve) => setTimeout(resolve, 150));
const requests = (type: string) => asked.filter((each) => each.type === type);
const lastOf = (type: string) => requests(type).at(-1)!;
const analysis = { language: 'en', published: null, inScope: true, annotations: [mention] };
const annotated = (isStyled: boolean) => ({ answer: { analysis, summary: summary() }, workMs: 1, isStyled });
const dark = { ...defaultSettings, theme: 'dark' } as const;

/** Has each job of a slicer begin inside of `around`. */
function slowJobs(around: (job: () => Promise<void>) => Promise<void>): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its slicer below
  const { run } = Slicer.prototype;
  vi.spyOn(Slicer.prototype, 'run').mockImplementation(function (this: Slicer, isWanted, job) {
    return run.call(this, isWanted, async (rest) => {
      let result: unknown;
      await around(async () => {
        result = await job(rest);
      });
      return result;
    });
  });
}

beforeEach(() => {
  const article = document.createElement('article');
  for (const name of ['h1', 'p', 'p', 'p', 'p']) {
    const block = document.createElement(name);
    block.textContent = name === 'p' ? sentence.repeat(3) : 'The council';
    article.append(block);
  }
  document.body.replaceChildren(article);
  vi.stubGlobal('CSS', { highlights: new Map() });
  vi.stubGlobal('Highlight', class extends Set {});
  Element.prototype.checkVisibility = () => true;
  Range.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 100, 20);
  asked = [];
  reported = [];
  voices = new Map();
  const port: AnnotatorPort = {
    ask: ((type: string, request: unknown) =>
      new Promise<unknown>((answer, reject) => {
        asked.push({ type, request, answer, fail: () => reject(new Error(`${type} failed`)) });
      })) as unknown as AskBackground,
    changeList: () => Promise.resolve(),
    report: (error) => reported.push(error),
    browserVoice: () => ({ language: 'en', words: (key) => key }),
    voiceOf: ({ language }) =>
      new Promise((resolve) => voices.set(language, () => resolve({ language, words: (key) => key }))),
    isOrphaned: () => false,
    isChromium: () => false,
  };
  page = new AnnotatedPage(document, port);
});
afterEach(() => {
  page.suspend();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the rules of highlights', () => {
  it('are asked for again at the next painting where they could not be put into the page', async () => {
    void page.resume();
    await pause();
    lastOf('annotate').answer(annotated(false));
    await pause();
    expect(requests('style')).toHaveLength(1);
    lastOf('style').fail();
    await pause();
    expect(reported.map(String)).toEqual(['Error: style failed']);
    void page.use(dark);
    await pause();
    expect(requests('style')).toHaveLength(2);
    lastOf('style').answer(null);
    await pause();
    await page.use(defaultSettings);
    expect(requests('style')).toHaveLength(2);
  });
  it.each([
    ['are not asked for where the background has put them in with its answer', true, 0],
    ['are asked for once by two paintings at a time', false, 1],
  ])('%s', async (_, isStyled, times) => {
    void page.resume();
    await pause();
    lastOf('annotate').answer(annotated(isStyled));
    await pause();
    void page.use(dark);
    await pause();
    expect(requests('style')).toHaveLength(times);
  });
});

describe('readings of a page', () => {
  it('that come together take turns on the page’s thread, and the last one’s answer counts', async () => {
    let running = 0;
    let most = 0;
    slowJobs(async (job) => {
      most = Math.max(most, ++running);
      await pause();
      running--;
      await job();
    });
    const reading = page.resume();
    // The reader changes the language while the page is being read, and the page changes too.
    const using = page.use({ ...defaultSettings, language: 'ru' });
    voices.get('ru')!();
    document.querySelector('p')!.remove();
    await pause();
    await pause();
    await pause();
    expect(most).toBe(1);
    const languages = requests('annotate').map(({ request }) => (request as AnnotateRequest).cardLanguage);
    expect(languages.at(-1)).toBe('ru');
    lastOf('annotate').answer(annotated(true));
    await vi.waitFor(() => lastOf('cards').answer({ answer: {}, workMs: 1 }));
    await reading;
    await using;
    expect(await page.state()).toMatchObject({ state: 'annotated' });
    expect(requests('cards').map(({ request }) => (request as { language: string }).language)).toEqual(['ru']);
  });

  it('give way to a newer one, whose answer stays when the older comes late', async () => {
    const reading = page.resume();
    await pause();
    const older = lastOf('annotate');
    const using = page.use({ ...defaultSettings, language: 'ru' });
    voices.get('ru')!();
    await pause();
    const newer = lastOf('annotate');
    expect(newer).not.toBe(older);
    newer.answer(annotated(true));
    await pause();
    lastOf('cards').answer({ answer: {}, workMs: 1 });
    await using;
    older.answer({ ...annotated(true), answer: { analysis, summary: { ...summary(), inScope: false } } });
    await reading;
    await pause();
    expect(await page.state()).toMatchObject({ state: 'annotated' });
    expect(reported).toEqual([]);
  });

  it('that failed are not a page without an article', async () => {
    const reading = page.resume();
    await pause();
    lastOf('annotate').fail();
    await expect(reading).rejects.toThrow('annotate failed');
    await expect(page.state()).rejects.toThrow('annotate failed');
  });
});

describe('the reader’s language', () => {
  it('is the one chosen last, where the words of the one before come later', async () => {
    const first = page.use({ ...defaultSettings, language: 'kk' });
    const second = page.use({ ...defaultSettings, language: 'ru' });
    voices.get('ru')!();
    await second;
    voices.get('kk')!();
    await first;
    void page.resume();
    await pause();
    expect(lastOf('annotate').request).toMatchObject({ cardLanguage: 'ru' });
  });
  it('comes although another setting was changed meanwhile', async () => {
    void page.use({ ...defaultSettings, language: 'kk' });
    const second = page.use({ ...defaultSettings, language: 'kk', theme: 'dark' });
    voices.get('kk')!();
    await second;
    void page.resume();
    await pause();
    expect(lastOf('annotate').request).toMatchObject({ cardLanguage: 'kk' });
  });
});
