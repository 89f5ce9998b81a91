import type { CommandLine } from './command-line.ts';
import type { Containment } from './containment.ts';
import { addressOf, isForeign } from './free-port.ts';
import type { Plan } from './plan.ts';
import { type Launch, type ProcessGroup, startGroup } from './process-group.ts';

/** A way to run pods: as processes of this machine, or in containers. */
export interface Launcher {
  /** Starts the process of a pod, which is to be reached on a port of this machine. Throws an `Error` that says why it cannot. */
  start(plan: Plan, port: number, onOutput: Launch['onOutput']): ProcessGroup;
  /** The loopback address on which the process answers; undefined as long as it does not. */
  addressOf(port: number): Promise<string | undefined>;
  /** Whether something that is not the app's has the port. */
  isForeign(port: number): boolean;
  /** The command line that runs a command beside the process. */
  beside(plan: Plan, port: number, command: readonly string[]): CommandLine;
}

/** Runs pods as processes of this machine. */
export function processLauncher(containment: Containment): Launcher {
  const environmentOf = (plan: Plan, port: number): Record<string, string> => ({
    ...plan.environment,
    PORT: String(port),
  });
  return {
    start: (plan, port, onOutput) =>
      startGroup({ ...plan, environment: environmentOf(plan, port), containment, onOutput }),
    addressOf,
    isForeign,
    beside: (plan, port, words) => ({ words, folder: plan.folder, environment: environmentOf(plan, port) }),
  };
}
