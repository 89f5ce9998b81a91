import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import type { WebSocket } from 'ws';
import { isJsonObject, parseJsonObject } from '../../base/json-object.ts';
import type { Executor, Order, Running } from './executor.ts';

/** The first character of each message says what the rest is. */
const channels = { input: 0, output: 1, errors: 2, status: 3, size: 4 } as const;

/** Reads the message that names the command; undefined if it is another message. */
export function readOrder(data: Buffer): Pick<Order, 'command' | 'tty' | 'stdin'> | undefined {
  const { command, tty = false, stdin = false } = parseJsonObject(data.toString('utf8')) ?? {};
  const isCommand = Array.isArray(command) && command.length > 0 && command.every((word) => typeof word === 'string');
  return isCommand ? { command, tty: tty === true, stdin: stdin === true } : undefined;
}

/**
 * Runs a command, and connects it with a WebSocket by the protocol of Kubernetes: its outputs in channels of their own, no
 * faster than they are read, and its exit code at the end. The command ends when the WebSocket does.
 */
export async function serveExec(socket: WebSocket, executor: Executor, order: Order): Promise<void> {
  const running = executor.start(order);
  socket.once('close', () => {
    running.kill();
  });
  socket.on('message', (data: Buffer) => {
    take(data, running, socket);
  });
  for (const [channel, stream] of [
    [channels.output, running.output],
    [channels.errors, running.errors],
  ] as const) {
    pass(stream, channel, socket);
  }
  const status = await running.ended.then(statusOf, (error: unknown) => notStarted(order.command, error));
  socket.send(`${String.fromCharCode(channels.status)}${JSON.stringify(status)}`);
  socket.close(1000);
}

/** Input goes on no faster than the command takes it. A message without any says that there is no more. */
function take(data: Buffer, { input, resize }: Running, socket: WebSocket): void {
  const [channel] = data;
  const rest = data.subarray(1);
  if (channel === channels.size) {
    const size = parseJsonObject(rest.toString('utf8'));
    if (isJsonObject(size)) resize(Number(size['Width']) || 80, Number(size['Height']) || 24);
  }
  if (channel !== channels.input || !input?.writable) return;
  if (rest.length === 0) input.end();
  else if (!input.write(rest)) {
    socket.pause();
    const goOn = (): void => {
      for (const event of ['drain', 'close', 'error']) input.off(event, goOn);
      socket.resume();
    };
    for (const event of ['drain', 'close', 'error']) input.on(event, goOn);
  }
}

function pass(stream: Readable, channel: number, socket: WebSocket): void {
  stream.on('data', (chunk: Buffer) => {
    stream.pause();
    const message = Buffer.concat([Buffer.from([channel]), chunk]);
    // As from the real controller, text comes as text.
    socket.send(message, { binary: !isUtf8(message) }, () => stream.resume());
  });
}

function statusOf(exitCode: number): object {
  if (exitCode === 0) return { metadata: {}, status: 'Success' };
  return {
    metadata: {},
    status: 'Failure',
    message: `command terminated with non-zero exit code: exit status ${exitCode}`,
    reason: 'NonZeroExitCode',
    details: { causes: [{ reason: 'ExitCode', message: String(exitCode) }] },
  };
}

function notStarted([program = '']: readonly string[], error: unknown): object {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  const why = isMissing ? 'executable file not found in $PATH' : 'permission denied';
  const message = `error executing command in container: exec: "${program}": ${why}`;
  return { metadata: {}, status: 'Failure', message, reason: 'InternalError', code: 500 };
}
