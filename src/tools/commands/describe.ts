import { isDay } from '../../core/calendar/days.ts';
import { today } from '../../core/calendar/today.ts';
import { describe } from '../../core/cards/describe.ts';
import { runCommand, UsageError } from '../command-line.ts';
import { isLanguageTag } from '../language-tag.ts';
import { loadReference } from '../open-reference.ts';

await runCommand(
  {
    name: 'describe',
    about: 'Prints the card of ID as JSON. ID is an entity id, a Wikidata id, an event id or a date.',
    words: 'ID',
    maxWords: 1,
    options: {
      on: { type: 'string', value: 'DATE', about: 'The day that the card describes (YYYY-MM-DD); today by default.' },
      language: { type: 'string', value: 'TAG', about: 'The language of the card; ru by default.' },
    },
    example: 'npm run --silent describe -- tokayev --on 2022-01-05 --language en',
  },
  ({ options, words: [id] }) => {
    if (id === undefined) throw new UsageError('the usage is: describe -- ID [--on DATE] [--language TAG]');
    const { on = today(new Date()), language = 'ru' } = options;
    if (!isDay(on)) throw new UsageError(`--on ${on}: not a day; write it as YYYY-MM-DD`);
    if (!isLanguageTag(language)) throw new UsageError(`--language ${language}: not a language tag`);
    const card = describe(loadReference(), id, on, language);
    if (card === null) throw new UsageError(`${id}: no entity, Wikidata id, event or date has this name`);
    console.log(JSON.stringify(card, null, 2));
  },
);
