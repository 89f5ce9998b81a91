import { command } from '../../cli/define.ts';
import { limit } from '../../cli/inputs.ts';
import { offersOutput, offersView } from './offers-view.ts';

export default command({
  summary: 'list the services of which there can be resources',
  options: { limit },
  examples: ['resources:services'],
  operations: ['resources.services'],
  output: offersOutput,
  run: ({ limit: most }, { api }) => api.stream('resources.services', { limit: most }),
  view: (listing) => offersView('Resource Services', listing),
});
