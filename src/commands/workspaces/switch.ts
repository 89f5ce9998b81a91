import { command } from '../../cli/define.ts';
import { Failure } from '../../base/errors.ts';
import { Workspace } from '../../models/workspace.ts';
import { line } from '../../output/view.ts';
import { readProfile, writeProfile } from '../../settings/profile.ts';
import { workspaceArgument } from './workspace-inputs.ts';

export default command({
  summary: 'set the default workspace of the profile',
  description: 'The Go client reads and writes the same setting.',
  args: { workspace: workspaceArgument },
  examples: ['workspaces:switch myteam'],
  operations: ['workspaces.info'],
  output: Workspace,
  async run({ workspace }, { api, locations, brand, note, variable }) {
    const profile = readProfile(locations.profile);
    if (!profile) {
      throw new Failure('failure', `There is no profile ${locations.profile} to keep the workspace in.`, {
        hint: `Log in first, or set ${brand.prefix}_WORKSPACE.`,
      });
    }
    const found = await api('workspaces.info', { workspace });
    await writeProfile(locations.profile, { ...profile, others: { ...profile.others, workspace } });
    const wins = variable('WORKSPACE');
    if (wins !== undefined && wins !== workspace) note(`${brand.prefix}_WORKSPACE still chooses ${wins} here.`);
    return found;
  },
  view: ({ id }) => [line(`Switched to workspace ${id}`)],
});
