import { command } from '../../cli/define.ts';
import { argument, anyText } from '../../cli/inputs.ts';
import { didYouMean } from '../../command-line/did-you-mean.ts';
import { Failure } from '../../base/errors.ts';
import { line } from '../../output/view.ts';
import { changePreferences } from '../../settings/preferences.ts';
import { Alias, userAliases } from './user-aliases.ts';

export default command({
  summary: 'remove an alias',
  args: { name: argument('name', 'name of the alias', anyText) },
  examples: ['alias:remove up'],
  operations: [],
  output: Alias,
  async run({ name }, context) {
    const { [name]: words, ...others } = userAliases(context);
    if (words === undefined) {
      const hint = didYouMean(name, Object.keys(others)) ?? 'alias:list shows your aliases.';
      throw new Failure('not_found', `No alias "${name}".`, { hint });
    }
    const aliases = Object.keys(others).length === 0 ? undefined : others;
    await changePreferences(context.locations.preferences, { aliases });
    return { name, words };
  },
  view: ({ name }) => [line(`Removed ${name}`)],
});
