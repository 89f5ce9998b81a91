import type { Dialect } from '../api/dialects/dialect.ts';
import type { Context } from '../cli/context.ts';

/** Where the lines of an app come from: one response, a WebSocket of the app, or one of each process. */
export type LogSource = 'response' | 'app' | 'pods';

/** Finds out where the logs of apps come from. */
export async function findLogSource({ dialect }: Pick<Context, 'dialect'>): Promise<LogSource> {
  return sourceIn(await dialect((each) => sourceIn(each) !== undefined)) ?? 'response';
}

function sourceIn({ routes, sockets }: Dialect): LogSource | undefined {
  if (routes['apps.logs'] !== null) return 'response';
  if (sockets['apps.logs'] !== undefined) return 'app';
  return sockets['pods.logs'] === undefined ? undefined : 'pods';
}
