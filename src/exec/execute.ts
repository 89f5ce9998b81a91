import { checkPod } from '../api/check-pod.ts';
import type { Endless } from '../api/series.ts';
import type { Context } from '../cli/context.ts';
import { attach, type Attachment } from './attach.ts';
import { eventsOf } from './exec-events.ts';
import { ExecSession, NothingHeard } from './exec-session.ts';
import { hasTerminal } from './terminal.ts';

/** What is to be run where, and what of this side it gets. */
export interface Execution {
  readonly app: string;
  readonly pod: string;
  readonly container: string | undefined;
  readonly command: readonly string[];
  readonly stdin: boolean;
  readonly tty: boolean;
}

/** A command that runs: it is connected with this process in one of two ways. */
export interface Executed {
  /** What it does, for scripts. */
  readonly events: () => Endless<object>;
  /** Connects it with the streams of this process until it ends, unless its events were asked for. */
  readonly attach: () => Promise<void>;
  /** Its exit code, once it has ended. */
  readonly exitCode: () => number;
}

/** Starts a command in a process's container. It gets a terminal only if there is one, for input and output. */
export async function execute({ api, host, note }: Context, execution: Execution): Promise<Executed> {
  const { app, pod, stdin } = execution;
  const tty = execution.tty && (!stdin || hasTerminal(host));
  if (tty !== execution.tty) note('Standard input or output is not a terminal, so the command gets none.');
  const session = new ExecSession(await api.open('pods.exec', { ...execution, tty }), new URL(api.controller).host);
  const attachment: Attachment = { stdin, tty, note };
  let isTaken = false;
  return {
    events() {
      isTaken = true;
      return eventsOf(session, host, attachment);
    },
    async attach() {
      if (isTaken) return;
      try {
        await attach(session, host, attachment);
      } catch (error) {
        if (error instanceof NothingHeard) await checkPod(api, app, pod);
        throw error;
      }
    },
    exitCode: () => session.exitCode,
  };
}
