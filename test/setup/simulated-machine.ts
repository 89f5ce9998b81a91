import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { brands, type Brand } from '../../src/base/brand.ts';
import type { Host } from '../../src/cli/host.ts';
import { run } from '../../src/program/run.ts';
import { secretsOfWords } from '../secrets/planted.ts';
import { record, recordHome } from '../secrets/record.ts';

/** What one command line left behind. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command line is run with besides the machine's own. */
export interface RunOptions {
  /** What is piped into standard input; there is no pipe by default. */
  readonly input?: string | Uint8Array;
  readonly brand?: Brand['name'];
  /** True for a terminal at standard output, standard error and standard input. */
  readonly isTerminal?: boolean;
  /** What somebody at the terminal types, each when its question is there; makes it a terminal. */
  readonly answers?: readonly (readonly [question: string, keys: string])[];
  readonly columns?: number;
  /** Takes the place of standard output, of which the outcome then has nothing. */
  readonly stdout?: Host['stdout'];
  readonly environment?: Readonly<Record<string, string>>;
  /** The current folder; the machine's by default. */
  readonly directory?: string;
  readonly interrupted?: AbortSignal;
  /** Stands for the machine's way to run plugins; by default they are not run, and that is a failure. */
  readonly runProgram?: Host['runProgram'];
  /** Stands for the machine's way to start pagers; by default it has none. */
  readonly startPager?: Host['startPager'];
  /** The height of the terminal; by default it has none. */
  readonly rows?: number;
  /** What the clock says; by default the time that it is, and that it would be after the pauses of the machine. */
  readonly now?: Date;
  /** What happens instead of letting time pass, where the program pauses; by default the clock is put forward. */
  readonly pause?: Host['pause'];
}

/** A machine of a test: a home and a work folder of its own, in which command lines run in this process. */
export interface Machine {
  readonly home: string;
  readonly directory: string;
  /** Variables for all its command lines. */
  readonly environment: Record<string, string>;
  /** Runs a command line given as words, or as one text that is split at spaces. */
  run(words: readonly string[] | string, options?: RunOptions): Promise<Outcome>;
  /** Runs with --json, checks that it succeeds, and gives what was printed, parsed. */
  json(words: readonly string[] | string, options?: RunOptions): Promise<unknown>;
  remove(): void;
}

/** Makes a machine with empty folders. Nothing waits for its pauses: they put its clock forward, unless a run sets them. */
export function createMachine(environment: Readonly<Record<string, string>> = {}): Machine {
  const root = mkdtempSync(join(tmpdir(), 'deis-cli-test-'));
  const home = mkdtempSync(join(root, 'home-'));
  const directory = mkdtempSync(join(root, 'work-'));
  let paused = 0;
  const machine: Machine = {
    home,
    directory,
    environment: { HOME: home, PATH: pathOfTests, ...environment },
    async run(words, options = {}) {
      const argv = typeof words === 'string' ? words.split(' ').filter(Boolean) : words;
      const isTerminal = options.isTerminal ?? options.answers !== undefined;
      const began = Date.now();
      const stdout = collector({ ...options, isTerminal });
      // Lines of notices and errors are only broken where a test asks for a width: the others look for their texts.
      const stderr = collector({ ...options, isTerminal, columns: options.columns ?? 0 });
      const host: Host = {
        stdin: Object.assign(
          options.answers ? typist(stderr.stream, options.answers) : Readable.from([Buffer.from(options.input ?? '')]),
          { isTTY: isTerminal },
        ),
        inputIs: () => (options.input === undefined ? 'nothing' : 'pipe'),
        stdout: options.stdout ?? stdout.stream,
        stderr: stderr.stream,
        screen: stderr.stream,
        environment: { ...machine.environment, ...options.environment },
        directory: options.directory ?? directory,
        // Only pauses take time: how fast this machine is changes nothing.
        now: () => options.now ?? new Date(began + paused),
        random: Math.random,
        pause:
          options.pause ??
          (async (milliseconds, signal) => {
            paused += milliseconds;
            await nextTurn();
            signal.throwIfAborted();
          }),
        interrupted: options.interrupted ?? new AbortController().signal,
        unheeding: (work) => work(),
        signal: () => false,
        startPager: options.startPager ?? (() => Promise.resolve(undefined)),
        runProgram: options.runProgram ?? (() => Promise.reject(new Error('this machine runs no programs'))),
        nodeVersion: process.version,
        pid: 0,
        userId: process.geteuid?.(),
        self: ['node', 'deis'],
      };
      const exitCode = await run(argv, host, brands[options.brand ?? 'deis']);
      const outcome = { exitCode, stdout: stdout.text(), stderr: stderr.text() };
      const secrets = [...secretsOfWords(argv, Buffer.from(options.input ?? '').toString('utf8'))];
      record({ machine: root, words: argv, stdout: outcome.stdout, stderr: outcome.stderr, secrets });
      return outcome;
    },
    async json(words, options) {
      const argv = typeof words === 'string' ? words.split(' ').filter(Boolean) : words;
      const outcome = await machine.run([...argv, '--json'], options);
      if (outcome.exitCode !== 0) throw new Error(`exit ${outcome.exitCode} of ${argv.join(' ')}: ${outcome.stderr}`);
      return JSON.parse(outcome.stdout) as unknown;
    },
    remove: () => {
      recordHome(root, home);
      rmSync(root, { recursive: true, force: true });
    },
  };
  return machine;
}

// Commands of the tests' own machine, such as git, are found where the test runner finds them.
const pathOfTests = process.env['PATH'] ?? '';

/** Somebody who reads a terminal and types. */
function typist(screen: PassThrough, answers: NonNullable<RunOptions['answers']>): PassThrough {
  const keyboard = new PassThrough();
  const left = [...answers];
  let unread = '';
  screen.on('data', (chunk: Buffer) => {
    unread += chunk.toString('utf8');
    const [question, keys] = left[0] ?? [];
    // A terminal wraps what is long.
    if (question === undefined || !unread.replaceAll(/\s+/g, ' ').includes(question)) return;
    left.shift();
    unread = '';
    setImmediate(() => keyboard.write(keys));
  });
  return keyboard;
}

function collector({ isTerminal = false, columns = 80, rows = 0 }: RunOptions) {
  const chunks: Buffer[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY: isTerminal, columns, rows });
  // As with the streams of a process, what is piped into it does not end it.
  stream.end = () => stream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
