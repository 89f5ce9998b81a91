import { usageFailure } from '../../base/errors.ts';
import { checkedWord, option, wholeNumber } from '../../cli/inputs.ts';

const readPort = (word: string): number => {
  const port = wholeNumber(1)(word);
  if (port <= 65_535) return port;
  throw usageFailure(`${word} is not a port: the largest is 65535.`);
};

/** The port of a gateway. */
export const portOption = option('port', 'port of the gateway, e.g. 80', readPort);

/** What is spoken at the port of a gateway. */
export const protocolOption = option(
  'protocol',
  'HTTP, HTTPS, TCP, UDP or TLS',
  checkedWord((word) => protocols.includes(word), 'The protocol is not HTTP, HTTPS, TCP, UDP or TLS.'),
  { choices: ['HTTP', 'HTTPS', 'TCP', 'UDP', 'TLS'] },
);

const protocols: readonly string[] = ['HTTP', 'HTTPS', 'TCP', 'UDP', 'TLS'];
