import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startDrycc } from '../sandbox/drycc/place.ts';
import { createMachine, type Outcome } from '../setup/simulated-machine.ts';
import { serveSockets } from '../websocket/socket-server.ts';
import { endOf, framesOf, readSockets, type RecordedSocket, sentBy } from './frames.ts';

const recording = readSockets();

function recorded(name: string): RecordedSocket {
  const found = recording.find((each) => each.name === name);
  if (!found) throw new TypeError(`nothing recorded as ${name}`);
  return found;
}

const pod = 'example-go-web-979901065-wbwwr';

/** Runs a command line against a controller that does over its WebSocket what was recorded. */
async function against(socket: RecordedSocket, line: string): Promise<Outcome & { order: unknown; path: string }> {
  let [order, path]: [unknown, string] = [undefined, ''];
  const { status, body = '' } = socket.handshake;
  const { origin } = await serveSockets({
    answer: ({ url = '' }) => {
      // Who is not known is known nowhere; a stranger is not shown the app.
      if (status === 500) return 401;
      if (url.startsWith('/v2/apps/ghost') || socket.as === 'carol') return 404;
      return url.includes('/pods/') ? { count: 0, results: [] } : { id: 'example-go', structure: { web: 1 } };
    },
    refuse: (raw, request) => {
      path = request.url ?? '';
      if (status === 101) return false;
      raw.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`);
      return true;
    },
    onSocket: (accepted) => {
      accepted.once('message', (data: Buffer) => {
        order = JSON.parse(data.toString());
        for (const frame of framesOf(socket)) accepted.send(frame);
        const end = endOf(socket);
        if (end === 1006) accepted.terminate();
        else accepted.close(end ?? 1000);
      });
    },
  });
  const machine = createMachine({ DRYCC_CONTROLLER: origin, DRYCC_TOKEN: 'abc123' });
  onTestFinished(() => {
    machine.remove();
  });
  const outcome = await machine.run(`--api drycc-current ${line}`, { brand: 'drycc' });
  return { ...outcome, order, path };
}

describe('what the controller sent over WebSockets', () => {
  it.each([
    ['ws-logs', `ps:logs ${pod} -l 3 -a example-go`],
    ['ws-logs-all', `ps:logs ${pod} -l -1 -a example-go`],
    ['ws-logs-previous', `ps:logs ${pod} -l 2 --previous -a example-go`],
  ])('%s is printed as it is', async (name, line) => {
    const socket = recorded(name);
    const { exitCode, stdout, stderr, order, path } = await against(socket, line);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: framesOf(socket).join(''), stderr: '' });
    expect(path.replace(/\/$/, '')).toBe(socket.request.path);
    // Any number up to 0 asks for all lines.
    const sent = JSON.parse(sentBy(socket) ?? '') as { lines: number };
    const usual = { follow: false, container: '', previous: false };
    expect({ ...usual, ...(order as object) }).toEqual({ ...usual, ...sent, lines: Math.max(sent.lines, 0) });
  });

  it.each([
    ['ws-exec', 'ls -l', 0],
    ['ws-exec-fails', 'false', 3],
  ] as const)('%s is output, errors and the exit code of the command', async (name, command, exitCode) => {
    const socket = recorded(name);
    const outcome = await against(socket, `ps:exec ${pod} -a example-go -- ${command}`);
    const [output = '', errors = ''] = framesOf(socket).map((frame) => frame.slice(1));
    expect(outcome).toMatchObject({ exitCode, stdout: output, stderr: errors });
    expect(outcome.order).toMatchObject(JSON.parse(sentBy(socket) ?? '') as object);
  });

  it.each([
    ['ws-logs-ghost-pod', 'ps:logs ghost -a example-go', 5],
    ['ws-logs-noauth', `ps:logs ${pod} -a example-go`, 4],
    ['ws-logs-badtoken', `ps:logs ${pod} -a example-go`, 4],
    ['ws-logs-stranger', `ps:logs ${pod} -a example-go`, 5],
    ['ws-logs-ghost-app', 'ps:logs x -a ghost', 5],
    ['ws-exec-noauth', `ps:exec ${pod} -a example-go -- ls`, 4],
    ['ws-exec-viewer-or-stranger', `ps:exec ${pod} -a example-go -- ls`, 4],
  ])('%s is told as what it is', async (name, line, exitCode) => {
    const outcome = await against(recorded(name), line);
    expect({ name, exitCode: outcome.exitCode }).toEqual({ name, exitCode });
    expect(outcome.stdout).toBe('');
    expect(outcome.stderr).toMatch(/^Error: \S/);
  });
});

/** What a WebSocket did, as far as it is alike on any machine. */
interface Course {
  readonly status: number;
  /** The kind of each message: a log, or the channel that it is for; of several in a row, one. */
  readonly kinds: readonly string[];
  /** The outline of the last message of an exec. */
  readonly ending: string;
  readonly end: number | undefined;
}

/** The names of a value's fields, at any depth. */
const outline = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(outline).join()}]`;
  if (typeof value !== 'object' || value === null) return typeof value;
  const fields = Object.entries(value).map(([name, each]) => `${name}:${outline(each)}`);
  return `{${fields.sort().join()}}`;
};

const courseOf = (status: number, frames: readonly string[], end: number | undefined): Course => {
  const last = frames.at(-1);
  const isExec = last?.startsWith('\u0003') === true;
  const kinds = frames.map((frame) => (isExec ? `channel ${frame.charCodeAt(0)}` : 'log'));
  // What a command prints, and in how many pieces, is its own.
  const told = kinds.filter((kind) => kind === 'log' || kind === 'channel 3');
  return { status, kinds: told, ending: isExec ? outline(JSON.parse(last.slice(1))) : '', end };
};

function course(url: string, headers: Record<string, string>, first: string | undefined): Promise<Course> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers });
    const frames: string[] = [];
    let status = 101;
    socket.on('open', () => {
      if (first !== undefined) socket.send(first);
    });
    socket.on('message', (data: Buffer, isBinary) => frames.push(isBinary ? 'bytes' : data.toString()));
    socket.on('unexpected-response', (_, response) => {
      status = response.statusCode ?? 0;
      resolve(courseOf(status, [], undefined));
      socket.terminate();
    });
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      resolve(courseOf(status, frames, code));
    });
  });
}

/** Those that end by themselves, with a recorder that got to their end. */
const ended = recording.filter(
  (socket) => socket.error === undefined && (socket.handshake.status !== 101 || endOf(socket) !== undefined),
);

it('the sandbox does over WebSockets what the controller did', { timeout: 60_000 }, async () => {
  expect(ended.length).toBeGreaterThanOrEqual(15);
  const { sandbox, tokens, ask, deploy } = await startDrycc(['carol', 'bob']);
  await deploy({});
  const pods = (await ask('pods.list', { app: 'hello' })).json as { results: { name: string }[] };
  const own = pods.results[0]?.name ?? '';
  const courses = [];
  for (const { name, as, request, handshake, ...socket } of ended) {
    const path = request.path.replace('example-go', 'hello').replace(pod, own);
    const authorization = request.headers['Authorization']?.replace(
      /<TOKEN:\w+>/,
      tokens.get(as === 'alice' ? 'ada' : (as ?? '')) ?? '',
    );
    const headers = authorization === undefined ? {} : { authorization };
    const all = { name, as, request, handshake, ...socket };
    const ours = await course(`ws://127.0.0.1:${sandbox.port}${path}`, headers, sentBy(all));
    courses.push({ name, theirs: courseOf(handshake.status, framesOf(all), endOf(all)), ours });
  }
  for (const { name, theirs, ours } of courses) expect({ name, ...ours }).toEqual({ name, ...theirs });
});
