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
  view: ({ https_enforced: isEnforced, certs_auto_enabled: isAutomatic, issuer }, { app: id }) => [
    heading(`${id} TLS`),
    line(`HTTPS Enforced: ${onOrOff(isEnforced)}`),
    ...(isAutomatic === undefined ? [] : [line(`Certificates Issued Automatically: ${onOrOff(isAutomatic)}`)]),
    // Its secret is left to --json.
    ...(issuer === undefined ? [] : [line(`Issuer: ${textOf(issuer['email'])} at ${textOf(issuer['server'])}`)]),
  ],
});

const onOrOff = (value: boolean | null): string => (value === null ? 'not set' : String(value));
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
