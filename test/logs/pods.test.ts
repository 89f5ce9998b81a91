import { describe, expect, it } from 'vitest';
import type { WebSocket as ServerSocket } from 'ws';
import { Confluence } from '../../src/logs/confluence.ts';
import { followPods } from '../../src/logs/follow-pods.ts';
import { logsOfPods } from '../../src/logs/logs-of-pods.ts';
import { openPodLog } from '../../src/logs/pod-log.ts';
import { isMeant, parts, type PodLine, printed, tintPrinted } from '../../src/logs/pod-lines.ts';
import { startPods } from './pods-controller.ts';

const [web, worker] = ['hello-web-979901065-wbwwr', 'hello-worker-75bb6c4d-x2x2x'] as const;
const all = { app: 'hello', process: undefined, lines: 100 };

const whole =
  (text: string) =>
  (socket: ServerSocket): void => {
    socket.send(text);
    socket.close(1000);
  };

async function textOf(text: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const piece of text) whole += piece;
  return whole;
}

const linesIn = async (series: { all: () => Promise<readonly PodLine[]> }): Promise<string[]> =>
  (await series.all()).map((line) => printed('hello', line));

const request = { app: 'hello', pod: web, lines: 300, follow: false, previous: false };

describe('the log of a process', () => {
  it('is asked for with one message, and comes as it is', async () => {
    const { context, orders } = await startPods([web], whole('one\ntwo ü\n'));
    expect(await textOf(await openPodLog(context.api, { ...request, container: 'web' }))).toBe('one\ntwo ü\n');
    expect(orders).toEqual([{ pod: web, order: { lines: 300, follow: false, previous: false, container: 'web' } }]);
  });

  it('may come in bytes that split a character', async () => {
    const bytes = Buffer.from('grüße €\n');
    const { context } = await startPods([web], (socket) => {
      for (const byte of bytes) socket.send(Buffer.from([byte]));
      socket.close(1000);
    });
    expect(await textOf(await openPodLog(context.api, request))).toBe('grüße €\n');
  });

  it('of a process that is not there is not found', async () => {
    const { context } = await startPods([worker], (socket) => {
      socket.terminate();
    });
    await expect(openPodLog(context.api, request).then(textOf)).rejects.toMatchObject({
      kind: 'not_found',
      message: `hello has no process "${web}".`,
    });
  });

  it.each([
    [{ ...request }, 'It may not have started yet.'],
    [{ ...request, previous: true }, 'It may not have run before.'],
    [{ ...request, container: 'side' }, 'It may have no container "side".'],
  ])('that the controller does not give: %o', async (asked, hint) => {
    const { context } = await startPods([web], (socket) => {
      socket.terminate();
    });
    await expect(openPodLog(context.api, asked).then(textOf)).rejects.toMatchObject({ kind: 'not_found', hint });
  });

  it('that breaks off in the middle gives what came, and then a failure', async () => {
    const { context } = await startPods([web], (socket) => {
      socket.send('half of it\n', () => {
        socket.terminate();
      });
    });
    const seen: string[] = [];
    const reading = (async () => {
      for await (const piece of await openPodLog(context.api, request)) seen.push(piece);
    })();
    await expect(reading).rejects.toMatchObject({ kind: 'no_answer' });
    expect(seen).toEqual(['half of it\n']);
  });
});

describe('the logs of an app', () => {
  it('are those of its processes, one after the other', async () => {
    const { context } = await startPods([web, worker], (socket, pod) => {
      whole(`${pod} line 0\n${pod} line 1\n`)(socket);
    });
    expect(await linesIn(await logsOfPods(context, all))).toEqual([
      `hello[web.${web}]: ${web} line 0`,
      `hello[web.${web}]: ${web} line 1`,
      `hello[worker.${worker}]: ${worker} line 0`,
      `hello[worker.${worker}]: ${worker} line 1`,
    ]);
  });

  it.each([
    ['web', [web]],
    ['979901065-wbwwr', [web]],
    [worker, [worker]],
    [undefined, [web, worker]],
  ])('can be those of %s', (wanted, meant) => {
    const pods = [
      { name: web, type: 'web' },
      { name: worker, type: 'worker' },
    ];
    expect(pods.filter((pod) => isMeant(pod, wanted)).map(({ name }) => name)).toEqual(meant);
  });

  it('of a process that there is none of are not found', async () => {
    const { context } = await startPods([web], whole(''));
    await expect(logsOfPods(context, { ...all, process: 'clock' })).rejects.toMatchObject({
      kind: 'not_found',
      message: 'hello has no process or process type "clock".',
      hint: 'Process types: web.',
    });
  });

  it('leave out what cannot be read, and say so', async () => {
    const { context, notes } = await startPods([web, worker], (socket, pod) => {
      if (pod === web) socket.terminate();
      else whole('it works\n')(socket);
    });
    expect(await linesIn(await logsOfPods(context, all))).toEqual([`hello[worker.${worker}]: it works`]);
    expect(notes).toEqual([`No log of ${web}: The controller has no log of ${web}.`]);
  });

  it('are a failure where nothing can be read', async () => {
    const { context } = await startPods([web, worker], (socket) => {
      socket.close(1011, 'broken');
    });
    await expect(linesIn(await logsOfPods(context, all))).rejects.toMatchObject({ kind: 'controller' });
  });

  it('are JSON of the same form as all logs', () => {
    expect(parts({ pod: { name: web, type: 'web' }, message: 'hi' })).toEqual({
      time: null,
      source: 'app',
      process: web,
      message: 'hi',
    });
  });

  it('have a color for each type of process', () => {
    const [start, rest] = tintPrinted(printed('hello', { pod: { name: web, type: 'web' }, message: 'a: b' }));
    expect(start?.text).toBe(`hello[web.${web}]: `);
    expect(start?.tone).not.toBe('plain');
    expect(rest).toEqual({ text: 'a: b', tone: 'plain' });
  });
});

/** Takes so many lines of a series that goes on. */
async function take(lines: AsyncIterator<readonly PodLine[]>, count: number): Promise<string[]> {
  const taken: string[] = [];
  while (taken.length < count) {
    const next = await lines.next();
    if (next.done === true) break;
    taken.push(...next.value.map((line) => printed('hello', line)));
  }
  return taken;
}

/** Lets time pass until something is done. */
async function whileTicking<T>(tick: () => Promise<void>, work: Promise<T>): Promise<T> {
  const progress = { isDone: false };
  const done = work.finally(() => (progress.isDone = true));
  while (!progress.isDone) await Promise.race([done, tick()]);
  return done;
}

async function follow(context: Parameters<typeof followPods>[0]): Promise<AsyncIterator<readonly PodLine[]>> {
  const { more } = await followPods(context, all);
  if (!more) throw new TypeError('nothing is followed');
  return more[Symbol.asyncIterator]();
}

describe('the logs of an app that are followed', () => {
  it('are those of all processes at once, and of those that come later', async () => {
    const sockets = new Map<string, ServerSocket>();
    const { context, pods, tick, orders } = await startPods([web], (socket, pod) => {
      sockets.set(pod, socket);
      socket.send(Buffer.from(`${pod} starts\n`));
    });
    const lines = await follow(context);
    expect(await take(lines, 1)).toEqual([`hello[web.${web}]: ${web} starts`]);
    pods.push({ name: worker, type: 'worker' });
    expect(await whileTicking(tick, take(lines, 1))).toEqual([`hello[worker.${worker}]: ${worker} starts`]);
    sockets.get(web)?.send(Buffer.from('still here\n'));
    expect(await take(lines, 1)).toEqual([`hello[web.${web}]: still here`]);
    // Of one that came later nothing may be missed.
    expect(orders.map(({ order }) => order)).toEqual([
      { lines: 100, follow: true, previous: false },
      { lines: 0, follow: true, previous: false },
    ]);
  });

  it('go on after a log broke off, without a line twice or missing', async () => {
    const written = ['1', '2', '3'];
    const sockets: ServerSocket[] = [];
    const { context, tick } = await startPods([web], (socket, _, { follow: isFollowed, lines }) => {
      const text = written
        .slice(-Number(lines))
        .map((line) => `${line}\n`)
        .join('');
      if (isFollowed !== true) {
        whole(text)(socket);
        return;
      }
      sockets.push(socket);
      socket.send(Buffer.from(text));
    });
    const lines = await follow(context);
    expect(await take(lines, 3)).toHaveLength(3);
    sockets[0]?.terminate();
    written.push('4', '5');
    expect(await whileTicking(tick, take(lines, 2))).toEqual([`hello[web.${web}]: 4`, `hello[web.${web}]: 5`]);
    const last = take(lines, 1);
    await expect.poll(() => sockets.length).toBe(2);
    sockets[1]?.send(Buffer.from('6\n'));
    expect(await last).toEqual([`hello[web.${web}]: 6`]);
  });

  it('are waited for where there are no processes yet', async () => {
    const { context, pods, tick } = await startPods([], (socket) => {
      socket.send(Buffer.from('up\n'));
    });
    const lines = await follow(context);
    pods.push({ name: web, type: 'web' });
    expect(await whileTicking(tick, take(lines, 1))).toEqual([`hello[web.${web}]: up`]);
  });
});

describe('20 logs at once', () => {
  it('are never more in memory than a little of each', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `hello-web-1-${String(index).padStart(5, 'a')}`);
    const line = Buffer.from(`${'x'.repeat(1023)}\n`.repeat(64));
    let sent = 0;
    const { context } = await startPods(names, (socket) => {
      const more = (): void => {
        sent += line.length;
        socket.send(line, (error) => {
          if (!error) more();
        });
      };
      more();
    });
    const lines = await follow(context);
    const seen = new Set<string>();
    let taken = 0;
    while (seen.size < names.length || taken < 20_000) {
      const next = await lines.next();
      if (next.done === true) throw new Error('it has ended');
      for (const { pod } of next.value) seen.add(pod.name);
      taken += next.value.length;
    }
    // Nobody reads now: the pods write until the buffers on the way are full.
    const read = taken * 1024;
    let before = -1;
    while (before !== sent) {
      before = sent;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    // What is on its way is in the buffers of the system, 20 times, and in those of the program.
    expect(sent - read).toBeLessThan(20 * 12 * 1024 * 1024);
    expect(process.memoryUsage().arrayBuffers).toBeLessThan(100 * 1024 * 1024);
  });
});

describe('a confluence', () => {
  it('holds one item of each series, gives all of them, and ends with the last', async () => {
    const made: string[] = [];
    async function* count(name: string): AsyncGenerator<string> {
      for (let number = 1; number <= 3; number += 1) {
        made.push(`${name}${number}`);
        yield await Promise.resolve(`${name}${number}`);
      }
    }
    const confluence = new Confluence<string>();
    confluence.add(count('a'));
    confluence.add(count('b'));
    const items = confluence.items();
    const first = await items.next();
    await new Promise((resolve) => setImmediate(resolve));
    expect(made).toEqual(['a1', 'b1']);
    const rest: string[] = [];
    for await (const item of items) rest.push(item);
    expect([first.value, ...rest].sort()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
  });

  it('ends with the failure of one', async () => {
    const confluence = new Confluence<string>();
    async function* fail(): AsyncGenerator<string> {
      yield await Promise.resolve('one');
      throw new Error('no more');
    }
    confluence.add(fail());
    const seen: string[] = [];
    await expect(
      (async () => {
        for await (const item of confluence.items()) seen.push(item);
      })(),
    ).rejects.toThrow('no more');
    expect(seen).toEqual(['one']);
  });
});
