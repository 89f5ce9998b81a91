import { command } from '../../cli/define.ts';
import { argument, identifier, limit } from '../../cli/inputs.ts';
import { offersOutput, offersView } from './offers-view.ts';

export default command({
  summary: 'list the plans of a service',
  args: { service: argument('service', 'service, as resources:services lists them', identifier('service')) },
  options: { limit },
  examples: ['resources:plans redis'],
  operations: ['resources.plans'],
  output: offersOutput,
  run: ({ service, limit: most }, { api }) => api.stream('resources.plans', { service, limit: most }),
  view: (listing, { service }) => offersView(`${service} Plans`, listing),
});
