import { command } from '../../cli/define.ts';
import { anyText, checkedWord, argument, option } from '../../cli/inputs.ts';
import { chosenWorkspace } from '../../cli/workspace.ts';
import { Failure } from '../../base/errors.ts';
import { Workspace } from '../../models/workspace.ts';
import { done } from '../../output/view.ts';

const newName = checkedWord(
  (word) => /^[0-9a-z]{5,150}$/.test(word),
  'Names of workspaces have at least five characters: lowercase letters and digits.',
);

export default command({
  summary: 'create a workspace',
  description: 'You become its administrator.',
  args: { name: argument('name', 'name: at least five lowercase letters and digits', newName) },
  options: { email: option('address', 'email address of the workspace (default: your own)', anyText) },
  examples: ['workspaces:create myteam --email team@example.com'],
  operations: ['workspaces.create', 'workspaces.info', 'auth.whoami'],
  output: Workspace,
  doing: ({ name }) => `Creating workspace ${name}`,
  async run({ name, email }, context) {
    const { api, note, brand } = context;
    await api.require('workspaces.create');
    const address = email ?? (await api('auth.whoami', {})).email ?? '';
    const created = await api('workspaces.create', { id: name, email: address }).catch((error: unknown) => {
      // That is how the controller answers where the name is taken.
      if (!(error instanceof Failure) || error.status !== 500) throw error;
      const hint = `Controllers fail like this if the name ${name} is taken: choose another.`;
      throw new Failure(error.kind, error.message, { status: error.status, hint, cause: error });
    });
    if (chosenWorkspace(undefined, context) === undefined) {
      note(`To use it by default, run ${brand.name} workspaces:switch ${name}.`);
    }
    return created;
  },
  view: (_, { name }) => [done(undefined, `Created workspace ${name}`)],
});
