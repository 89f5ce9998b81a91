import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import fc from 'fast-check';
import { expect, onTestFinished } from 'vitest';
import { dialects } from '../../src/api/dialects/registry.ts';
import { exitCodes } from '../../src/base/errors.ts';
import { type Received, serve, type TestServer } from '../http/servers.ts';
import { createMachine, type Machine, type Outcome } from '../setup/simulated-machine.ts';
import { build } from '../start/installation.ts';
import { commandLines } from './command-lines.ts';
import { type Property, property } from './property.ts';

/** What a controller answers to whatever it is asked, in turns. */
const answers: readonly (readonly [status: number, body: unknown])[] = [
  [200, { count: 0, next: null, previous: null, results: [] }],
  [200, { id: 'hello', app: 'hello', values: { A: '1' }, users: ['ada'], token: 't', username: 'ada', version: 3 }],
  [200, { exit_code: 0, output: 'hi\n', name: 'x', addresses: [], domain: 'x', https_enforced: null, uuid: 'u' }],
  [204, ''],
  [400, { detail: 'No.' }],
  [401, { detail: 'Invalid token.' }],
  [403, { detail: 'No.' }],
  [404, { detail: 'Not found.' }],
  [405, { detail: 'No.' }],
  [409, { detail: 'Taken.' }],
  [500, { detail: 'Server Error' }],
];

interface Stage {
  readonly server: TestServer;
  readonly machine: Machine;
  turn: number;
}

/** A machine on which every request of anybody to anywhere arrives at the same server. */
async function prepare(): Promise<Stage> {
  build();
  const server = await serve((response) => {
    stage.turn += 1;
    const [status, body] = answers[stage.turn % answers.length] ?? [200, {}];
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(status === 204 ? '' : JSON.stringify(body));
  });
  const { origin } = server;
  const machine = createMachine({
    DEIS_CONTROLLER: origin,
    DEIS_TOKEN: 'token',
    HTTP_PROXY: origin,
    HTTPS_PROXY: origin,
    NO_PROXY: '127.0.0.1',
  });
  const stage: Stage = { server, machine, turn: 0 };
  onTestFinished(() => {
    machine.remove();
  });
  return stage;
}

/** The exit codes of the table, and that of SIGTERM. */
export const documentedExits = [...Object.values(exitCodes).map(({ exit }): number => exit), 143];
/** What a terminal takes for commands, and marks that turn the reading direction. */
export const terminalCommands = /[^\P{Cc}\n\t]|[\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;
/** Notices, and at most one failure; or the same as JSON, a line each. */
const messages = /^(?:Note: .*\n)*(?:Error: .*\n(?: {7}.*\n)*)?$/;
const jsonMessages = /^(?:\{"notice":.*\}\n)*(?:\{"error":.*\}\n)?$/;
/** More than any message needs, whatever was typed. */
const longestMessage = 4000;

/** What --debug tells besides. */
const trace = /^(?:\{"debug":.*\}|[<>!] \d+ .*)\n/gm;

function judge({ exitCode, stdout, stderr: all }: Outcome): void {
  expect(all).not.toMatch(terminalCommands);
  const stderr = all.replaceAll(trace, '');
  expect(stderr).not.toContain('bug in deis-cli');
  expect(stderr).not.toMatch(/^\s+at .*:\d+/m);
  expect(stderr.slice(0, 300)).toBe(stderr.length > longestMessage ? 'a shorter message' : stderr.slice(0, 300));
  expect(documentedExits).toContain(exitCode);
  // The line ends of CSV are CR LF, as its standard has them; on a terminal the CR is left out.
  expect(stdout.replaceAll('\r\n', '\n')).not.toMatch(terminalCommands);
  if (exitCode === 2) expect(stdout).toBe('');
  // A result may be bad news, and is then the output: doctor:run says what is wrong.
  if (exitCode !== 0 && stdout === '') expect(stderr).toMatch(/^(?:Error: |Note: |\{)/);
  expect(messages.test(stderr) || jsonMessages.test(stderr), stderr).toBe(true);
}

let tokens = 0;

/**
 * Gives the machine a token of its own for one command line, and what tells the requests of that line: what a failed one
 * asked for at the same time may arrive when the next has begun.
 */
function newToken({ server, machine }: Stage): () => readonly Received[] {
  tokens += 1;
  const token = `token-${tokens}`;
  const before = server.requests.length;
  machine.environment['DEIS_TOKEN'] = token;
  const mine = new Set([`token ${token}`, undefined]);
  return () => server.requests.slice(before).filter(({ headers }) => mine.has(headers.authorization));
}

const bin = fileURLToPath(new URL('../../bin/deis.js', import.meta.url));

/** Runs a command line as a process, as it is installed. */
async function runAsProcess(words: readonly string[], { machine }: Stage): Promise<Outcome> {
  const env = { ...machine.environment, DEIS_API: 'deis-2.3' };
  const options = { cwd: machine.directory, env, extendEnv: false, stdin: 'ignore' } as const;
  const ended = await execa(process.execPath, [bin, ...words], { ...options, reject: false, stripFinalNewline: false });
  return { exitCode: ended.exitCode ?? -1, stdout: ended.stdout, stderr: ended.stderr };
}

/** Whatever is typed: one of the documented exit codes, one message, and no request where the usage was wrong. */
export const argvProperties: readonly Property[] = [
  property(
    'a command line',
    commandLines,
    {
      times: { sample: 1, whole: 60 },
      examples: [
        ['auth:logout', '-ocsv'],
        ['apps:list', '--te', '--output=a', '--debug'],
        ['keys:add', '', 'a'.repeat(300)],
      ],
      prepare,
    },
    async (words, stage) => {
      const dialect = dialects[words.join().length % dialects.length]?.name ?? '';
      const asked = newToken(stage);
      const outcome = await stage.machine.run(words, { input: 'x', environment: { DEIS_API: dialect } });
      judge(outcome);
      if (outcome.exitCode === 2) expect(asked()).toEqual([]);
    },
  ),
  property(
    'a command line of the program as it is built',
    [fc.oneof(...commandLines)],
    { times: { sample: 8, whole: 500 }, prepare },
    async (words, stage) => {
      const asked = newToken(stage);
      const outcome = await runAsProcess(words, stage);
      judge(outcome);
      if (outcome.exitCode === 2) expect(asked()).toEqual([]);
    },
  ),
];
