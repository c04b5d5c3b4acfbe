import { describe } from '../../core/cards/describe.ts';
import { isDay } from '../../core/calendar/days.ts';
import { readArguments, runCommand, UsageError } from '../command-line.ts';
import { loadReference } from '../open-reference.ts';

await runCommand('describe', () => {
  const { options, rest } = readArguments(process.argv.slice(2), ['on', 'language']);
  const [id] = rest;
  if (id === undefined || rest.length > 1)
    throw new UsageError('usage: describe -- ID [--on YYYY-MM-DD] [--language ru|en|…]');
  const on = options.get('on') ?? new Date().toISOString().slice(0, 10);
  if (!isDay(on)) throw new UsageError(`--on ${on}: not a day; write it as YYYY-MM-DD`);
  const language = options.get('language') ?? 'ru';
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language))
    throw new UsageError(`--language ${language}: not a language tag`);
  const card = describe(loadReference(), id, on, language);
  if (card === null) throw new UsageError(`${id}: no entity, Wikidata id, event or date of this name`);
  console.log(JSON.stringify(card, null, 2));
});
