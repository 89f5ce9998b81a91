import { command } from '../../cli/define.ts';
import { manyArguments, filledPair, app } from '../../cli/inputs.ts';
import { Config } from '../../models/config.ts';
import { done, line } from '../../output/view.ts';
import { changeOptions, changeOperations } from '../../changes/change-config.ts';
import { changeGroup } from '../../changes/change-config-group.ts';
import { secrets, registryView } from './registry-view.ts';

/** The credentials that builders and clusters use. */
function isCredential(word: string): boolean {
  return word === 'username' || word === 'password';
}

export default command({
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
  view: (config, { app: id }) => [done(), line(''), ...registryView(config, id)],
});
