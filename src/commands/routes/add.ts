import { usageFailure } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json-object.ts';
import { command } from '../../cli/define.ts';
import { app, argument, checkedWord, identifier, manyArguments } from '../../cli/inputs.ts';
import { done } from '../../output/view.ts';

const kinds = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'UDPRoute', 'TLSRoute'];

const readBackend = (word: string): JsonObject => {
  const [, name, port, weight] = /^([a-z0-9]+(?:-[a-z0-9]+)*):(\d{1,5}),(\d+)$/.exec(word) ?? [];
  if (name === undefined) throw usageFailure(`"${word}" is not service:port,weight. Example: hello:80,100`);
  return { kind: 'Service', name, port: Number(port), weight: Number(weight) };
};

export default command({
  summary: 'add a route (Drycc 1.8 to 1.13)',
  description: 'Attach it to a gateway with routes:attach. On newer Drycc, use routes:apply.',
  args: {
    route: argument('name', 'name of the route', identifier('route')),
    kind: argument(
      'kind',
      'e.g. HTTPRoute',
      checkedWord((word) => kinds.includes(word), `The kind is not one of ${kinds.join(', ')}.`),
      { choices: kinds },
    ),
    backends: manyArguments('backend', 'service:port,weight, e.g. hello:80,100', readBackend),
  },
  options: { app },
  examples: ['routes:add public HTTPRoute hello:80,100 --app hello'],
  operations: ['routes.create'],
  output: {
    title: 'AddedRoute',
    type: 'object',
    properties: { app: { type: 'string' }, name: { type: 'string' }, kind: { type: 'string' } },
    required: ['app', 'name', 'kind'],
  },
  doing: ({ app: id, route }) => `Adding route ${route} to ${id}`,
  async run({ app: id, route: name, kind, backends }, { api }) {
    await api('routes.create', { app: id, name, kind, rules: [{ backendRefs: backends }] });
    return { app: id, name, kind };
  },
  view: (_, { app: id, route }) => [done(undefined, `Added route ${route} to ${id}`)],
});
