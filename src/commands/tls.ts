import { command, type Group } from '../cli/define.ts';
import { app } from '../cli/inputs.ts';
import { Tls } from '../models/tls.ts';
import { done, heading, line } from '../output/view.ts';

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

const enable = command({
  summary: 'serve an app over HTTPS only',
  options: { app },
  examples: ['tls:enable --app hello'],
  operations: ['tls.set'],
  output: Tls,
  doing: ({ app: id }) => `Enabling https-only requests for ${id}`,
  run: ({ app: id }, { api }) => api('tls.set', { app: id, https_enforced: true }),
  view: () => [done()],
});

const disable = command({
  summary: 'serve an app over HTTP as well',
  options: { app },
  examples: ['tls:disable --app hello'],
  operations: ['tls.set'],
  output: Tls,
  doing: ({ app: id }) => `Disabling https-only requests for ${id}`,
  run: ({ app: id }, { api }) => api('tls.set', { app: id, https_enforced: false }),
  view: () => [done()],
});

/** Commands of serving over TLS. */
export const tls: Group = { info, enable, disable };
