import { anyText, argument, identifier, option, wholeNumber } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';

/** What `--json` prints of a gateway whose ports change. */
export const ChangedGateway = {
  title: 'ChangedGateway',
  type: 'object',
  properties: { app: { type: 'string' }, name: { type: 'string' } },
  required: ['app', 'name'],
} as const;

/** The gateway that is meant. */
export const gatewayArgument = argument('name', 'name of the gateway', identifier('gateway'), { completes: 'gateway' });

/** The options that say which port of a gateway is meant. */
export const portOptions = {
  port: option('port', 'port of the gateway (Drycc 1.8 to 1.13)', wholeNumber(1)),
  protocol: option('protocol', 'its protocol (Drycc 1.8 to 1.13)', anyText, {
    choices: ['HTTP', 'HTTPS', 'TCP', 'UDP', 'TLS'],
  }),
};

/** The port of a gateway, which needs both options. Throws a usage failure if one is missing. */
export function portOf({ port, protocol }: { port: number | undefined; protocol: string | undefined }): {
  readonly port: number;
  readonly protocol: string;
} {
  if (port === undefined) throw usageFailure('Missing required option --port.');
  if (protocol === undefined) throw usageFailure('Missing required option --protocol.');
  return { port, protocol };
}
