import type { Describable, Language } from '../base/locale.ts';
import { type Measure, wrap } from '../base/wrap.ts';
import { measureFor } from '../output/columns.ts';
import { createTranslation, type Translate } from './translate.ts';
import texts from './zh.json' with { type: 'json' };

/** Chinese. A text that is not translated, or not wholly, stays English. */
export async function chinese(): Promise<Language> {
  const translate = createTranslation(texts);
  const measure = await measureFor([['中']]);
  const translateAll: Translate = (english) => translate(english) ?? translateSentences(english, translate);
  return {
    translate: translateAll,
    say: (english) => translateAll(english) ?? english,
    layout: layoutOf(translate, measure),
  };
}

/** A text of several sentences that are each in the table; undefined if one of them is not. */
function translateSentences(english: string, translate: Translate): string | undefined {
  const sentences = english.split(/(?<=[.?]) (?=[A-Z"])/).map(translate);
  return sentences.every((sentence) => sentence !== undefined) ? sentences.reduce(join, '') : undefined;
}

/** After a Chinese full stop there is no space. */
function join(text: string, sentence: string): string {
  return text === '' || /[\u3002\uff1f]$/.test(text) ? `${text}${sentence}` : `${text} ${sentence}`;
}

function layoutOf(translate: Translate, measure: Measure): Language['layout'] {
  const say = (english: string): string => translate(english) ?? english;
  const describe = ({ description, argChoices: choices }: Describable): string => {
    const translated = translate(description);
    if (choices === undefined) return translated ?? description;
    // What Commander writes in English.
    if (translated === undefined) return `${description} (choices: ${choices.map((each) => `"${each}"`).join(', ')})`;
    return `${translated}（可选：${choices.join('、')}）`;
  };
  return {
    styleTitle(title) {
      const [noun = '', ...summary] = title.split(': ');
      const translated = translate(summary.join(': '));
      return translate(title) ?? (translated === undefined ? title : `${noun}：${translated}`);
    },
    commandDescription(command) {
      const [first = '', ...more] = command.description().split('\n\n');
      if (first === '') return '';
      const summary = translate(command.summary());
      return [summary === undefined ? first : `${summary}。`, ...more.map(say)].join('\n\n');
    },
    subcommandDescription: (command) => say(command.summary()),
    optionDescription: describe,
    argumentDescription: describe,
    displayWidth: measure,
    boxWrap: (text, width) =>
      text
        .split('\n')
        .flatMap((line) => wrap(line, width, measure, line.match(pieces) ?? []))
        .join('\n'),
  };
}

/**
 * What stays on one line: a word, or a letter of Chinese, each with the marks that open before it and close after it.
 * Marks are written by their numbers, as full-width ones are hard to tell from others.
 */
const pieces =
  /\s*[\uff08\u201c\u300a]*(?:[\u3000-\u9fff]|[^\s\u3000-\u9fff\uff00-\uffef\u201c\u201d]+|.)[\uff0c\u3002\u3001\uff1b\uff1a\uff01\uff1f\uff09\u201d\u300b]*/gu;
