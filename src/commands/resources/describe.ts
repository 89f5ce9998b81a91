import { command } from '../../cli/define.ts';
import { app, flag } from '../../cli/inputs.ts';
import { parameterTexts, showSecrets } from '../../changes/secret-parameters.ts';
import { Resource } from '../../models/addon.ts';
import { heading, pairs } from '../../output/view.ts';
import { jsonNotice, resourceArgument } from './resource-inputs.ts';

/** How a resource is reached; everything else can be a password. */
const isPublic = (name: string): boolean => /(?:^|\.)(?:host|hostname|port)$/i.test(name);

export default command({
  summary: 'show a resource and how to connect to it',
  description: jsonNotice,
  args: { name: resourceArgument },
  options: { app, details: flag('show its options as well'), showValues: showSecrets },
  examples: ['resources:describe cache --app hello'],
  operations: ['resources.info'],
  output: Resource,
  run: ({ name: resource, app: id }, { api }) => api('resources.info', { app: id, resource }),
  view: ({ name, plan, status, binding, data = {}, options = {}, uuid, created, updated }, { app: id, ...given }) => [
    heading(`${name} Resource`),
    pairs([
      ['app:', id],
      ['plan:', plan],
      ['status:', status],
      ['binding:', binding],
      ...parameterTexts({ ...data, ...(given.details && options) }, isPublic, given.showValues).map(
        ([key, value]) => [`${key}:`, value] as const,
      ),
      ['uuid:', uuid],
      ['created:', { moment: created }],
      ['updated:', { moment: updated }],
    ]),
  ],
});
