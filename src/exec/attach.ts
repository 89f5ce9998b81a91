import { untilStopped } from '../base/stop-signal.ts';
import { type Host, writeAll } from '../cli/host.ts';
import type { Output, TerminalSize } from './channels.ts';
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
 * Rejects with a `Failure`, or with an `Interruption` when the process is stopped by a signal.
 */
export async function attach(session: ExecSession, host: Host, attachment: Attachment): Promise<void> {
  for await (const { stream, bytes } of attached(session, host, attachment)) await writeAll(host[stream], bytes);
}

/** The output of a command that gets its input from this process; at its end the terminal is as it was before. */
export async function* attached(
  session: ExecSession,
  host: Host,
  { stdin, tty, note }: Attachment,
): AsyncGenerator<Output, void> {
  const undo: (() => void)[] = [];
  const output = session.output();
  try {
    if (tty && stdin) undo.push(takeKeys(host));
    if (tty) {
      const tell = (size: TerminalSize): void => {
        session.resize(size);
      };
      undo.push(watchSize(host, tell));
    }
    if (stdin) {
      const wait = (): void => {
        note(waits);
      };
      undo.push(passInput(host, session, wait));
    }
    for (;;) {
      const next = await untilStopped(host.interrupted, () => output.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    for (const each of undo.reverse()) each();
    await session.close();
  }
}
