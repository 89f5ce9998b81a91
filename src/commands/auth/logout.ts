import { command } from '../../cli/define.ts';
import { flag } from '../../cli/inputs.ts';
import { line } from '../../output/view.ts';
import { readProfile, removeProfile } from '../../settings/profile.ts';
import { LoginState } from './log-in.ts';

export default command({
  summary: 'log out',
  description:
    'Removes the settings file. The token stays valid until you regenerate it or, on Drycc 1.8 and newer, revoke it: --revoke does so first.',
  options: { revoke: flag('revoke the token as well (Drycc 1.8 and newer)') },
  examples: ['auth:logout', 'auth:logout --revoke'],
  operations: ['tokens.list', 'tokens.remove'],
  output: LoginState,
  async run({ revoke }, context) {
    const { locations } = context;
    const profile = readProfile(locations.profile);
    if (revoke) {
      const { revokeToken } = await import('./revoke-token.ts');
      await revokeToken(context);
    }
    removeProfile(locations.profile);
    const { username = null, controller = '' } = profile ?? {};
    return { username, controller, profile: locations.profile, wasLoggedIn: profile !== undefined };
  },
  json: ({ username, controller, profile }) => ({ username, controller, profile }),
  view: ({ profile, wasLoggedIn }, { revoke }) => [
    line(
      wasLoggedIn
        ? `Logged out${revoke ? ', and the token is revoked' : ''}`
        : `Not logged in: no login is saved in ${profile}`,
    ),
  ],
});
