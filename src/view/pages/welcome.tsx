import type { Words } from '../words.ts';
import { keysInWords } from './keys-in-words.ts';

export interface WelcomeOptions {
  readonly words: Words;
  /** The key of the command that goes to the next mark; empty if none is set. */
  readonly nextKey: string;
}

/** The first-run page: an example article of our own, explained in place, and the three things to know. */
export function renderWelcome({ words, nextKey }: WelcomeOptions): HTMLElement {
  return (
    <div class="page welcome">
      <header>
        <p class="quiet">{words('extShortName')}</p>
        <h1>{words('welcomeTitle')}</h1>
        <p class="lead">{words('welcomeLead')}</p>
      </header>
      <p class="quiet caption">{words('welcomeExample')}</p>
      <article class="panel example">
        <h2>{words('welcomeHeadline')}</h2>
        <p>{words('welcomeText1')}</p>
        <p>{words('welcomeText2')}</p>
      </article>
      <p class="quiet count" role="status" />
      <ul class="to-know">
        <li>{words('welcomeDay')}</li>
        <li>{words('welcomePrivate')}</li>
        {nextKey !== '' && <li>{words('welcomeKeys', keysInWords(nextKey))}</li>}
      </ul>
      <a class="button" href="options.html">
        {words('optionsTitle')}
      </a>
    </div>
  );
}
