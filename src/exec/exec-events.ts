import { Endless } from '../api/series.ts';
import type { Host } from '../cli/host.ts';
import { type Attachment, attached } from './attach.ts';
import type { ExecSession } from './exec-session.ts';

/** What a command does, as it comes; at the end its exit code. */
export function eventsOf(session: ExecSession, host: Host, attachment: Attachment): Endless<object> {
  return new Endless([], events(session, host, attachment));
}

async function* events(
  session: ExecSession,
  host: Host,
  attachment: Attachment,
): AsyncGenerator<readonly object[], void> {
  // Characters may be split over two parts.
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  for await (const { stream, bytes } of attached(session, host, attachment)) {
    const text = decoders[stream].decode(bytes, { stream: true });
    if (text !== '') yield [{ stream, text }];
  }
  yield [{ exit_code: session.exitCode }];
}
