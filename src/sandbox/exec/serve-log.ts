import type { WebSocket } from 'ws';
import { parseJsonObject } from '../../base/json-object.ts';
import type { LoggedLine, LogStore } from '../runtime/log-store.ts';
import type { NamedPod } from './pods-of-app.ts';

/** Which lines of a process are wanted. */
export interface LogOrder {
  /** All, if it is 0 or less. */
  readonly lines: number;
  readonly follow: boolean;
  /** Those of the process's earlier run. */
  readonly previous: boolean;
}

/** The log of one process. */
export interface PodLog {
  readonly logs: LogStore;
  /** The uuid of its app. */
  readonly app: string;
  readonly pod: NamedPod;
  /** Whether the process is still there, and has not ended. */
  readonly isThere: () => boolean;
}

/** How often it is looked whether a process is still there, in milliseconds. */
const look = 250;
/** How many lines wait for a slow reader: it gets the newest. */
const mostWaiting = 1000;

/** Reads the message that says which lines are wanted; undefined if it is no JSON. */
export function readLogOrder(data: Buffer): LogOrder | undefined {
  const order = parseJsonObject(data.toString('utf8'));
  if (!order) return undefined;
  const { lines = 300, follow = false, previous = false } = order;
  return { lines: Number(lines) || 0, follow: follow === true, previous: previous === true };
}

/** Sends a process's log: in one message, or message by message until the process is gone. */
export function serveLog(socket: WebSocket, log: PodLog, { lines, follow, previous }: LogOrder): void {
  const { logs, app, pod } = log;
  const isOfPod = ({ process, moment, pod: writer = pod.name }: LoggedLine): boolean =>
    process === pod.process && writer === pod.name && moment >= pod.created && moment >= pod.started !== previous;
  const all = logs.read(app).filter(isOfPod);
  const text = textOf(lines > 0 ? all.slice(-lines) : all);
  if (!follow) {
    socket.send(text);
    socket.close(1000);
    return;
  }
  if (text !== '') socket.send(Buffer.from(text));
  followLog(socket, log, isOfPod);
}

function followLog(socket: WebSocket, { logs, app, isThere }: PodLog, isOfPod: (line: LoggedLine) => boolean): void {
  let waiting: LoggedLine[] = [];
  let isSending = false;
  const sendMore = (): void => {
    isSending = waiting.length > 0;
    if (!isSending) return;
    const text = textOf(waiting);
    waiting = [];
    socket.send(Buffer.from(text), sendMore);
  };
  const ignore = logs.watch(app, (line) => {
    if (!isOfPod(line)) return;
    waiting.push(line);
    if (waiting.length > mostWaiting) waiting = waiting.slice(-mostWaiting);
    if (!isSending) sendMore();
  });
  const timer = setInterval(() => {
    if (!isThere()) socket.close(1000);
  }, look);
  socket.once('close', () => {
    clearInterval(timer);
    ignore();
  });
}

function textOf(lines: readonly LoggedLine[]): string {
  return lines.map(({ message }) => `${message}\n`).join('');
}
