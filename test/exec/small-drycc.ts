import { tmpdir } from 'node:os';
import { onTestFinished } from 'vitest';
import type { WebSocket as ServerSocket } from 'ws';
import { createExecutor, type Running } from '../../src/sandbox/exec/executor.ts';
import { readOrder, serveExec } from '../../src/sandbox/exec/serve-exec.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';
import { serveSockets } from '../websocket/socket-server.ts';

const path = process.env['PATH'] ?? '';

/** A pod of the small controller. */
interface SmallPod {
  readonly name: string;
  readonly type: string;
  readonly args: readonly string[];
  state: object;
  log: string;
  /** Told of what is added to the log, and undefined at its end. */
  readonly listeners: Set<(text: string | undefined) => void>;
}

/** As much of today's Drycc as commands over WebSockets need: an app named hello whose processes run on this machine. */
export interface SmallDrycc {
  readonly machine: Machine;
  readonly origin: string;
  readonly pods: SmallPod[];
  /** The first messages of all WebSockets. */
  readonly orders: unknown[];
  /** What it was asked over HTTP, as `POST /v2/apps/hello/run/ {"command":"ls"}`. */
  readonly requests: string[];
  readonly sockets: ReadonlySet<ServerSocket>;
}

/** The pod that it has from the beginning. */
export const webPod = 'hello-web-979901065-wbwwr';

/** How many of each WebSocket's logs are broken off in the middle, to be asked for again. */
interface Habits {
  readonly breaksLogs?: number;
}

/** Starts the controller, and a machine that is logged in to it. */
export async function startSmallDrycc({ breaksLogs = 0 }: Habits = {}): Promise<SmallDrycc> {
  const executor = createExecutor(path, process.platform);
  const pods: SmallPod[] = [podOf(webPod, 'web', [], { running: {} }, 'one\ntwo\n')];
  const orders: unknown[] = [];
  const requests: string[] = [];
  let left = breaksLogs;
  const start = (command: readonly string[]): Running =>
    executor.start({ command, folder: tmpdir(), environment: { PATH: path }, tty: false, stdin: false });

  function run(body: string): void {
    const { command } = JSON.parse(body) as { command: string };
    const args = command.split(' ');
    const pod = podOf(`hello-run-${String(pods.length).padStart(5, 'x')}`, 'run', args, { waiting: {} }, '');
    pods.unshift(pod);
    const running = start(args);
    pod.state = { running: {} };
    for (const stream of [running.output, running.errors]) {
      stream.on('data', (chunk: Buffer) => {
        pod.log += chunk.toString();
        for (const tell of pod.listeners) tell(chunk.toString());
      });
    }
    void running.ended.then((exitCode) => {
      pod.state = { terminated: { exitCode } };
      for (const tell of pod.listeners) tell(undefined);
    });
  }

  function answer(method: string, url: string, body: string): object | number {
    requests.push(`${method} ${url}${body === '' ? '' : ` ${body}`}`);
    if (url === '/v2/apps/hello/') return { id: 'hello', structure: { web: 1 } };
    if (url.startsWith('/v2/apps/hello/pods/?') || url === '/v2/apps/hello/pods/') {
      return {
        results: pods.map(({ name, type }) => ({ name, type, state: 'up', release: 'v2' })),
        count: pods.length,
      };
    }
    if (url === '/v2/apps/hello/run/') {
      run(body);
      return 204;
    }
    const described = pods.find(({ name }) => url === `/v2/apps/hello/pods/${name}/describe/`);
    if (described) return { results: [{ container: 'run', args: described.args, state: described.state }], count: 1 };
    return 404;
  }

  const { origin, sockets } = await serveSockets({
    answer: (request, body) => answer(request.method ?? '', request.url ?? '', body),
    refuse: (socket, request) => {
      const isGood = request.headers.authorization === 'token secret-token';
      if (isGood && request.url?.startsWith('/v2/apps/hello/') === true) return false;
      socket.end(
        `HTTP/1.1 ${isGood ? '403 Forbidden' : '500 Error'}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
      );
      return true;
    },
    onSocket: (socket, request) => {
      const [, name = '', what = ''] = /pods\/([^/]+)\/(\w+)/.exec(request.url ?? '') ?? [];
      const pod = pods.find((each) => each.name === name);
      socket.once('message', (data: Buffer) => {
        const order = JSON.parse(data.toString()) as Readonly<Record<string, unknown>>;
        orders.push(order);
        const command = readOrder(data);
        if (!pod) socket.terminate();
        else if (what === 'logs') {
          left -= 1;
          serveLog(socket, pod, order, left >= 0);
        } else if (command) {
          void serveExec(socket, executor, { ...command, folder: tmpdir(), environment: { PATH: path } });
        }
      });
    },
  });
  const machine = createMachine({ DRYCC_CONTROLLER: origin, DRYCC_TOKEN: 'secret-token' });
  onTestFinished(() => {
    executor.stop();
    machine.remove();
  });
  return { machine, origin, pods, orders, requests, sockets };
}

function podOf(name: string, type: string, args: readonly string[], state: object, log: string): SmallPod {
  return { name, type, args, state, log, listeners: new Set() };
}

function serveLog(
  socket: ServerSocket,
  pod: SmallPod,
  { follow, lines }: Readonly<Record<string, unknown>>,
  breaksOff: boolean,
): void {
  const all = pod.log.split('\n').slice(0, -1);
  const text = (Number(lines) > 0 ? all.slice(-Number(lines)) : all).map((line) => `${line}\n`).join('');
  if (breaksOff) {
    socket.send(text.slice(0, text.length / 2), () => {
      socket.terminate();
    });
  } else if (follow !== true || 'terminated' in pod.state) {
    socket.send(text);
    socket.close(1000);
  } else {
    if (text !== '') socket.send(Buffer.from(text));
    const tell = (more: string | undefined): void => {
      if (more === undefined) socket.close(1000);
      else socket.send(Buffer.from(more));
    };
    pod.listeners.add(tell);
    socket.once('close', () => pod.listeners.delete(tell));
  }
}
