import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { option, identifier, flag } from '../../cli/inputs.ts';
import { usageFailure, Failure } from '../../base/errors.ts';
import { line } from '../../output/view.ts';
import { readProfile, removeProfile, writeProfile } from '../../settings/profile.ts';
import { yesOption, Account } from './account.ts';

export default command({
  summary: 'replace a token with a new one',
  description:
    'The old token stops working. Your own new token is saved and not printed; the user of --username gets theirs by logging in. With --all everyone has to log in again, and so do you if the controller returns no new token.',
  options: {
    username: option('name', 'the user whose token to replace (default: you)', identifier('username'), {
      short: 'u',
      completes: 'user',
    }),
    all: flag('replace the tokens of all users'),
    yes: yesOption,
  },
  examples: ['auth:regenerate', 'auth:regenerate --username=bob', 'auth:regenerate --all --yes'],
  operations: ['auth.regenerate'],
  output: {
    title: 'Regeneration',
    type: 'object',
    properties: {
      ...Account.properties,
      all: { type: 'boolean' },
      regenerated: { type: 'boolean' },
      logged_in: { type: 'boolean', description: 'whether this profile still has a valid token' },
    },
    required: [...Account.required, 'all', 'regenerated', 'logged_in'],
  },
  async run({ username, all, yes: isSure }, context) {
    if (all && username !== undefined) throw usageFailure('Use either --all or --username.');
    const { controller, username: self = null } = context.session();
    const isOwn = username === undefined || username === self;
    if (isOwn && context.variable('TOKEN') !== undefined) {
      throw usageFailure(
        `The token comes from ${context.brand.prefix}_TOKEN; a new one cannot be saved there.`,
        'Unset the variable and log in first.',
      );
    }
    await context.api.require('auth.regenerate');
    const state = { username: all ? null : (username ?? self), controller, all };
    const question = `Replace the tokens of all users at ${controller}? Everyone has to log in again.`;
    // The Go clients never ask, so scripts do not answer.
    const asks = all && !isSure && context.prompt.isPossible;
    if (asks && !(await context.prompt.confirm(question, '--yes'))) {
      return { ...state, regenerated: false, logged_in: true };
    }
    const { token = '' } = await context.api('auth.regenerate', {
      ...(username !== undefined && { username }),
      ...(all && { all }),
    });
    return { ...state, regenerated: true, logged_in: isOwn ? await keepToken(token, context) : true };
  },
  view({ regenerated, logged_in: isLoggedIn }) {
    if (!regenerated) return [line('Tokens not changed')];
    const loss = 'Your own token was replaced too. Log in again.';
    return [line('Token Regenerated'), ...(isLoggedIn ? [] : [line(loss)])];
  },
});

/** Keeps a new token in the profile; where the controller gives none, the login is gone. Gives whether there is one. */
async function keepToken(token: string, { locations }: Context): Promise<boolean> {
  const profile = readProfile(locations.profile);
  if (token === '' || profile === undefined) {
    removeProfile(locations.profile);
    return false;
  }
  try {
    await writeProfile(locations.profile, { ...profile, token });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const hint = 'The old token no longer works. Log in again once that is fixed.';
    throw new Failure(error.kind, error.message, { hint, cause: error });
  }
  return true;
}
