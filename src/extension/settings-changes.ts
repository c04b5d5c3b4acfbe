import { readSettings, writeSettings, type Settings } from './settings.ts';

/** What a change makes of the settings: the parts that are other than before. */
export type Change = (settings: Settings) => Partial<Settings>;

/** Applies a change to the settings in force. */
export async function changeSettings(change: Change): Promise<void> {
  await writeSettings(change(await readSettings()));
}

/** The term is known from now on, or is not any more. */
export function withKnown(id: string, known: boolean): Change {
  return ({ knownTerms }) => {
    const others = knownTerms.filter((term) => term !== id);
    return { knownTerms: known ? [...others, id] : others };
  };
}

/** The mark is wrong on the site from now on, or is not any more. */
export function withWrong(id: string, site: string, wrong: boolean): Change {
  return ({ wrongHere }) => {
    const others = wrongHere.filter((mark) => mark.id !== id || mark.site !== site);
    return { wrongHere: wrong ? [...others, { id, site }] : others };
  };
}

/** The site is on or off from now on. */
export function withSite(site: string, on: boolean): Change {
  return ({ sitesOff }) => {
    const others = sitesOff.filter((other) => other !== site);
    return { sitesOff: on ? others : [...others, site] };
  };
}
