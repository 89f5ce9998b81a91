import { command } from '../../cli/define.ts';
import { app } from '../../cli/inputs.ts';
import { Tls } from '../../models/tls.ts';
import { heading, line, table, type View } from '../../output/view.ts';

export default command({
  summary: 'show whether HTTPS is required',
  options: { app },
  examples: ['tls:info --app hello'],
  operations: ['tls.get'],
  output: Tls,
  run: ({ app: id }, { api }) => api('tls.get', { app: id }),
  view: ({ https_enforced: isEnforced, certs_auto_enabled: isAutomatic, issuer, events = [] }, { app: id }) => [
    heading(`${id} TLS`),
    line(`HTTPS Enforced: ${onOrOff(isEnforced)}`),
    ...(isAutomatic === undefined ? [] : [line(`Certificates Issued Automatically: ${onOrOff(isAutomatic)}`)]),
    // Its secret is left to --json.
    ...(issuer === undefined
      ? []
      : [line(`Issuer: ${textOf(issuer['email'])}`), line(`ACME Server: ${textOf(issuer['server'])}`)]),
    ...eventsView(events),
  ],
});

/** What became of the issuer and its certificates. */
function eventsView(events: readonly Readonly<Record<string, unknown>>[]): View {
  if (events.length === 0) return [];
  const fields = ['name', 'kind', 'type', 'status', 'message'];
  return [
    line(''),
    heading('Events'),
    table(
      ['TIME', 'NAME', 'KIND', 'TYPE', 'STATUS', 'MESSAGE'],
      events.map((event) => [{ moment: textOf(event['time']) }, ...fields.map((field) => textOf(event[field]))]),
      events.map((event) => ['time', ...fields].map((field) => textOf(event[field])).join(' ')),
    ),
  ];
}

const onOrOff = (value: boolean | null): string => (value === null ? 'not set' : String(value));
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
