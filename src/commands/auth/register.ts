import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { controllerArgument, option, anyText, trueOrFalse } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { line } from '../../output/view.ts';
import { credentialOptions, askCredentials } from '../../cli/credentials.ts';
import { sslVerify, LoginState, logIn, loggedInView } from './log-in.ts';
import { ownersProof } from './owners-proof.ts';

export default command({
  summary: 'create an account, and log in',
  description: 'The first account on a controller becomes its administrator.',
  args: { controller: controllerArgument },
  options: {
    ...credentialOptions,
    email: option('address', 'email address (optional on some Deis v1 controllers)', anyText),
    firstName: option('name', 'first name', anyText),
    lastName: option('name', 'last name', anyText),
    login: option('boolean', 'false creates the account without logging in', trueOrFalse),
    sslVerify,
  },
  examples: [
    'auth:register https://deis.example.com',
    'auth:register https://deis.example.com --username=ada --email=ada@example.com --password-stdin',
  ],
  operations: ['auth.register', 'auth.login'],
  output: LoginState,
  async run(
    { controller, login: wantsLogin, email, firstName, lastName, sslVerify: verify = true, ...given },
    context,
  ) {
    const credentials = await askCredentials(given, context, true);
    const address = email ?? (context.prompt.isPossible ? await context.prompt.ask('email:', '--email') : '');
    const registration = {
      ...credentials,
      // Workflow fails where the field is missing, and takes an empty one.
      email: address,
      ...(firstName !== undefined && { first_name: firstName }),
      ...(lastName !== undefined && { last_name: lastName }),
    };
    const target = { controller, sslVerify: verify, proof: ownersProof(controller, context) };
    const token = existingToken(controller, context);
    // Some controllers let only administrators register, so whoever is logged in asks as himself; an old token that is no
    // longer good must not keep anybody from registering.
    await context
      .connect({ ...target, token })
      .api('auth.register', registration)
      .catch((error: unknown) => {
        if (token === undefined || !(error instanceof Failure) || error.status !== 401) throw error;
        return context.connect(target).api('auth.register', registration);
      });
    const profile = context.locations.profile;
    const state = { username: credentials.username, controller, profile };
    if (wantsLogin === false) return { state, isLoggedIn: false };
    return { state: await logIn(controller, credentials, verify, context), isLoggedIn: true };
  },
  json: ({ state }) => state,
  view: ({ state, isLoggedIn }) => [line(`Registered ${state.username}`), ...(isLoggedIn ? loggedInView(state) : [])],
});

function existingToken(controller: string, { session }: Context): string | undefined {
  try {
    const current = session();
    return current.controller === controller ? current.token : undefined;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
