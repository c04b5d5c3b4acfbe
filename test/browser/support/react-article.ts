import { createElement, useState } from 'react';

const lead =
  'Саммит ОДКБ прошёл в столице: Никол Пашинян встретил гостей и говорил с ними о миротворцах несколько часов подряд.';

const rest =
  'После переговоров стороны подписали несколько документов, о которых договорились ещё осенью, и назначили следующую встречу. Место её пока не выбрано, сообщили в пресс-службе организации.';

/** An article whose second paragraph says something else at each press of its button, and whose list grows. */
export function Article(): unknown {
  const [round, setRound] = useState(0);
  const speaker = round % 2 === 0 ? 'Александр Лукашенко' : 'Эмомали Рахмон';
  return createElement(
    'article',
    null,
    createElement('h1', null, 'ОДКБ обсудила безопасность'),
    createElement('p', null, lead),
    createElement('p', null, rest),
    createElement('p', { id: 'spoken' }, speaker, ' сказал, что переговоры были полезными, раз ', round, '.'),
    createElement(
      'ul',
      null,
      Array.from({ length: round }, (_, key) =>
        createElement('li', { key }, `Казахстан согласился с предложением номер ${key}.`),
      ),
    ),
    createElement('button', { onClick: () => setRound(round + 1) }, 'Дальше'),
  );
}
