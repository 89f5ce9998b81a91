import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { parameterTexts, showSecrets } from '../../changes/secret-parameters.ts';
import { Addon } from '../../models/addon.ts';
import { heading, pairs } from '../../output/view.ts';
import { addonArgument, jsonNotice } from './addon-inputs.ts';

/** Numbers and sizes of a plan; what else an addon may be given can be a password. */
const isPublic = (name: string): boolean => /(?:^|\.)(?:replicas|size)$/.test(name);

export default command({
  summary: 'show an addon',
  description: jsonNotice,
  args: { name: addonArgument },
  options: { app, showValues: showSecrets },
  examples: ['addons:info cache --app hello'],
  operations: ['addons.info'],
  output: Addon,
  run: ({ name: addon, app: id }, { api }) => api('addons.info', { app: id, addon }),
  view: ({ name, app: id, kind, plan, parameters = {}, uuid, created, updated }, { showValues }) => [
    heading(`${name} Addon`),
    pairs([
      ['app:', id],
      ['class:', kind],
      ['plan:', plan],
      ...parameterTexts(parameters, isPublic, showValues).map(([key, value]) => [`${key}:`, value] as const),
      ['uuid:', uuid],
      ['created:', { moment: created }],
      ['updated:', { moment: updated }],
    ]),
  ],
});
