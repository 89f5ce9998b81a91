// Runs whole processes and measures them from outside, so that every program is measured alike.
//
// CPU and wall time: one bash runs all rounds and times each process with its keyword `time`, which asks the operating
// system (getrusage) and rounds to a millisecond. Bash starts a process with far less work, and less noise, than Node
// would, and this process sleeps meanwhile. Standard output and standard error are pipes that somebody reads, or, for
// `terminal`, a pseudo-terminal around the whole bash, so that nothing of it counts.
//
// Peak memory: time(1), in runs of their own, as the keyword has no word for it. A process that forked from this one
// would inherit its peak; time(1) is small.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/**
 * Runs the commands in turn, A B A B …, after one round that does not count. Gives for each command its runs, as
 * `{cpu, wall}` in milliseconds. Rejects where a command does not end with its exit code.
 * A command is `{program, words, environment, exit}`.
 */
export async function measureInTurn(commands, { rounds, folder, environment, terminal = false }) {
  const files = { script: join(folder, 'rounds.sh'), times: join(folder, 'times'), errors: join(folder, 'errors') };
  const redirection = terminal ? '' : '</dev/null >&4 2>&5';
  const runs = commands.map((command) => `  { time ${shellWords(command)} ${redirection}; } 2>&3; echo "$?" >&3`);
  const lines = [
    "TIMEFORMAT='%R %U %S'",
    `exec 3>${quote(files.times)}`,
    // Some pseudo-terminals begin without a size.
    terminal ? 'stty cols 120 rows 40' : `exec 4> >(cat >/dev/null) 5> >(cat >${quote(files.errors)})`,
    `for ((round = 0; round <= ${rounds}; round++)); do`,
    ...runs,
    'done',
  ];
  for (const file of [files.times, files.errors]) rmSync(file, { force: true });
  writeFileSync(files.script, `${lines.join('\n')}\n`);
  const [program, ...words] = terminal ? inTerminal(files.script) : ['bash', files.script];
  const child = spawn(program, words, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const [shown, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const report = readFileSync(files.times, 'utf8').trimEnd().split('\n');
  if (report.length !== 2 * commands.length * (rounds + 1)) throw new Error(`bash could not time:\n${errors}${shown}`);
  const all = commands.map(() => []);
  for (let line = 0; line < report.length; line += 2) {
    const index = (line / 2) % commands.length;
    const { words: asked, exit = 0 } = commands[index];
    if (Number(report[line + 1]) !== exit) {
      const said = terminal ? shown : readFileSync(files.errors, 'utf8');
      throw new Error(`"${asked.join(' ')}" ended with ${report[line + 1]} instead of ${exit}:\n${said.slice(-2000)}`);
    }
    const [wall, user, system] = report[line].split(' ').map((seconds) => Number(seconds) * 1000);
    if (line >= 2 * commands.length) all[index].push({ cpu: user + system, wall });
  }
  return all;
}

/** Runs a command once and gives `{exit, stdout, stderr}`: what it prints is looked at before anything is measured. */
export async function runOnce({ program, words, environment: own }, { folder, environment }) {
  const env = { ...environment, ...own };
  const child = spawn(program, words, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [exit]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { exit, stdout, stderr };
}

/** Runs a command once and gives the most memory that it held at a time, in MiB. */
export async function peakMemory({ program, words, environment: own, exit = 0 }, { folder, environment }) {
  const file = join(folder, 'memory');
  const isMac = process.platform === 'darwin';
  const asked = isMac ? ['-l', '-o', file] : ['-f', '%M', '-o', file];
  const env = { ...environment, ...own };
  const child = spawn(timeProgram, [...asked, program, ...words], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.resume();
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (code !== exit) throw new Error(`"${words.join(' ')}" ended with ${code} instead of ${exit}:\n${errors}`);
  const report = readFileSync(file, 'utf8').trim();
  const kibibytes = isMac
    ? Number(/(\d+)\s+maximum resident/.exec(report)?.[1]) / 1024
    : Number(report.split('\n').at(-1));
  return kibibytes / 1024;
}

const timeProgram = '/usr/bin/time';

/** Why peak memory cannot be measured here; undefined where it can. */
export function withoutMemory() {
  return existsSync(timeProgram) ? undefined : `${timeProgram} is not there (the package is called time)`;
}

/** Why nothing can be run on a terminal here; undefined where it can. */
export function withoutTerminal() {
  const { status } = spawnSync('script', inTerminal('/dev/null').slice(1), { stdio: 'ignore' });
  return status === 0 ? undefined : 'there is no script(1) that makes a pseudo-terminal';
}

/** Runs a bash script in a pseudo-terminal of its own: the script(1) of util-linux, or that of BSD and macOS. */
function inTerminal(file) {
  if (process.platform === 'linux') return ['script', '-qec', `bash ${quote(file)}`, '/dev/null'];
  return ['script', '-q', '/dev/null', 'bash', file];
}

/** Variables before a command cost nothing, where env(1) would be one more program to start. */
function shellWords({ program, words, environment = {} }) {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${quote(value)}`);
  return [...variables, ...[program, ...words].map(quote)].join(' ');
}

function quote(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
