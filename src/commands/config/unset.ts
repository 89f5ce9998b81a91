import { removalOf } from '../../changes/removal.ts';
import { checkedWord, isKey, manyArguments } from '../../cli/inputs.ts';
import { variablesCommand } from './variables-command.ts';

/** The Go clients could set names such as `^X`, which must be possible to remove. */
const name = checkedWord(isKey, 'A variable is removed by its name alone.');

export default variablesCommand({
  summary: 'remove environment variables from an app',
  args: { names: manyArguments('key', 'a variable to remove', name, { completes: 'variable' }) },
  examples: ['config:unset DEBUG --app hello', 'config:unset DEBUG --ok-if-unchanged --app hello'],
  doing: 'Removing config',
  read: ({ names }) => ({ values: removalOf(names), names }),
});
