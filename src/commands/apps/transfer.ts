import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { argument, identifier, app, flag } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { done } from '../../output/view.ts';
import { explainAppRefusal } from '../../changes/explain-app-refusal.ts';

export default command({
  summary: 'transfer an app to another user or workspace',
  description:
    'On Drycc of 2026 and newer apps belong to workspaces. Nothing is sent if you are not a member of the new one, as you could not see the app again; --force transfers it all the same.',
  args: {
    username: argument('username|workspace', 'new owner, or new workspace', identifier('username'), {
      completes: 'user',
    }),
  },
  options: { app, force: flag('transfer to a workspace that you are not a member of') },
  examples: ['apps:transfer bob --app hello', 'apps:transfer myteam --app hello'],
  operations: ['apps.transfer', 'apps.move', 'apps.info', 'workspaces.info'],
  output: {
    title: 'Transfer',
    type: 'object',
    properties: { app: { type: 'string' }, owner: { type: 'string' }, workspace: { type: 'string' } },
    required: ['app'],
  },
  doing: ({ app: id, username }) => `Transferring ${id} to ${username}`,
  async run({ app: id, username: owner, force }, context) {
    const { api, dialect } = context;
    if ((await dialect()).routes['apps.move'] !== null) {
      if (!force) await requireMembership(context, owner);
      await api('apps.move', { app: id, workspace: owner });
      return { app: id, workspace: owner };
    }
    await api('apps.transfer', { app: id, owner }).catch(explainAppRefusal(api, { app: id, user: owner }));
    return { app: id, owner };
  },
  view: ({ app: id }, { username: owner }) => [done(undefined, `${id} now belongs to ${owner}`)],
});

/** Controllers show a workspace to its members only, and move apps to others all the same. */
async function requireMembership({ api }: Context, workspace: string): Promise<void> {
  await api('workspaces.info', { workspace }).catch((error: unknown) => {
    if (!(error instanceof Failure) || error.status !== 404) throw error;
    throw new Failure('refused', `You are not a member of a workspace ${workspace}; nothing was transferred.`, {
      hint: 'You could not see the app again. workspaces:list shows your workspaces; --force transfers it all the same.',
      cause: error,
    });
  });
}
