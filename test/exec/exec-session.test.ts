import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WebSocket as ServerSocket } from 'ws';
import { Failure } from '../../src/base/errors.ts';
import { ExecSession } from '../../src/exec/exec-session.ts';
import { openTransport } from '../../src/http/transport.ts';
import { openWebSocket } from '../../src/websocket/open-web-socket.ts';
import { serveSockets } from '../websocket/socket-server.ts';
import { runsCommands } from './protocol-server.ts';

async function begin(onSocket: (socket: ServerSocket) => void, order: object): Promise<ExecSession> {
  const { origin } = await serveSockets({ onSocket });
  const transport = await openTransport({ verifyTls: true, environment: {}, origin });
  onTestFinished(() => transport.close());
  const socket = await openWebSocket(transport.exchange, { url: new URL(origin), headers: {}, timeout: 10_000 });
  await socket.send(JSON.stringify(order));
  return new ExecSession(socket, 'controller.example.com');
}

async function outputOf(session: ExecSession): Promise<{ stdout: string; stderr: string }> {
  const all = { stdout: '', stderr: '' };
  for await (const { stream, bytes } of session.output()) all[stream] += bytes.toString('latin1');
  return all;
}

const sh = (script: string, more: object = {}): object => ({
  command: ['sh', '-c', script],
  tty: false,
  stdin: false,
  ...more,
});

describe('a command in a container', () => {
  it.each([
    ['echo out; echo err >&2', { stdout: 'out\n', stderr: 'err\n' }, 0],
    ['exit 3', { stdout: '', stderr: '' }, 3],
    ['kill -9 $$', { stdout: '', stderr: '' }, 137],
    [String.raw`printf "\377\000\n"`, { stdout: '\u00ff\u0000\n', stderr: '' }, 0],
  ])('gives its outputs and its exit code: %s', async (script, output, code) => {
    const session = await begin(runsCommands(), sh(script));
    expect(await outputOf(session)).toEqual(output);
    expect(session.exitCode).toBe(code);
  });

  it('that cannot be started is a failure in the words of the controller', async () => {
    const session = await begin(runsCommands(), { command: ['no-such-program'], tty: false, stdin: false });
    await expect(outputOf(session)).rejects.toMatchObject({
      kind: 'refused',
      message: 'error executing command in container: exec: "no-such-program": executable file not found in $PATH',
    });
  });

  it('has no input unless it is to have some', async () => {
    const session = await begin(runsCommands(), sh('cat; echo end'));
    await session.write(Buffer.from('not read'));
    expect(await outputOf(session)).toEqual({ stdout: 'end\n', stderr: '' });
  });

  it('takes and gives 10 MB byte for byte', async () => {
    const session = await begin(runsCommands(), { command: ['cat'], tty: false, stdin: true });
    const input = randomBytes(10 * 1024 * 1024);
    const got = createHash('sha256');
    let length = 0;
    const writing = (async () => {
      for (let at = 0; at < input.length; at += 65_536) await session.write(input.subarray(at, at + 65_536));
      await session.finish();
    })();
    for await (const { bytes } of session.output()) {
      length += bytes.length;
      got.update(bytes);
    }
    await writing;
    expect(length).toBe(input.length);
    expect(got.digest('hex')).toBe(createHash('sha256').update(input).digest('hex'));
    expect(session.exitCode).toBe(0);
  });

  it('ends when nobody wants its output any more', async () => {
    const session = await begin(runsCommands(), sh('echo $$; exec sleep 1000'));
    let pid = 0;
    for await (const { bytes } of session.output()) {
      pid = Number(bytes.toString());
      break;
    }
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const status = (value: object): string => `\u0003${JSON.stringify(value)}`;
const asked = (answer: (socket: ServerSocket) => void) => (socket: ServerSocket) => {
  socket.once('message', () => {
    answer(socket);
  });
};

describe('the end of a command', () => {
  it.each([
    [
      'without a word',
      (socket: ServerSocket) => {
        socket.terminate();
      },
      { kind: 'no_answer', message: 'The connection to controller.example.com was closed before the end.' },
    ],
    [
      'in the middle',
      (socket: ServerSocket) => {
        socket.send('\u0001half', () => {
          socket.terminate();
        });
      },
      { kind: 'no_answer', message: 'The connection to controller.example.com was closed before the end.' },
    ],
    [
      'without a status',
      (socket: ServerSocket) => {
        socket.close(1000);
      },
      { kind: 'controller', message: 'The controller ended the connection without the exit code of the command.' },
    ],
    [
      'for an error of the controller',
      (socket: ServerSocket) => {
        socket.close(1011, 'it broke');
      },
      { kind: 'controller', message: 'controller.example.com ended the connection with code 1011: it broke.' },
    ],
    [
      'for a restart of the controller',
      (socket: ServerSocket) => {
        socket.close(1001);
      },
      { kind: 'no_answer', message: 'controller.example.com ended the connection with code 1001.' },
    ],
    [
      'with a status that says why',
      (socket: ServerSocket) => {
        socket.send(status({ status: 'Failure', message: 'container not found ("web")', reason: 'BadRequest' }));
        socket.close(1000);
      },
      { kind: 'refused', message: 'container not found ("web")' },
    ],
    [
      'with a status that says nothing',
      (socket: ServerSocket) => {
        socket.send('\u0003{"nonsense":');
        socket.close(1000);
      },
      { kind: 'refused', message: 'The controller could not run the command.' },
    ],
  ])('%s is a failure', async (_, answer, failure) => {
    const session = await begin(asked(answer), sh('true'));
    const error: unknown = await outputOf(session).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject(failure);
    expect(() => session.exitCode).toThrow('the command has not ended');
  });

  it('is what the status says, whatever becomes of the connection afterwards', async () => {
    const answer = (socket: ServerSocket): void => {
      socket.send(status({ status: 'Failure', details: { causes: [{ reason: 'ExitCode', message: '42' }] } }), () => {
        socket.terminate();
      });
    };
    const session = await begin(asked(answer), sh('exit 42'));
    expect(await outputOf(session)).toEqual({ stdout: '', stderr: '' });
    expect(session.exitCode).toBe(42);
  });

  it('after input that is no text says what may help', async () => {
    const session = await begin(
      (socket) => {
        socket.on('message', (_, isBinary) => {
          if (isBinary) socket.terminate();
        });
      },
      sh('cat', { stdin: true }),
    );
    await session.write(Buffer.from([0xff, 0xfe]));
    await expect(outputOf(session)).rejects.toMatchObject({
      kind: 'no_answer',
      hint: 'This controller may only take text as input. Encode other data, e.g. with base64.',
    });
  });
});

describe('input that is text', () => {
  it('is sent as text, however it comes in pieces', async () => {
    const text = 'aé€😀z'.repeat(50);
    const got: string[] = [];
    const kinds = new Set<boolean>();
    const session = await begin(
      (socket) => {
        socket.on('message', (data: Buffer, isBinary) => {
          const [channel] = data;
          if (channel !== 0) return;
          kinds.add(isBinary);
          got.push(data.subarray(1).toString());
          if (data.length === 1) {
            socket.send(status({ status: 'Success' }));
            socket.close(1000);
          }
        });
      },
      sh('cat', { stdin: true }),
    );
    for (const byte of Buffer.from(text)) await session.write(Buffer.from([byte]));
    await session.finish();
    await outputOf(session);
    expect(got.join('')).toBe(text);
    expect([...kinds]).toEqual([false]);
  });
});
