import { readFileSync } from 'node:fs';
import { projectRoot } from './open-reference.ts';

/** The extension's id in Firefox, from manifest.json. */
export function geckoId(): string {
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', projectRoot), 'utf8')) as {
    readonly browser_specific_settings: { readonly gecko: { readonly id: string } };
  };
  return manifest.browser_specific_settings.gecko.id;
}
