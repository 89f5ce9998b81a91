import { command } from '../../cli/define.ts';
import { app, identifier, manyArguments } from '../../cli/inputs.ts';
import { Failure } from '../../base/errors.ts';
import { done } from '../../output/view.ts';

export default command({
  summary: 'delete processes; others take their place (Drycc 1.8 and newer)',
  args: { pods: manyArguments('pod', 'name of a process', identifier('pod'), { completes: 'pod' }) },
  options: { app },
  examples: ['ps:delete hello-web-911352696-hi7ge --app hello'],
  operations: ['pods.delete', 'pods.list'],
  output: {
    title: 'DeletedProcesses',
    type: 'object',
    properties: { app: { type: 'string' }, pods: { type: 'array', items: { type: 'string' } } },
    required: ['app', 'pods'],
  },
  doing: ({ pods }) => `Deleting ${pods.join(', ')}`,
  async run({ app: id, pods }, { api }) {
    await api.require('pods.delete');
    // The controller passes over unknown names, and answers with success.
    const known = (await api('pods.list', { app: id })).items.map(({ name }) => name);
    const unknown = pods.filter((pod) => !known.includes(pod));
    if (unknown.length > 0) {
      throw new Failure('not_found', `${id} has no process ${unknown.join(', ')}; nothing was deleted.`, {
        hint: 'ps:list shows the processes.',
      });
    }
    await api('pods.delete', { app: id, pod_ids: pods.join(',') });
    return { app: id, pods };
  },
  view: ({ app: id, pods }) => [done(undefined, `Deleted ${pods.join(', ')} of ${id}`)],
});
