import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';
import type { Answerer } from '../http/servers.ts';
import type { Hardship } from './hardship.ts';
import { program, type Workplace, workplace } from './program.ts';
import { noTerminal, openTerminal } from './terminal.ts';

const manyApps: Answerer = (response, { method }) => {
  const results = Array.from({ length: 20_000 }, (_, index) => ({ id: `app-${index}`, owner: 'ada' }));
  if (method === 'POST') response.writeHead(201).end('{"id":"hello"}');
  else response.end(JSON.stringify({ count: results.length, next: null, results }));
};

async function ready(): Promise<Workplace> {
  const place = await workplace(manyApps);
  Object.assign(place.environment, { DEIS_CONTROLLER: place.origin, DEIS_TOKEN: 'the-token' });
  return place;
}

/** A reader that has seen enough, or outputs that are closed: the exit code is that of the work, and nobody is told of a crash. */
function inShell(name: string, line: string, stdout: RegExp, changes = 0): Hardship {
  return {
    name,
    async hold() {
      const { shell, controller } = await ready();
      const outcome = await shell(line);
      expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
      expect(outcome.stdout).toMatch(stdout);
      expect(controller.server.requests.filter(({ method }) => method === 'POST')).toHaveLength(changes);
    },
  };
}

const readers: readonly Hardship[] = [
  inShell('a reader that wants two lines', 'deis apps | head -n 2', /^=== Apps\napp-0\n$/),
  inShell('a reader that wants ten bytes of JSON', 'deis apps --json | head -c 10', /^\[\{"id":"ap$/),
  inShell('a reader that wants nothing', 'deis apps | true', /^$/),
  inShell('a reader that wants nothing of a change', 'deis create hello --no-remote | true', /^$/, 1),
  inShell('a reader that wants nothing of the help', 'deis help | true', /^$/),
  inShell('standard output that is closed', 'deis create hello --no-remote >&-', /^$/, 1),
  inShell('standard error that is closed', 'deis create hello --no-remote 2>&-', /created hello\n/, 1),
  inShell('all three closed', 'deis create hello --no-remote >&- 2>&- <&-', /^$/, 1),
  inShell(
    'standard error with a reader that has gone',
    'deis create hello --no-remote 2> >(true)',
    /created hello\n/,
    1,
  ),
  {
    name: 'standard output on a full disk',
    async hold() {
      const { shell, controller } = await ready();
      const full = 'Could not write to standard output: the disk is full.';
      expect(await shell('deis apps > /dev/full')).toEqual({ exitCode: 1, stdout: '', stderr: `Error: ${full}\n` });
      const json = await shell('deis apps --json > /dev/full');
      expect(JSON.parse(json.stderr)).toMatchObject({ error: { code: 'failure', message: full } });
      expect(controller.server.requests).toHaveLength(2);
    },
  },
];

/** What may never end: jq, which runs in the only thread there is, and a write for which there is no reader. */
const endless: readonly Hardship[] = (['SIGINT', 'SIGTERM'] as const).flatMap((signal) =>
  [
    ['a jq expression that never ends', '--jq', 'def f: f; f'],
    ['a jq expression without a last result', '--jq', 'last(range(1; infinite))'],
    ['a pipe that nobody reads', '--json'],
  ].map(([title = '', ...words]) => ({
    name: `${signal} at ${title}`,
    kind: title,
    async hold() {
      const { controller, environment } = await ready();
      const [node, script] = program;
      const child = spawn(node, [script, 'apps', ...words], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
      const ended = once(child, 'exit');
      while (controller.server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      // Most likely it is there by then; before, the signal is heard as always.
      const again = setInterval(() => child.kill(signal), 1500);
      const [code, by] = (await ended) as [number | null, string | null];
      clearInterval(again);
      child.stdout.destroy();
      expect(by ?? code).toBe(code === null ? signal : signal === 'SIGINT' ? 130 : 143);
    },
  })),
);

const impossible = noTerminal();
const controls = /\u001B\[[\d;?]*[A-Za-z]/g;

const narrow: readonly Hardship[] = [
  'apps --limit=3',
  'apps:info -a hello',
  'ps -a hello',
  'create hello --no-remote',
  'help',
  'config:set --help',
  'apps:bogus',
].map((line) => ({
  name: `a terminal of 20 columns: ${line}`,
  impossible,
  async hold() {
    const { environment } = await ready();
    const { shown } = await openTerminal(line.split(' '), environment, 20).ended;
    expect(shown).not.toContain('bug in deis-cli');
    const rows = shown.replaceAll(controls, '').split('\n');
    expect(rows.length).toBeGreaterThan(1);
    // A word, such as a usage line's option, is never broken; rules and tables must fit.
    for (const row of rows.filter((each) => /[─│┌└]/.test(each))) expect(row.length, row).toBeLessThanOrEqual(20);
  },
}));

/** Outputs that are closed, full, narrow, or read in part. */
export const outputHardships: readonly Hardship[] = [...readers, ...endless, ...narrow];
