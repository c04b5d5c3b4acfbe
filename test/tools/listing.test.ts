import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readMessages } from '../../src/compiler/messages.ts';
import { screenshotSize, tileSize } from '../../src/tools/store-pictures.ts';

// The texts and pictures for the stores' pages. Names and short descriptions are those of assets/_locales.

interface Listing {
  readonly description: readonly string[];
  readonly singlePurpose: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly privacy: readonly string[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const manifest = read('manifest.json') as {
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
};
const requested = [...manifest.permissions, ...manifest.host_permissions].sort();
const messages = readMessages(join(root, 'assets', '_locales'));
const languages = [...messages.keys()];

/**
 * Maximum numbers of characters. Chrome: manifest name 75, manifest description 132, store description 16,000, single purpose and each reason
 * 1,000. Firefox: name 50, summary 250, description 15,000.
 */
const maxLength = { name: 50, summary: 132, description: 15_000, reason: 1000 };

describe('the listing', () => {
  it('exists in every language of the interface and in no other', () => {
    expect(readdirSync(join(root, 'assets', 'store', 'listing')).sort()).toEqual(languages.map((tag) => `${tag}.json`));
  });

  it.each(languages)('in %s is within the limits of both stores', (tag) => {
    const listing = read(`assets/store/listing/${tag}.json`) as Listing;
    const { extName, extDescription } = messages.get(tag) ?? {};
    expect(extName?.message.length).toBeLessThanOrEqual(maxLength.name);
    expect(extDescription?.message.length).toBeLessThanOrEqual(maxLength.summary);
    const description = listing.description.join('\n\n');
    expect(description.length).toBeGreaterThan(500);
    expect(description.length).toBeLessThanOrEqual(maxLength.description);
    for (const text of [listing.singlePurpose, ...Object.values(listing.permissions)]) {
      expect(text.length).toBeGreaterThan(20);
      expect(text.length).toBeLessThanOrEqual(maxLength.reason);
    }
  });

  it.each(languages)('in %s says what is kept of browsing, by the names of the buttons that do it', (tag) => {
    const { privacy } = read(`assets/store/listing/${tag}.json`) as Listing;
    const { actionWrong, switchEverywhere } = messages.get(tag) ?? {};
    expect(privacy).toHaveLength(5);
    const [, , , kept = '', inPrivate = ''] = privacy;
    expect(kept).toContain(actionWrong?.message);
    expect(inPrivate).toContain(switchEverywhere?.message);
  });

  it.each(languages)('in %s gives a reason for each requested permission and no other', (tag) => {
    const { permissions } = read(`assets/store/listing/${tag}.json`) as Listing;
    expect(Object.keys(permissions).sort()).toEqual(requested);
  });
});

describe('the pictures of the stores', () => {
  const folder = join(root, 'assets', 'store', 'pictures');
  it.each(readdirSync(folder))('%s has the required size', (file) => {
    const header = readFileSync(join(folder, file));
    expect(header.toString('latin1', 1, 4)).toBe('PNG');
    const size = { width: header.readUInt32BE(16), height: header.readUInt32BE(20) };
    expect(size).toEqual(file.endsWith('-tile.png') ? tileSize : screenshotSize);
  });

  it('are the same in Russian and English', () => {
    const named = (tag: string) => readdirSync(folder).flatMap((file) => (file.startsWith(tag) ? [file.slice(3)] : []));
    expect(named('ru-')).toEqual(named('en-'));
    expect(named('ru-').length).toBeGreaterThan(1);
  });
});
