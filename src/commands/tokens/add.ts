import { command } from '../../cli/define.ts';
import { argument, checkedWord, flag } from '../../cli/inputs.ts';
import { LoginToken } from '../../models/access-token.ts';
import { confirmAccepted } from '../../changes/confirm-yes.ts';
import { line } from '../../output/view.ts';
import { askCredentials, credentialOptions } from '../../cli/credentials.ts';
import { logInByKey } from '../../cli/log-in-by-key.ts';

const alias = checkedWord(
  (word) => /^[^\p{Cc}]{1,32}$/u.test(word),
  'An alias has between 1 and 32 characters; controllers fail on longer ones.',
);

export default command({
  summary: 'create an API token, and print it',
  description:
    'Needs another login, with your password or by browser. Keep the token secret: anyone who has it can act as you.',
  args: { alias: argument('alias', 'what the token is for, e.g. ci', alias) },
  options: {
    ...credentialOptions,
    confirm: confirmAccepted,
    browser: flag('log in with a browser (default if you give no user name)'),
  },
  examples: ['tokens:add ci', 'tokens:add ci --username ada --password-stdin'],
  operations: ['auth.begin', 'auth.finish'],
  output: LoginToken,
  async run({ alias: name, browser, ...given }, context) {
    const { api } = context;
    await api.require('auth.begin');
    const { username, password, passwordStdin } = given;
    const isNamed = username !== undefined || password !== undefined || passwordStdin;
    const isByBrowser = browser || (!isNamed && context.prompt.isPossible);
    const credentials = isByBrowser ? undefined : await askCredentials(given, context, false);
    return logInByKey(api, credentials, context, name);
  },
  view: ({ token }) => [line(token)],
});
