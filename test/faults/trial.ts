import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closedPort } from '../http/servers.ts';
import { createMachine, type Outcome } from '../setup/simulated-machine.ts';
import { type CommandClass, goodReply, secrets } from './command-classes.ts';
import type { Fault, Mode } from './fault.ts';
import { type Arrived, startWorstController, type WorstController } from './worst-controller.ts';

/** What became of one command and one fault. */
export interface Trial {
  readonly outcome: Outcome;
  readonly arrived: readonly Arrived[];
  /** What arrived at another origin. */
  readonly strayed: readonly Arrived[];
  /** Whether a login was written down. */
  readonly isLoggedIn: boolean;
}

const authority = fileURLToPath(new URL('../fixtures/tls/authority.pem', import.meta.url));

/** Runs a command against a controller with a fault, on a machine of its own. */
export async function tryOut(fault: Fault, answer: Fault['answer'], command: CommandClass, mode: Mode): Promise<Trial> {
  const elsewhere = await startWorstController((socket) => socket.end());
  const controller = await startFault(fault, answer, elsewhere);
  const machine = createMachine(environmentOf(fault, command, controller.origin));
  try {
    const outcome = await machine.run(wordsOf(fault, command, mode, controller.origin), {
      isTerminal: mode === 'terminal',
      ...(command.input !== undefined && { input: command.input }),
    });
    const isLoggedIn = existsSync(join(machine.home, '.deis', 'client.json'));
    return { outcome, arrived: controller.arrived, strayed: elsewhere.arrived, isLoggedIn };
  } finally {
    machine.remove();
    await controller.close();
    await elsewhere.close();
  }
}

/** The command line; where nothing would ever end, with a time-out for what waits for as long as it takes. */
export function wordsOf(
  { isEndless = false }: Fault,
  { title, words: [word = '', ...words] }: CommandClass,
  mode: Mode,
  origin: string,
): string[] {
  const timeout = isEndless && title === 'apps:run' ? ['--timeout=1'] : [];
  // Without --quiet a spinner turns on a terminal while the answer is waited for.
  const common = { pipe: [], terminal: ['--quiet'], json: ['--json'], debug: ['--debug'] }[mode];
  return [word, ...timeout, ...common, ...(title === 'auth:login' ? [origin] : []), ...words];
}

/** The variables by which the command knows the controller. */
export function environmentOf(
  { isEndless = false, isAuthorityKnown = true, tls }: Fault,
  { isAnonymous = false, isFirst = false }: CommandClass,
  origin: string,
): Record<string, string> {
  return {
    NO_COLOR: '1',
    ...(!isFirst && { DEIS_API: 'deis-2.3' }),
    ...(!isAnonymous && { DEIS_CONTROLLER: origin, DEIS_TOKEN: secrets.token }),
    // The trials share a process: on a busy machine one may take longer than the 55 seconds of a read.
    DEIS_TIMEOUT: isEndless ? '0.2' : '10m',
    ...(tls && isAuthorityKnown && { DEIS_CA_FILE: authority }),
  };
}

/** Starts the controller of a fault, and says where the command looks for it. */
async function startFault(
  { place, tls, connected }: Fault,
  answer: Fault['answer'],
  elsewhere: WorstController,
): Promise<WorstController & { readonly origin: string }> {
  const seen: string[] = [];
  let origin = '';
  const controller = await startWorstController(
    (socket, request) => {
      const key = JSON.stringify(request);
      const repeats = seen.filter((other) => other === key).length;
      seen.push(key);
      const good = goodReply(request);
      answer({ socket, request, good, origin, elsewhere: `http://127.0.0.1:${elsewhere.port}`, repeats });
    },
    { ...(tls && { tls }), ...(connected && { connected }) },
  );
  const { port } = controller;
  switch (place) {
    case 'nobody':
      origin = `http://127.0.0.1:${closedPort}`;
      break;
    case 'no name':
      origin = 'http://controller.invalid';
      break;
    case 'TLS where none is expected':
      origin = `http://127.0.0.1:${port}`;
      break;
    case 'no TLS where it is expected':
      origin = `https://localhost:${port}`;
      break;
    case undefined:
      origin = tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  }
  return { ...controller, origin };
}
