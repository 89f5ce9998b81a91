import { removalOf } from '../../changes/removal.ts';
import { checkedWord, isKey, manyArguments } from '../../cli/inputs.ts';
import { variablesCommand } from './variables-command.ts';

/** The Go clients could set names such as `^X`, which must be possible to remove. */
const name = checkedWord(isKey, 'Give only the name of the variable.');

export default variablesCommand({
  summary: 'remove environment variables',
  args: { names: manyArguments('key', 'variable to remove', name, { completes: 'variable' }) },
  examples: ['config:unset DEBUG --app hello', 'config:unset DEBUG --ok-if-unchanged --app hello'],
  doing: 'Removing config',
  read: ({ names }) => ({ values: removalOf(names), names }),
});
