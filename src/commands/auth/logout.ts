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
    return { username: profile?.username ?? null, controller: profile?.controller ?? '', profile: locations.profile };
  },
  view: () => [line('Logged out')],
});
