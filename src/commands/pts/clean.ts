import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';
import { typeArguments } from './type-arguments.ts';

export default command({
  summary: 'remove process types that the current release no longer has',
  args: { types: typeArguments },
  options: { app },
  examples: ['pts:clean old --app hello'],
  operations: ['ptypes.clean'],
  output: {
    title: 'CleanedTypes',
    type: 'object',
    properties: { app: { type: 'string' }, types: { type: 'array', items: { type: 'string' } } },
    required: ['app', 'types'],
  },
  doing: ({ types }) => `Cleaning ${types.join(', ')}`,
  async run({ app: id, types }, { api }) {
    await api('ptypes.clean', { app: id, ptypes: types.join(',') });
    return { app: id, types };
  },
  view: (_, { app: id, types }) => [done(undefined, `Removed ${types.join(', ')} from ${id}`)],
});
