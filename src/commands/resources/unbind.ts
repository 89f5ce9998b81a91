import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';
import { done } from '../../output/view.ts';
import { resourceArgument } from './resource-inputs.ts';

export default command({
  summary: 'unbind a resource from its app',
  description: "Its login leaves the environment of the app's processes.",
  args: { name: resourceArgument },
  options: { app },
  examples: ['resources:unbind cache --app hello'],
  operations: ['resources.bind'],
  output: { title: 'UnboundResource', type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
  doing: () => 'Unbinding resource',
  async run({ name, app: id }, { api }) {
    await api('resources.bind', { app: id, resource: name, bind_action: 'unbind' }).catch(
      hintIfMissing('resources:list shows the resources of the app.'),
    );
    return { name };
  },
  view: (_, { name }) => [done(undefined, `Unbound resource ${name}`)],
});
