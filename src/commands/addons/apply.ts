import { command } from '../../cli/define.ts';
import { app, argument, identifier, option } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { type JsonObject, parseJsonObject } from '../../base/json-object.ts';
import { Addon } from '../../models/addon.ts';
import { done } from '../../output/view.ts';
import { addonArgument, jsonNotice } from './addon-inputs.ts';

const readParameters = (text: string): JsonObject => {
  const parameters = parseJsonObject(text);
  // The text is never shown: it may hold a password.
  if (parameters === undefined) throw usageFailure('--parameters is not a JSON object, e.g. {"replicas":2}.');
  return parameters;
};

export default command({
  summary: 'add an addon, or change its plan',
  description: `Parameters that you give replace the earlier ones; without any they stay. ${jsonNotice}`,
  args: {
    name: addonArgument,
    class: argument('class', 'class of the addon, e.g. redis', identifier('class'), { completes: 'class' }),
    plan: argument('plan', 'plan of the class, e.g. standard-1', identifier('plan')),
  },
  options: { app, parameters: option('json', 'parameters of the plan as a JSON object', readParameters) },
  examples: [
    'addons:apply cache redis standard-1 --app hello',
    `addons:apply cache redis standard-1 --parameters '{"replicas":2}' --app hello`,
  ],
  operations: ['addons.apply'],
  output: Addon,
  doing: ({ name, app: id }) => `Applying addon ${name} to ${id}`,
  run: ({ name: addon, class: kind, plan, app: id, parameters }, { api }) =>
    api('addons.apply', { app: id, addon, kind, plan, parameters }),
  view: (_, { name, class: kind, plan }) => [done(undefined, `Applied addon ${name} (${kind}, ${plan})`)],
});
