import { command } from '../../cli/define.ts';
import { option, identifier } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { line } from '../../output/view.ts';
import { removeProfile } from '../../settings/profile.ts';
import { afterChange } from '../../changes/after-change.ts';
import { hasParameter } from '../../changes/require-parameter.ts';
import { credentialOptions, askCredentials } from '../../cli/credentials.ts';
import { yesOption, Account } from './account.ts';

export default command({
  summary: 'delete an account permanently',
  description:
    'Deletes your own account (asks for your password) or, as an administrator, the account of --username. The account must not own any apps; Deis before 1.13 destroys them with it.',
  options: {
    username: option('name', 'the account (default: your own)', identifier('username'), { completes: 'user' }),
    password: credentialOptions.password,
    passwordStdin: credentialOptions.passwordStdin,
    yes: yesOption,
  },
  examples: ['auth:cancel', 'auth:cancel --username=bob --yes'],
  operations: ['auth.login', 'auth.cancel'],
  output: {
    title: 'Cancellation',
    type: 'object',
    properties: { ...Account.properties, cancelled: { type: 'boolean' } },
    required: [...Account.required, 'cancelled'],
  },
  async run({ yes: isSure, ...given }, context) {
    const { controller, sslVerify, username: self } = context.session();
    const username = given.username ?? self ?? (await context.prompt.ask('username:', '--username'));
    const hasPassword = given.password !== undefined || given.passwordStdin;
    const logsIn = given.username === undefined || hasPassword;
    const takesApps = (await context.dialect()).doubtful.includes('auth.cancel');
    const hasNames = await hasParameter(context, 'auth.cancel', 'username');
    if (!hasNames && !logsIn && username !== self) {
      throw usageFailure(
        `Nothing was sent: some controllers of this API cancel your own account when they are asked to cancel ${username}.`,
        `Add --password-stdin to log in as ${username} for it.`,
      );
    }
    const loss = takesApps ? ' Deis before 1.13 destroys its apps with it.' : '';
    const question = `Delete account ${username} at ${controller}?${loss}`;
    if (!isSure && !(await context.prompt.confirm(question, '--yes'))) {
      return { username, controller, cancelled: false };
    }
    const target = given.username === undefined || !hasNames ? {} : { username };
    if (logsIn) {
      const credentials = await askCredentials({ ...given, username }, context, false);
      const { token } = await context.connect({ controller, sslVerify }).api('auth.login', credentials);
      await context.connect({ controller, sslVerify, token }).api('auth.cancel', target);
    } else {
      await context.api('auth.cancel', target);
    }
    // A token of the environment is not ours to forget.
    if (username === self)
      await afterChange(() => {
        removeProfile(context.locations.profile);
      }, context);
    return { username, controller, cancelled: true };
  },
  view: ({ cancelled }) => [line(cancelled ? 'Account cancelled' : 'Account not changed')],
});
