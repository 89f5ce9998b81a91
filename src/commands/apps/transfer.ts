import { command } from '../../cli/define.ts';
import { argument, identifier, app } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';

export default command({
  summary: 'transfer an app to another user',
  args: { username: argument('username', 'new owner', identifier('username'), { completes: 'user' }) },
  options: { app },
  examples: ['apps:transfer bob --app hello'],
  operations: ['apps.transfer'],
  output: {
    title: 'Transfer',
    type: 'object',
    properties: { app: { type: 'string' }, owner: { type: 'string' } },
    required: ['app', 'owner'],
  },
  doing: ({ app: id, username }) => `Transferring ${id} to ${username}`,
  async run({ app: id, username: owner }, { api }) {
    await api('apps.transfer', { app: id, owner }).catch(hintIfMissing(`Is ${owner} a user of this controller?`));
    return { app: id, owner };
  },
  view: ({ app: id, owner }) => [done(undefined, `${id} now belongs to ${owner}`)],
});
