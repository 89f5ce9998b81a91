import { command, type Group } from '../cli/define.ts';
import { app } from '../cli/inputs.ts';
import { AppSettings } from '../models/app-settings.ts';
import { done, line } from '../output/view.ts';
import { changeSettings } from './settings-change.ts';
import { okIfUnchanged } from './unchanged.ts';

const info = command({
  summary: 'see whether an app is under maintenance',
  options: { app },
  examples: ['maintenance:info --app hello'],
  operations: ['settings.get'],
  output: AppSettings,
  run: ({ app: id }, { api }) => api('settings.get', { app: id }),
  view: ({ maintenance: isOn }) => [line(`Maintenance mode is ${isOn ? 'on' : 'off'}.`)],
});

const on = command({
  summary: 'put an app under maintenance',
  description: 'Its visitors are shown that it is not available; its processes go on.',
  options: { app, okIfUnchanged },
  examples: ['maintenance:on --app hello'],
  operations: ['settings.set', 'settings.get'],
  output: AppSettings,
  doing: ({ app: id }) => `Enabling maintenance mode for ${id}`,
  run: ({ app: id, okIfUnchanged: ok }, context) => changeSettings(context, { app: id, maintenance: true }, ok),
  view: () => [done()],
});

const off = command({
  summary: 'end the maintenance of an app',
  options: { app, okIfUnchanged },
  examples: ['maintenance:off --app hello'],
  operations: ['settings.set', 'settings.get'],
  output: AppSettings,
  doing: ({ app: id }) => `Disabling maintenance mode for ${id}`,
  run: ({ app: id, okIfUnchanged: ok }, context) => changeSettings(context, { app: id, maintenance: false }, ok),
  view: () => [done()],
});

/** Commands of maintenance. */
export const maintenance: Group = { info, on, off };
