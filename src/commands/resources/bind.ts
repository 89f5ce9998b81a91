import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';
import { done } from '../../output/view.ts';
import { resourceArgument } from './resource-inputs.ts';

export default command({
  summary: 'bind a resource to its app',
  description: "Its login is in the environment of the app's processes from the next release on.",
  args: { name: resourceArgument },
  options: { app },
  examples: ['resources:bind cache --app hello'],
  operations: ['resources.bind'],
  output: { title: 'BoundResource', type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
  doing: () => 'Binding resource',
  async run({ name, app: id }, { api }) {
    await api('resources.bind', { app: id, resource: name, bind_action: 'bind' }).catch(
      hintIfMissing('resources:list shows the resources of the app.'),
    );
    return { name };
  },
  view: (_, { name }) => [done(undefined, `Bound resource ${name}`)],
});
