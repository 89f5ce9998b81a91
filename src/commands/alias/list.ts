import { spellWords } from '../../base/shell-words.ts';
import { command } from '../../cli/define.ts';
import { line, nothing } from '../../output/view.ts';
import { Alias, userAliases } from './user-aliases.ts';

export default command({
  summary: 'list your aliases',
  examples: ['alias:list'],
  operations: [],
  output: { type: 'array', items: Alias },
  run: (_, context) => Object.entries(userAliases(context)).map(([name, words]) => ({ name, words })),
  view: (all) =>
    all.length === 0
      ? [nothing('No aliases.', ['Define one', 'alias:set up ps:scale'])]
      : all.map(({ name, words }) => line(`${name} -> ${spellWords(words)}`)),
});
