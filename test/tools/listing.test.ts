import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { screenshotSize, tileSize } from '../../src/tools/store-pictures.ts';

// What the stores are told about the extension, beside what they take: names and short descriptions are those of assets/_locales.

interface Listing {
  readonly description: readonly string[];
  readonly singlePurpose: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly privacy: readonly string[];
}
type Messages = Readonly<Record<string, { readonly message: string }>>;

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const manifest = read('manifest.json') as {
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
};
const asked = [...manifest.permissions, ...manifest.host_permissions].sort();
const languages = readdirSync(join(root, 'assets', '_locales')).sort();

/**
 * Characters at most. Chrome: manifest name 75, manifest description 132, store description 16,000, single purpose and each reason
 * 1,000. Firefox: name 50, summary 250, description 15,000.
 */
const atMost = { name: 50, summary: 132, description: 15_000, reason: 1000 };

describe('the listing', () => {
  it('exists in every language of the interface and in no other', () => {
    expect(readdirSync(join(root, 'assets', 'store', 'listing')).sort()).toEqual(languages.map((tag) => `${tag}.json`));
  });

  it.each(languages)('in %s is within the limits of both stores', (tag) => {
    const listing = read(`assets/store/listing/${tag}.json`) as Listing;
    const { extName, extDescription } = read(`assets/_locales/${tag}/messages.json`) as Messages;
    expect(extName?.message.length).toBeLessThanOrEqual(atMost.name);
    expect(extDescription?.message.length).toBeLessThanOrEqual(atMost.summary);
    const description = listing.description.join('\n\n');
    expect(description.length).toBeGreaterThan(500);
    expect(description.length).toBeLessThanOrEqual(atMost.description);
    for (const text of [listing.singlePurpose, ...Object.values(listing.permissions)]) {
      expect(text.length).toBeGreaterThan(20);
      expect(text.length).toBeLessThanOrEqual(atMost.reason);
    }
  });

  it.each(languages)('in %s says what is kept of browsing, by the names of the buttons that do it', (tag) => {
    const { privacy } = read(`assets/store/listing/${tag}.json`) as Listing;
    const { actionWrong, switchEverywhere } = read(`assets/_locales/${tag}/messages.json`) as Messages;
    expect(privacy).toHaveLength(5);
    const [, , , kept = '', inPrivate = ''] = privacy;
    expect(kept).toContain(actionWrong?.message);
    expect(inPrivate).toContain(switchEverywhere?.message);
  });

  it.each(languages)('in %s gives a reason for each permission asked for, and for no other', (tag) => {
    const { permissions } = read(`assets/store/listing/${tag}.json`) as Listing;
    expect(Object.keys(permissions).sort()).toEqual(asked);
  });
});

describe('the pictures of the stores', () => {
  const folder = join(root, 'assets', 'store', 'pictures');
  it.each(readdirSync(folder))('%s has the size that they ask for', (file) => {
    const header = readFileSync(join(folder, file));
    expect(header.toString('latin1', 1, 4)).toBe('PNG');
    const size = { width: header.readUInt32BE(16), height: header.readUInt32BE(20) };
    expect(size).toEqual(file.endsWith('-tile.png') ? tileSize : screenshotSize);
  });

  it('are as many in Russian as in English', () => {
    const named = (tag: string) => readdirSync(folder).flatMap((file) => (file.startsWith(tag) ? [file.slice(3)] : []));
    expect(named('ru-')).toEqual(named('en-'));
    expect(named('ru-').length).toBeGreaterThan(1);
  });
});
