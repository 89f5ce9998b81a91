import { command, type Group } from '../cli/define.ts';
import { app } from '../cli/inputs.ts';
import { AppSettings } from '../models/app-settings.ts';
import { done, line } from '../output/view.ts';
import { changeSettings } from './settings-change.ts';
import { okIfUnchanged } from './unchanged.ts';

const info = command({
  summary: 'see whether an app can be reached through the router',
  options: { app },
  examples: ['routing:info --app hello'],
  operations: ['settings.get'],
  output: AppSettings,
  run: ({ app: id }, { api }) => api('settings.get', { app: id }),
  view: ({ routable }) => [line(`Routing is ${routable ? 'enabled' : 'disabled'}.`)],
});

const enable = command({
  summary: 'let an app be reached through the router',
  options: { app, okIfUnchanged },
  examples: ['routing:enable --app hello'],
  operations: ['settings.set', 'settings.get'],
  output: AppSettings,
  doing: ({ app: id }) => `Enabling routing for ${id}`,
  run: ({ app: id, okIfUnchanged: ok }, context) => changeSettings(context, { app: id, routable: true }, ok),
  view: () => [done()],
});

const disable = command({
  summary: 'keep an app from being reached through the router',
  options: { app, okIfUnchanged },
  examples: ['routing:disable --app hello'],
  operations: ['settings.set', 'settings.get'],
  output: AppSettings,
  doing: ({ app: id }) => `Disabling routing for ${id}`,
  run: ({ app: id, okIfUnchanged: ok }, context) => changeSettings(context, { app: id, routable: false }, ok),
  view: () => [done()],
});

/** Commands of routing. */
export const routing: Group = { info, enable, disable };
