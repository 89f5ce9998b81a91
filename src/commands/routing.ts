import { command, type Group } from '../cli/define.ts';
import { app } from '../cli/inputs.ts';
import { AppSettings } from '../models/app-settings.ts';
import { done, line } from '../output/view.ts';

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
  options: { app },
  examples: ['routing:enable --app hello'],
  operations: ['settings.set'],
  output: AppSettings,
  doing: ({ app: id }) => `Enabling routing for ${id}`,
  run: ({ app: id }, { api }) => api('settings.set', { app: id, routable: true }),
  view: () => [done()],
});

const disable = command({
  summary: 'keep an app from being reached through the router',
  options: { app },
  examples: ['routing:disable --app hello'],
  operations: ['settings.set'],
  output: AppSettings,
  doing: ({ app: id }) => `Disabling routing for ${id}`,
  run: ({ app: id }, { api }) => api('settings.set', { app: id, routable: false }),
  view: () => [done()],
});

/** Commands of routing. */
export const routing: Group = { info, enable, disable };
