import { command } from '../../cli/define.ts';
import { line } from '../../output/view.ts';
import { readProfile, removeProfile } from '../../settings/profile.ts';
import { LoginState } from './log-in.ts';

export default command({
  summary: 'log out',
  description: 'Removes the settings file. The token stays valid until you regenerate it.',
  examples: ['auth:logout'],
  operations: [],
  output: LoginState,
  run(_, { locations }) {
    const profile = readProfile(locations.profile);
    removeProfile(locations.profile);
    const { username = null, controller = '' } = profile ?? {};
    return { username, controller, profile: locations.profile, wasLoggedIn: profile !== undefined };
  },
  json: ({ username, controller, profile }) => ({ username, controller, profile }),
  view: ({ profile, wasLoggedIn }) => [
    line(wasLoggedIn ? 'Logged out' : `Not logged in: no login is saved in ${profile}`),
  ],
});
