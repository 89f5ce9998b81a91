import { command } from '../../cli/define.ts';
import { limit } from '../../cli/inputs.ts';
import { ResourceOffer } from '../../models/addon.ts';
import { heading, rows } from '../../output/view.ts';

export default command({
  summary: 'list the services that resources can be of',
  options: { limit },
  examples: ['resources:services'],
  operations: ['resources.services'],
  output: { type: 'array', items: ResourceOffer },
  run: ({ limit: most }, { api }) => api.stream('resources.services', { limit: most }),
  view: (listing) => [
    heading('Resource Services', listing),
    rows(
      ['NAME', 'DESCRIPTION', 'ID'],
      listing,
      ({ id, name, description }) => [name, description, id],
      ({ id, name }) => `${name} ${id ?? ''}`.trimEnd(),
    ),
  ],
});
