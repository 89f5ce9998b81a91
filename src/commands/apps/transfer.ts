import { command } from '../../cli/define.ts';
import { argument, identifier, app } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';
import { explainAppRefusal } from '../../changes/explain-app-refusal.ts';

export default command({
  summary: 'transfer an app to another user',
  args: { username: argument('username', 'new owner', identifier('username'), { completes: 'user' }) },
  options: { app },
  examples: ['apps:transfer bob --app hello'],
  operations: ['apps.transfer', 'apps.info'],
  output: {
    title: 'Transfer',
    type: 'object',
    properties: { app: { type: 'string' }, owner: { type: 'string' } },
    required: ['app', 'owner'],
  },
  doing: ({ app: id, username }) => `Transferring ${id} to ${username}`,
  async run({ app: id, username: owner }, { api }) {
    await api('apps.transfer', { app: id, owner }).catch(explainAppRefusal(api, { app: id, user: owner }));
    return { app: id, owner };
  },
  view: ({ app: id, owner }) => [done(undefined, `${id} now belongs to ${owner}`)],
});
