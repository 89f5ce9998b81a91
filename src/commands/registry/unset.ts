import { command } from '../../cli/define.ts';
import { manyArguments, app } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { Config } from '../../models/config.ts';
import { done, line } from '../../output/view.ts';
import { changeOptions, changeOperations } from '../../changes/change-config.ts';
import { changeGroup, removal } from '../../changes/change-config-group.ts';
import { isVariableName } from '../../changes/config-values.ts';
import { secrets, registryView } from './registry-view.ts';

function readName(word: string): string {
  if (isVariableName(word)) return word;
  throw usageFailure('Credentials are removed by their name alone, such as username.');
}

export default command({
  summary: 'remove credentials for a private image registry from an app',
  description: secrets,
  args: { names: manyArguments('key', 'the name of a credential', readName, { completes: 'credential' }) },
  options: { app, ...changeOptions },
  examples: ['registry:unset username password --app hello'],
  operations: changeOperations,
  output: Config,
  doing: () => 'Applying registry information',
  run: ({ app: id, names, ...how }, context) => changeGroup(context, id, 'registry', removal(names), how),
  view: (config, { app: id }) => [done(), line(''), ...registryView(config, id)],
});
