import { usageFailure } from '../../base/errors.ts';
import { anyText, argument, identifier, option, wholeNumber } from '../../cli/inputs.ts';

const readPort = (word: string): number => {
  const port = wholeNumber(1)(word);
  if (port <= 65_535) return port;
  throw usageFailure(`${word} is not a port: the largest is 65535.`);
};

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
  port: option('port', 'port of the gateway (Drycc 1.8 to 1.13)', readPort),
  protocol: option('protocol', 'its protocol (Drycc 1.8 to 1.13)', anyText, {
    choices: ['HTTP', 'HTTPS', 'TCP', 'UDP', 'TLS'],
  }),
};

/** The port of a gateway, which needs both options. Throws a usage failure if one is missing. */
export function portOf({ port, protocol }: { port: number | undefined; protocol: string | undefined }): {
  readonly port: number;
  readonly protocol: string;
} {
  if (port === undefined || protocol === undefined) throw usageFailure('Give both --port and --protocol.');
  return { port, protocol };
}
