import type { Context } from '../../cli/context.ts';
import { isTransient } from '../../rollout/is-transient.ts';

/** Milliseconds between two pings, as with the Go client. */
const interval = 30_000;

/** So many pings in a row may fail without a word of the controller that the server is gone. */
const mostFailures = 5;

/**
 * Keeps the WebDAV server of a volume until the process is stopped, and rejects with the reason. Rejects with
 * the controller's failure if the server is gone, or does not answer for minutes.
 */
export async function keepServed({ api, host }: Context, app: string, volume: string): Promise<never> {
  for (let failures = 0; ;) {
    host.interrupted.throwIfAborted();
    try {
      await api('volumes.ping', { app, volume });
      failures = 0;
    } catch (error) {
      failures += 1;
      if (!isTransient(error) || failures > mostFailures) throw error;
    }
    await host.pause(interval, host.interrupted);
  }
}
