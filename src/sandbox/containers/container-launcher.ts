import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { shellLine } from '../../base/shell-words.ts';
import type { Launcher } from '../runtime/launcher.ts';
import { mark } from '../runtime/orphans.ts';
import type { Plan } from '../runtime/plan.ts';
import { type Ending, type Launch, type ProcessGroup, startGroup } from '../runtime/process-group.ts';
import { call } from './engine.ts';
import { innerPort, removeWords, runWords } from './run-words.ts';
import { giveVariables } from './variables.ts';
import { containerName, type ContainerHost } from './container-host.ts';

/** Runs pods in containers. */
export function containerLauncher(host: ContainerHost): Launcher {
  return {
    start: (plan, port, onOutput) => startContainer(host, plan, port, onOutput),
    addressOf: async (port) => ((await answers(port)) ? '127.0.0.1' : undefined),
    // The engine listens there, in many machines as root.
    isForeign: () => false,
    beside: ({ name }, _, command) => ({
      words: [host.engine.program, 'exec', containerName(host, name), ...command],
      folder: '/',
      environment: host.engine.environment,
    }),
  };
}

/** How long the client of an engine may take to end after its container, in milliseconds. */
const grace = 5_000;

function startContainer(host: ContainerHost, plan: Plan, port: number, onOutput: Launch['onOutput']): ProcessGroup {
  const { engine, sandbox, folder } = host;
  const { container } = plan;
  if (!container) throw new TypeError('the pod has no image');
  const name = containerName(host, plan.name);
  const inner = innerPort(container, plan.environment);
  const variables = giveVariables({ ...plan.environment, PORT: String(inner) }, folder, name);
  if (variables.left.length > 0) {
    onOutput(Buffer.from(`Variables that no container can be given: ${variables.left.join(', ')}\n`), 'stderr');
  }
  const words = runWords(host, container, {
    name,
    variables,
    options: [
      ...['--publish', `127.0.0.1:${port}:${inner}`],
      // Engines take no less.
      ...(plan.memory === undefined ? [] : ['--memory', `${Math.max(plan.memory, 6 * 1024)}k`]),
    ],
    ...container,
  });
  const remove = removeWords(engine, name);
  const group = startGroup({
    command: `exec ${shellLine(words)}`,
    folder: '/',
    environment: { ...variables.environment, ...engine.environment, [mark]: sandbox },
    memory: undefined,
    containment: { kind: 'watcher' },
    farewell: shellLine([engine.program, ...remove]),
    onOutput,
  });
  const ended = group.ended.then(async (ending): Promise<Ending> => {
    variables.forget();
    // Its name is free for the next start, whatever became of its client.
    await call(engine, remove);
    return ending;
  });
  return {
    pid: group.pid,
    ended,
    async stop(most) {
      await call(engine, ['stop', '-t', String(Math.ceil(most / 1000)), name], most + 60_000);
      const over = new AbortController();
      const late = sleep(grace, undefined, { signal: over.signal }).then(
        () => {
          group.kill();
        },
        () => undefined,
      );
      await Promise.race([group.ended, late]);
      over.abort();
      return ended;
    },
    kill: () => {
      group.kill();
    },
  };
}

/** How long a server may think about a request, in milliseconds: one that keeps the connection is there. */
const thinking = 1_000;

/**
 * Whether the process of a container answers: the engine itself takes connections as soon as the container is there, and
 * closes them while nothing in it listens. So it is asked something.
 */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.setTimeout(thinking);
    const settle = (isUp: boolean): void => {
      socket.destroy();
      resolve(isUp);
    };
    socket.once('connect', () => {
      socket.write('HEAD / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: sandbox\r\nConnection: close\r\n\r\n');
    });
    socket.once('data', () => {
      settle(true);
    });
    socket.once('timeout', () => {
      settle(!socket.connecting);
    });
    for (const event of ['error', 'close', 'end']) {
      socket.once(event, () => {
        settle(false);
      });
    }
  });
}
