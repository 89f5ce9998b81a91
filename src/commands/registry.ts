import { command, type Group } from '../cli/define.ts';
import { app, filledPair, manyArguments } from '../cli/inputs.ts';
import { usageFailure } from '../errors.ts';
import { Config } from '../models/config.ts';
import { done, heading, line, pairs, type View } from '../output/view.ts';
import { changeOperations, changeOptions } from './config-change.ts';
import { changeGroup, entriesOf, readGroup, removal } from './config-groups.ts';
import { isVariableName } from './config-values.ts';

const secrets = '--json prints the whole config, with the credentials and the values of the variables.';

/** The credentials that builders and clusters use. */
function isCredential(word: string): boolean {
  return word === 'username' || word === 'password';
}

function readName(word: string): string {
  if (isVariableName(word)) return word;
  throw usageFailure('Credentials are removed by their name alone, such as username.');
}

/** No value is shown: a terminal and the log of a CI job keep what they show. */
function show(config: Config, app: string): View {
  return [heading(`${app} Registry`), pairs(entriesOf(config, 'registry').map(([name]) => [name, '***']))];
}

const list = command({
  summary: 'list which credentials an app has for its private image registry',
  description: `Only their names are shown. ${secrets}`,
  options: { app },
  examples: ['registry:list --app hello'],
  operations: ['config.get'],
  output: Config,
  run: ({ app: id }, context) => readGroup(context, id, 'registry'),
  view: (config, { app: id }) => show(config, id),
});

const set = command({
  summary: 'set the credentials of an app for a private image registry',
  description: `The app must have a PORT in its config. One release is made for all of them. ${secrets}`,
  args: {
    credentials: manyArguments('key=value', 'username, password', filledPair('credential', isCredential, 'any'), {
      completes: 'credential',
    }),
  },
  options: { app, ...changeOptions },
  examples: ['registry:set username=bob password=s3cur3pw1 --app hello'],
  operations: changeOperations,
  output: Config,
  doing: () => 'Applying registry information',
  run: ({ app: id, credentials, ...how }, context) =>
    changeGroup(context, id, 'registry', Object.fromEntries(credentials), how),
  view: (config, { app: id }) => [done(), line(''), ...show(config, id)],
});

const unset = command({
  summary: 'remove credentials for a private image registry from an app',
  description: secrets,
  args: { names: manyArguments('key', 'the name of a credential', readName, { completes: 'credential' }) },
  options: { app, ...changeOptions },
  examples: ['registry:unset username password --app hello'],
  operations: changeOperations,
  output: Config,
  doing: () => 'Applying registry information',
  run: ({ app: id, names, ...how }, context) => changeGroup(context, id, 'registry', removal(names), how),
  view: (config, { app: id }) => [done(), line(''), ...show(config, id)],
});

/** Commands of the credentials for a private image registry. */
export const registry: Group = { list, set, unset };
