import { exitCodes, type FailureKind } from '../../src/base/errors.ts';
import { isJsonObject } from '../../src/base/json-object.ts';
import { type CommandClass, secrets } from './command-classes.ts';
import type { Fault, Mode } from './fault.ts';
import type { Trial } from './trial.ts';

/** The redirects of one read, and the request itself; attempts are fewer. */
const mostRepeats = 6;
/** Control characters that a terminal takes for commands, and marks that turn the reading direction. */
const commands = /[^\P{Cc}\n\t]|[\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u;
/** One message: its first line, and further ones that cannot be taken for another message. */
const oneMessage = /^Error: .*\n(?: {7}.*\n)*$/;

/** Says what is wrong with what became of a command and a fault; nothing where all of it holds. */
export function* judge(fault: Fault, command: CommandClass, mode: Mode, trial: Trial): Generator<string> {
  const { exitCode, stdout, stderr } = trial.outcome;
  const wanted = [fault.exit(command) ?? []].flat();
  if (!wanted.includes(exitCode))
    yield `exit ${exitCode} in the place of ${wanted.join(' or ')}: ${stderr.slice(0, 300)}`;
  const isFailure = exitCode !== 0 && fault.isRemote !== true;
  yield* mode === 'json' ? judgeErrors(trial, isFailure, fault) : judgeMessage(trial, isFailure, fault);
  if (mode === 'debug') yield* judgeTrace(trial);
  yield* judgeOutput(fault, command, mode, { stdout, isFailure });
  yield* judgeText(command, mode, trial);
  yield* judgeRequests(command, trial);
  yield* judgeChange(command, trial);
}

function* judgeMessage({ outcome: { stderr } }: Trial, isFailure: boolean, { says }: Fault): Generator<string> {
  const rest = stderr.replaceAll(/^(?:Note:|[<>!] \d+) .*\n/gm, '');
  if (!isFailure) {
    if (rest !== '') yield `a message without a failure: ${rest}`;
    return;
  }
  if (!oneMessage.test(rest)) yield `not one message: ${JSON.stringify(rest.slice(0, 500))}`;
  const first = /^Error: (.*)/.exec(rest)?.[1] ?? '';
  if (says?.test(first) === false) yield `another message: ${first.slice(0, 300)}`;
}

/** Each request and what became of it, as often as they arrived. */
function* judgeTrace({ outcome: { exitCode, stderr }, arrived }: Trial): Generator<string> {
  const [sent = 0, ended = 0] = [/^> \d+ [A-Z]+ http/gm, /^(?:< \d+ \d{3}\b|! \d+ )/gm].map(
    (mark) => stderr.match(mark)?.length ?? 0,
  );
  if (sent < arrived.length) yield `${arrived.length} requests, of which the trace has ${sent}`;
  // What was asked for at once with what failed is not waited for.
  const mostUnderway = exitCode === 0 ? 0 : 3;
  if (ended > sent || sent - ended > mostUnderway) yield `${sent} requests in the trace, of which ${ended} ended`;
}

function* judgeErrors({ outcome }: Trial, isFailure: boolean, { says }: Fault): Generator<string> {
  const lines = outcome.stderr.split('\n').filter((line) => line !== '');
  const values = lines.map(parsed);
  const errors = values.filter(isJsonObject).map((value) => value['error']);
  const said = errors.filter(isJsonObject);
  const isNotice = (value: unknown): boolean => isJsonObject(value) && typeof value['notice'] === 'string';
  if (values.some((value, index) => !isNotice(value) && errors[index] === undefined))
    yield `no JSON: ${outcome.stderr.slice(0, 300)}`;
  if (said.length !== (isFailure ? 1 : 0)) yield `${said.length} errors: ${outcome.stderr.slice(0, 300)}`;
  for (const { code, message, status, hint } of said) {
    if (exitCodes[code as FailureKind].exit !== outcome.exitCode)
      yield `the code ${String(code)} with exit ${outcome.exitCode}`;
    if (typeof message !== 'string' || message === '') yield 'no message';
    else if (says?.test(message.split('\n')[0] ?? '') === false) yield `another message: ${message.slice(0, 300)}`;
    if (status !== null && typeof status !== 'number') yield 'a status that is no number';
    if (hint !== null && typeof hint !== 'string') yield 'a hint that is no text';
  }
}

/** Standard output holds nothing after a failure, or the beginning of what came bit by bit: that is no JSON for anybody. */
function* judgeOutput(
  { isPartial = false, shows }: Fault,
  { reads, isChange }: CommandClass,
  mode: Mode,
  { stdout, isFailure }: { readonly stdout: string; readonly isFailure: boolean },
): Generator<string> {
  if (!isFailure) {
    if (mode === 'json' && parsed(stdout) === undefined) yield `no JSON: ${stdout.slice(0, 300)}`;
    // On a terminal, where --quiet is given, what is only done prints nothing.
    const isSilent = mode === 'terminal' && isChange && stdout === '';
    if (!isSilent && shows?.test(stdout) === false) yield `not what was wanted: ${stdout.slice(0, 300)}`;
    return;
  }
  if (stdout === '') return;
  const isBegun = isPartial && (reads === 'list' || reads === 'text');
  if (!isBegun) yield `standard output after a failure: ${stdout.slice(0, 300)}`;
  if (mode === 'json' && parsed(stdout) !== undefined) yield `a part that reads as the whole: ${stdout.slice(0, 300)}`;
}

function* judgeText(
  { reads, title }: CommandClass,
  mode: Mode,
  { outcome: { stdout, stderr } }: Trial,
): Generator<string> {
  if (commands.test(stderr)) yield `commands for terminals in ${JSON.stringify(stderr.slice(0, 500))}`;
  // In a pipe a remote command's output is passed on as it is.
  const isPassedOn = title === 'apps:run' && (mode === 'pipe' || mode === 'debug');
  if (!isPassedOn && commands.test(stdout)) yield `commands for terminals in ${JSON.stringify(stdout.slice(0, 500))}`;
  const isOfLines = reads === 'text' || title === 'apps:run';
  if (/^Error: forged/m.test(stderr) || (!isOfLines && /^Error: forged/m.test(stdout))) yield 'a forged line';
  for (const [name, secret] of Object.entries(secrets)) {
    if (stdout.includes(secret) || stderr.includes(secret))
      yield `the ${name} is printed: ${stdout}${stderr}`.slice(0, 300);
  }
}

function* judgeRequests(
  { isChange, isAnonymous = false }: CommandClass,
  { arrived, strayed, outcome }: Trial,
): Generator<string> {
  if (strayed.length > 0) yield `another origin was asked: ${JSON.stringify(strayed)}`;
  const changes = arrived.filter(({ method }) => method !== 'GET');
  if (changes.length > (isChange ? 1 : 0)) yield `${changes.length} changes were sent`;
  if (isChange && outcome.exitCode === 0 && changes.length !== 1) yield 'success without a change';
  const reads = arrived.filter(({ method }) => method === 'GET');
  const counts = new Map<string, number>();
  for (const { path } of reads) counts.set(path, (counts.get(path) ?? 0) + 1);
  for (const [path, count] of counts) if (count > mostRepeats) yield `${path} was asked ${count} times`;
  if (isAnonymous && arrived.some(({ headers }) => headers['authorization'] !== undefined))
    yield 'a login with a token';
}

/** What may have been done is said, and what failed is not taken for done. */
function* judgeChange({ isChange, title }: CommandClass, { arrived, outcome, isLoggedIn }: Trial): Generator<string> {
  if (
    isChange &&
    arrived.length > 0 &&
    outcome.exitCode === 7 &&
    !outcome.stderr.includes('may have made the change')
  ) {
    yield `no word of what may be done: ${outcome.stderr}`;
  }
  if (isLoggedIn !== (title === 'auth:login' && outcome.exitCode === 0)) yield 'a login that is none, or is lost';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
