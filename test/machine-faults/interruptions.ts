import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Answerer } from '../http/servers.ts';
import type { Hardship } from './hardship.ts';
import { workplace } from './program.ts';
import { noTerminal, openTerminal, type Terminal } from './terminal.ts';

const impossible = noTerminal();
const never: Answerer = () => undefined;

interface Moment {
  readonly title: string;
  readonly line: string;
  readonly answer: Answerer;
  /** What the terminal shows when the moment has come; `asked` where the controller has been. */
  readonly shows: string | undefined;
  /** How many changes the controller may have got by then. */
  readonly changes: number;
  /** What is typed after the interruption, for what must end first. */
  readonly then?: string;
}

/** An editor that changes the terminal, tidies up when it is told to end, and ends at the word "quit". */
const editor = `#!/bin/sh
saved=$(stty -g)
end() { stty "$saved"; exit "$1"; }
trap 'end 1' INT TERM
stty -echo
echo "B=2" >> "$1"
echo "editing $1"
while read -r word; do [ "$word" = quit ] && end 0; done
`;

const moments: readonly Moment[] = [
  { title: 'a question', line: 'login ORIGIN', answer: never, shows: 'username:', changes: 0 },
  {
    title: 'a question for a secret',
    line: 'login ORIGIN --username=ada',
    answer: never,
    shows: 'password:',
    changes: 0,
  },
  {
    title: 'a question for yes or no',
    line: 'auth:cancel --username=ada --password=p',
    answer: never,
    shows: '(y/N)',
    changes: 0,
  },
  {
    title: 'the name that destroys an app',
    line: 'destroy -a hello',
    answer: never,
    shows: 'permanently destroys',
    changes: 0,
  },
  { title: 'a spinner', line: 'create hello', answer: never, shows: 'Creating Application...', changes: 1 },
  { title: 'a request', line: 'apps', answer: never, shows: undefined, changes: 0 },
  {
    title: 'a text that comes bit by bit',
    line: 'logs -a hello',
    answer: (response) => response.writeHead(200, { 'Content-Type': 'text/plain' }).write('first line\nsecond'),
    shows: 'first line',
    changes: 0,
  },
  {
    title: 'a list that comes page by page',
    line: 'apps --limit=0',
    answer(response, { path }) {
      if (path.includes('offset')) return;
      const next = `http://${String(response.req.headers.host)}/v2/apps?limit=1&offset=1`;
      response.end(JSON.stringify({ count: 2, next, previous: null, results: [{ id: 'hello' }] }));
    },
    shows: undefined,
    changes: 0,
  },
  {
    title: 'an editor of config:edit',
    line: 'config:edit -a hello',
    answer: (response) => response.end(JSON.stringify({ app: 'hello', uuid: 'u', values: { A: 'secret' } })),
    shows: 'editing ',
    changes: 0,
    // A SIGINT that only this program gets leaves the editor alone.
    then: 'quit\n',
  },
];

const ways: readonly (readonly [string, (terminal: Terminal) => void, number])[] = [
  [
    'Ctrl-C',
    (terminal) => {
      terminal.type('\u0003');
    },
    130,
  ],
  [
    'SIGINT',
    (terminal) => {
      terminal.signal('SIGINT');
    },
    130,
  ],
  [
    'SIGTERM',
    (terminal) => {
      terminal.signal('SIGTERM');
    },
    143,
  ],
];

async function interruptAt(
  { line, answer, shows, changes, then }: Moment,
  interrupt: (terminal: Terminal) => void,
  code: number,
): Promise<void> {
  const { controller, origin, environment, home } = await workplace(answer);
  const login = line.startsWith('login') ? {} : { DEIS_CONTROLLER: origin, DEIS_TOKEN: 'the-token' };
  const temporary = join(home, 'tmp');
  mkdirSync(temporary);
  writeFileSync(join(home, 'editor'), editor);
  chmodSync(join(home, 'editor'), 0o755);
  const terminal = openTerminal(line.replace('ORIGIN', origin).split(' '), {
    ...environment,
    ...login,
    EDITOR: join(home, 'editor'),
    TMPDIR: temporary,
  });
  if (shows !== undefined) await terminal.untilShown(shows);
  else while (controller.server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  interrupt(terminal);
  if (then !== undefined) terminal.type(then);
  const { exitCode, isRestored, shown } = await terminal.ended;
  expect({ exitCode, isRestored }, shown).toEqual({ exitCode: code, isRestored: true });
  expect(shown).not.toContain('Error');
  expect(controller.server.requests.filter(({ method }) => method !== 'GET')).toHaveLength(changes);
  expect(existsSync(join(home, '.deis', 'client.json'))).toBe(false);
  expect(readdirSync(temporary)).toEqual([]);
}

/** Every way to interrupt a command at every kind of moment, at a terminal. */
export const interruptions: readonly Hardship[] = moments.flatMap((moment) =>
  ways.map(([name, interrupt, code]) => ({
    name: `${name} at ${moment.title}`,
    kind: moment.title,
    impossible,
    hold: () => interruptAt(moment, interrupt, code),
  })),
);
