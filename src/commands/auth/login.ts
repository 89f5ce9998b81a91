import { command } from '../../cli/define.ts';
import { controllerArgument, flag } from '../../cli/inputs.ts';
import { credentialOptions, askCredentials } from './credentials.ts';
import { logInByToken } from './log-in-by-token.ts';
import { sslVerify, LoginState, logIn, loggedInView } from './log-in.ts';

export default command({
  summary: 'log in to a controller',
  args: { controller: controllerArgument },
  options: {
    ...credentialOptions,
    tokenStdin: flag('read a token from standard input, and log in with it'),
    sslVerify,
  },
  description:
    'The token is saved in the settings file of the profile, which only you can read. With --token-stdin the controller checks the token first; if its API does not say who owns a token, give --username too. With --api the API is remembered for this controller; --api auto forgets it.',
  examples: [
    'auth:login https://deis.example.com',
    'auth:login deis.example.com --username=ada --password-stdin',
    'auth:login deis.example.com --token-stdin',
  ],
  operations: ['auth.login', 'auth.whoami', 'apps.list'],
  output: LoginState,
  async run({ controller, tokenStdin, sslVerify: verify = true, ...given }, context) {
    if (tokenStdin) return logInByToken({ controller, sslVerify: verify }, given, context);
    const credentials = await askCredentials(given, context, false);
    return logIn(controller, credentials, verify, context);
  },
  view: loggedInView,
});
