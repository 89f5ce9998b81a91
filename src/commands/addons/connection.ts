import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import type { JsonObject } from '../../base/json-object.ts';
import { parameterTexts, showSecrets } from '../../changes/secret-parameters.ts';
import { AddonConnection } from '../../models/addon.ts';
import { heading, pairs } from '../../output/view.ts';
import { addonArgument } from './addon-inputs.ts';

/** Fields that are no secrets; of others nothing is known, and an address may contain a password. */
const publicFields = new Set(['host', 'hostname', 'port']);

export default command({
  summary: 'show how to connect to an addon',
  description: 'Only host and port are shown, other values with --show-values. --json prints all, including passwords.',
  args: { name: addonArgument },
  options: { app, showValues: showSecrets },
  examples: ['addons:connection cache --app hello', 'addons:connection cache --app hello --show-values'],
  operations: ['addons.connection'],
  output: AddonConnection,
  run: ({ name: addon, app: id }, { api }) => api('addons.connection', { app: id, addon }),
  view: (connection: JsonObject, { name, showValues }) => [
    heading(`${name} Connection`),
    pairs(parameterTexts(connection, (field) => publicFields.has(field), showValues)),
  ],
});
