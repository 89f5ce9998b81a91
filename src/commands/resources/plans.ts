import { command } from '../../cli/define.ts';
import { argument, identifier, limit } from '../../cli/inputs.ts';
import { ResourceOffer } from '../../models/addon.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';
import { heading, rows } from '../../output/view.ts';

export default command({
  summary: 'list the plans of a service of resources',
  args: { service: argument('service', 'service, e.g. redis', identifier('service')) },
  options: { limit },
  examples: ['resources:plans redis'],
  operations: ['resources.plans'],
  output: { type: 'array', items: ResourceOffer },
  run: ({ service, limit: most }, { api }) =>
    api
      .stream('resources.plans', { service, limit: most })
      .catch(hintIfMissing('resources:services shows the services.')),
  view: (listing, { service }) => [
    heading(`${service} Plans`, listing),
    rows(
      ['NAME', 'DESCRIPTION', 'ID'],
      listing,
      ({ id, name, description }) => [name, description, id],
      ({ name, description }) => `${name} ${description ?? ''}`.trimEnd(),
    ),
  ],
});
