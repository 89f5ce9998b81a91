import { afterChange } from '../../changes/after-change.ts';
import { command } from '../../cli/define.ts';
import { anyText, flag, option } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { confirmName } from '../../changes/confirm-name.ts';
import { done } from '../../output/view.ts';
import { forgetWorkspace } from './forget-workspace.ts';
import { workspaceArgument } from './workspace-inputs.ts';

/** How many apps are named in a message. */
const most = 10;

export default command({
  summary: 'delete a workspace permanently',
  description:
    'This cannot be undone. The controller destroys its apps as well, and nobody can use their names again: with apps in it, nothing is sent without --with-apps. Type the name to confirm, or pass --confirm.',
  args: { workspace: workspaceArgument },
  options: {
    confirm: option('workspace', 'confirm with the name of the workspace', anyText),
    withApps: flag('delete it even if there are apps in it, and destroy them'),
  },
  examples: ['workspaces:delete myteam', 'workspaces:delete myteam --confirm myteam'],
  operations: ['workspaces.delete', 'apps.list'],
  output: {
    title: 'DeletedWorkspace',
    type: 'object',
    properties: { id: { type: 'string' }, apps: { type: 'array', items: { type: 'string' } } },
    required: ['id', 'apps'],
  },
  doing: ({ workspace }) => `Deleting workspace ${workspace}`,
  async run({ workspace, confirm, withApps }, context) {
    const { api } = context;
    await api.require('workspaces.delete');
    const { controller } = context.session();
    const apps = (await api('apps.list', { workspace })).items.map(({ id }) => id);
    const named = `${apps.slice(0, most).join(', ')}${apps.length > most ? ', ...' : ''}`;
    const count = `${apps.length} ${apps.length === 1 ? 'app' : 'apps'}`;
    if (apps.length > 0 && !withApps) {
      throw new Failure('refused', `${workspace} has ${count}, which would be destroyed: ${named}.`, {
        hint: 'Nothing was deleted. Transfer or destroy them first, or give --with-apps.',
      });
    }
    const also = apps.length === 0 ? '' : ` and destroys ${count} (${named}), whose names are lost`;
    const effect = `deletes the workspace ${workspace} on ${controller}${also}`;
    await confirmName({ name: workspace, effect, confirm }, context);
    await api('workspaces.delete', { workspace });
    await afterChange(() => forgetWorkspace(workspace, context), context);
    return { id: workspace, apps };
  },
  view: (_, { workspace }) => [done(undefined, `Deleted workspace ${workspace}`)],
});
