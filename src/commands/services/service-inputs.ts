import { usageFailure } from '../../base/errors.ts';
import { argument, option, anyText } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';

/** The process type whose service is meant. */
export const typeArgument = argument('type', 'process type', readProcessType, { completes: 'process' });

/** The protocol of a port; TCP if none is given. */
export const protocol = option('protocol', 'protocol of the port (default: TCP)', anyText, {
  choices: ['TCP', 'UDP', 'SCTP'],
});

/** Reads a port number. */
export function readPort(word: string): number {
  const port = Number(word);
  if (/^\d+$/.test(word) && port >= 1 && port <= 65_535) return port;
  throw usageFailure(`"${word}" is not a port between 1 and 65535.`);
}

/** Reads `port:target`. */
export function readPorts(word: string): { readonly port: number; readonly target: number } {
  const [port, target, ...more] = word.split(':');
  if (port === undefined || target === undefined || more.length > 0) {
    throw usageFailure(`"${word}" is not PORT:TARGET. Example: 80:5000`);
  }
  return { port: readPort(port), target: readPort(target) };
}
