import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { confirmAccepted } from '../../changes/confirm-yes.ts';
import { done } from '../../output/view.ts';
import { optionalTypes } from './type-arguments.ts';

export default command({
  summary: 'restart process types',
  description: 'All of them if none is given. ps:restart --wait waits until the processes are up.',
  args: { types: optionalTypes },
  options: { app, confirm: confirmAccepted },
  examples: ['pts:restart --app hello', 'pts:restart web worker --app hello'],
  operations: ['ptypes.restart'],
  output: {
    title: 'RestartedTypes',
    type: 'object',
    properties: { app: { type: 'string' }, types: { type: 'array', items: { type: 'string' } } },
    required: ['app', 'types'],
  },
  doing: ({ types }) => `Restarting ${types.length === 0 ? 'all process types' : types.join(', ')}`,
  async run({ app: id, types }, { api }) {
    await api('ptypes.restart', { app: id, ptypes: types.join(',') });
    return { app: id, types };
  },
  view: (_, { app: id, types }) => [
    done(undefined, `Restarted ${types.length === 0 ? 'all process types' : types.join(', ')} of ${id}`),
  ],
});
