import { untilStopped } from '../base/stop-signal.ts';
import { type Host, writeAll } from '../cli/host.ts';
import type { ExecSession } from './exec-session.ts';
import { passInput } from './pass-input.ts';
import { takeKeys, watchSize } from './terminal.ts';

/** What a command gets of this side besides the outputs. */
export interface Attachment {
  readonly stdin: boolean;
  /** Whether it gets the terminal: every key, and its size. */
  readonly tty: boolean;
  /** Tells the user something. */
  readonly note: (message: string) => void;
}

const waits =
  'Your input has ended, but the command is still running. The controller cannot tell it that there is no more input; press Ctrl-C if it waits for that.';

/**
 * Connects a command with the streams of this process until it ends. Whatever ends it, the terminal is as it was before.
 * Rejects with a `Failure`, or with an `Interruption` when the process is told to stop.
 */
export async function attach(session: ExecSession, host: Host, { stdin, tty, note }: Attachment): Promise<void> {
  const undo: (() => void)[] = [];
  try {
    if (tty && stdin) undo.push(takeKeys(host));
    if (tty)
      undo.push(
        watchSize(host, (size) => {
          session.resize(size);
        }),
      );
    if (stdin)
      undo.push(
        passInput(host, session, () => {
          note(waits);
        }),
      );
    await untilStopped(host.interrupted, () => copyOutput(session, host));
  } finally {
    for (const each of undo.reverse()) each();
    await session.close();
  }
}

async function copyOutput(session: ExecSession, host: Host): Promise<void> {
  for await (const { stream, bytes } of session.output()) await writeAll(host[stream], bytes);
}
