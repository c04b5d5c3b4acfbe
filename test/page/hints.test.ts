import { describe, expect, it } from 'vitest';
import { hintOf, isBesideRole, mayOpenLikeFurniture, opensLikeFurniture } from '../../src/page/hints.ts';
import hints from '../../src/page/hints.json' with { type: 'json' };

describe('hintOf', () => {
  it.each([
    ['', 'none'],
    ['css-1x9k2', 'none'],
    ['article__body', 'article'],
    ['entry-content', 'article'],
    ['articleBody', 'article'],
    ['comments', 'comments'],
    ['b-comments__item', 'comments'],
    ['disqus_thread', 'comments'],
    ['shareBar', 'usually-beside'],
    ['article-share', 'usually-beside'],
    ['relatedNews', 'usually-beside'],
    ['related-content', 'usually-beside'],
    ['article-body social-enabled', 'none'],
    ['has-sidebar', 'none'],
    ['no-comments', 'none'],
    ['cookie-banner', 'always-beside'],
    ['header', 'none'],
    ['headline', 'none'],
    ['shadow-lg', 'none'],
    ['load', 'none'],
    ['wp-caption-text', 'caption'],
    ['sr-only', 'unseen'],
    [`x${' y'.repeat(10_000)}`, 'none'],
  ])('%s', (names, hint) => {
    expect(hintOf(names)).toBe(hint);
    expect(hintOf(names)).toBe(hint);
  });
});

describe('openings of furniture', () => {
  it.each([
    ['Читайте также', 'heading', true],
    ['Комментарии (12)', 'heading', true],
    ['Комментарии министра к решению совета', 'heading', false],
    ['Реклама', 'text', true],
    ['Рекламация отклонена', 'text', false],
    ['Читайте также: как устроена ОДКБ', 'text', true],
    ['Читайте также нашу книгу о договоре', 'text', false],
    ['Читайте также нашу книгу о договоре', 'link', true],
    ['Read more about the treaty', 'link', true],
    ['Readers of the treaty', 'link', false],
    ['', 'text', false],
  ] as const)('%s (%s)', (text, of, is) => {
    expect(opensLikeFurniture(text, of)).toBe(is);
  });

  it('are foreseen by their first letters', () => {
    expect(mayOpenLikeFurniture('\n  Читайте')).toBe(true);
    expect(mayOpenLikeFurniture('Минск')).toBe(false);
  });
});

describe('hints.json', () => {
  it.each(Object.entries(hints))(
    '%s: entries are distinct, in small letters, without white space at the ends',
    (name, entries) => {
      expect(new Set(entries).size).toBe(entries.length);
      for (const entry of entries) expect(entry).toBe(entry.toLowerCase().trim());
      if (name !== 'openings') for (const entry of entries) expect(entry).toMatch(/^[a-z0-9-]+$/);
    },
  );

  it('names roles that hintOf leaves to isBesideRole', () => {
    expect(isBesideRole('navigation')).toBe(true);
    expect(isBesideRole('main')).toBe(false);
  });
});
