import type { Context } from '../cli/context.ts';
import { command, type Group } from '../cli/define.ts';
import { app } from '../cli/inputs.ts';
import { Tls } from '../models/tls.ts';
import { done, heading, line } from '../output/view.ts';
import { okIfUnchanged, orUnchanged } from './unchanged.ts';

const info = command({
  summary: 'see whether an app is served over HTTPS only',
  options: { app },
  examples: ['tls:info --app hello'],
  operations: ['tls.get'],
  output: Tls,
  run: ({ app: id }, { api }) => api('tls.get', { app: id }),
  view: ({ https_enforced: isEnforced }, { app: id }) => [
    heading(`${id} TLS`),
    line(`HTTPS Enforced: ${isEnforced === null ? 'not set' : String(isEnforced)}`),
  ],
});

function enforce(context: Context, app: string, isEnforced: boolean, isOkIfUnchanged: boolean): Promise<Tls> {
  const { api } = context;
  const make = () => api('tls.set', { app, https_enforced: isEnforced });
  return orUnchanged({ operation: 'tls.set', isOkIfUnchanged, make, look: () => api('tls.get', { app }) }, context);
}

const enable = command({
  summary: 'serve an app over HTTPS only',
  options: { app, okIfUnchanged },
  examples: ['tls:enable --app hello'],
  operations: ['tls.set', 'tls.get'],
  output: Tls,
  doing: ({ app: id }) => `Enabling https-only requests for ${id}`,
  run: ({ app: id, okIfUnchanged: ok }, context) => enforce(context, id, true, ok),
  view: () => [done()],
});

const disable = command({
  summary: 'serve an app over HTTP as well',
  options: { app, okIfUnchanged },
  examples: ['tls:disable --app hello'],
  operations: ['tls.set', 'tls.get'],
  output: Tls,
  doing: ({ app: id }) => `Disabling https-only requests for ${id}`,
  run: ({ app: id, okIfUnchanged: ok }, context) => enforce(context, id, false, ok),
  view: () => [done()],
});

/** Commands of serving over TLS. */
export const tls: Group = { info, enable, disable };
