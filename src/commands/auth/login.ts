import type { ControllerUrl } from '../../api/controller-url.ts';
import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { controllerArgument, flag } from '../../cli/inputs.ts';
import { credentialOptions, askCredentials, type GivenCredentials } from '../../cli/credentials.ts';
import { logInByToken } from './log-in-by-token.ts';
import { sslVerify, LoginState, logIn, loggedInView, logsInByKey } from './log-in.ts';

export default command({
  summary: 'log in to a controller',
  args: { controller: controllerArgument },
  options: {
    ...credentialOptions,
    tokenStdin: flag('read a token from standard input, and log in with it'),
    browser: flag('log in with a browser (Drycc 1.8 and newer; default there if you give no user name)'),
    sslVerify,
  },
  description:
    'The token is saved in the settings file of the profile, which only you can read. With --token-stdin the controller checks the token first; if its API does not say who owns a token, give --username too. On Drycc of 2026 and newer it may be an OAuth token, or the JSON that came with it, for which the controller makes a token. With --api the API is remembered for this controller; --api auto forgets it.',
  examples: [
    'auth:login https://deis.example.com',
    'auth:login deis.example.com --username=ada --password-stdin',
    'auth:login deis.example.com --token-stdin',
    'auth:login drycc.example.com --browser',
  ],
  operations: ['auth.login', 'auth.begin', 'auth.finish', 'auth.trade', 'auth.whoami', 'apps.list'],
  output: LoginState,
  async run({ controller, browser, tokenStdin, sslVerify: verify = true, ...given }, context) {
    if (tokenStdin) return logInByToken({ controller, sslVerify: verify }, given, context);
    if (browser || (await isByBrowser(given, controller, verify, context))) {
      return logIn(controller, undefined, verify, context);
    }
    const credentials = await askCredentials(given, context, false);
    return logIn(controller, credentials, verify, context);
  },
  view: loggedInView,
});

/** Whether somebody at a terminal who gave no name logs in by browser, as the controller can. */
async function isByBrowser(
  { username, password, passwordStdin }: GivenCredentials,
  controller: ControllerUrl,
  verify: boolean,
  { prompt, connect }: Context,
): Promise<boolean> {
  if (username !== undefined || password !== undefined || passwordStdin || !prompt.isPossible) return false;
  return logsInByKey(await connect({ controller, sslVerify: verify }).dialect());
}
