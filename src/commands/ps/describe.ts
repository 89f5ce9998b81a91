import { command } from '../../cli/define.ts';
import { app, argument, identifier } from '../../cli/inputs.ts';
import { Container, ProcessEvent } from '../../models/process-type.ts';
import { containersView } from '../../views/containers.ts';
import { eventsView } from '../../views/events.ts';

export default command({
  summary: 'show the containers and events of a process (Drycc 1.8 and newer)',
  args: { pod: argument('pod', 'name of the process', identifier('pod'), { completes: 'pod' }) },
  options: { app },
  examples: ['ps:describe hello-web-911352696-hi7ge --app hello'],
  operations: ['pods.describe', 'events.list'],
  output: {
    title: 'DescribedProcess',
    type: 'object',
    properties: {
      containers: { type: 'array', items: Container },
      events: { type: 'array', items: ProcessEvent },
    },
    required: ['containers', 'events'],
  },
  async run({ app: id, pod }, { api }) {
    const [containers, events] = await Promise.all([
      api('pods.describe', { app: id, pod }),
      api('events.list', { app: id, pod_name: pod }),
    ]);
    return { containers: containers.items, events: events.items };
  },
  view: ({ containers, events }) => [...containersView(containers), ...eventsView(events)],
});
