import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Tls } from '../../models/tls.ts';
import { heading, line } from '../../output/view.ts';

export default command({
  summary: 'show whether HTTPS is required',
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
