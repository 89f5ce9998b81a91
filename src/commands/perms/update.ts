import { explainAppRefusal } from '../../changes/explain-app-refusal.ts';
import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';
import { permissionsArgument } from './permissions.ts';
import { usernameArgument } from './permission-scope.ts';

export default command({
  summary: 'change what a collaborator may do (Drycc 1.8 to 1.13)',
  args: { username: usernameArgument, permissions: permissionsArgument },
  options: { app },
  examples: ['perms:update bob view,change --app hello'],
  operations: ['perms.update', 'apps.info'],
  output: {
    title: 'ChangedPermissions',
    type: 'object',
    properties: { username: { type: 'string' }, app: { type: 'string' }, permissions: { type: 'string' } },
    required: ['username', 'app', 'permissions'],
  },
  doing: ({ username }) => `Updating ${username}`,
  async run({ username, permissions, app: id }, { api }) {
    await api('perms.update', { app: id, username, permissions }).catch(
      explainAppRefusal(api, { app: id, user: username }),
    );
    return { username, app: id, permissions };
  },
  view: (_, { username, permissions, app: id }) => [
    done(undefined, `${username} may ${permissions.replaceAll(',', ', ')} ${id}`),
  ],
});
