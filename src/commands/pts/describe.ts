import { command } from '../../cli/define.ts';
import { app, argument } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';
import { ContainerTemplate, ProcessEvent } from '../../models/process-type.ts';
import { containersView } from '../../views/containers.ts';
import { eventsView } from '../../views/events.ts';

export default command({
  summary: 'show the containers and events of a process type',
  args: { type: argument('type', 'process type', readProcessType, { completes: 'process' }) },
  options: { app },
  examples: ['pts:describe web --app hello'],
  operations: ['ptypes.describe', 'events.list'],
  output: {
    title: 'DescribedProcessType',
    type: 'object',
    properties: {
      containers: { type: 'array', items: ContainerTemplate },
      events: { type: 'array', items: ProcessEvent },
    },
    required: ['containers', 'events'],
  },
  async run({ app: id, type }, { api }) {
    const [containers, events] = await Promise.all([
      api('ptypes.describe', { app: id, deployment: `${id}-${type}` }),
      api('events.list', { app: id, ptype: type }),
    ]);
    return { containers: containers.items, events: events.items };
  },
  view: ({ containers, events }) => [...containersView(containers), ...eventsView(events)],
});
