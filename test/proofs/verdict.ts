import { stripVTControlCharacters } from 'node:util';
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import type { OperationName } from '../../src/api/operations.ts';
import { isJsonObject, type JsonObject } from '../../src/base/json-object.ts';
import type { Outcome } from '../setup/simulated-machine.ts';
import type { Recorded } from './recording.ts';

type Response = Recorded['response'];

/** How a command is run: into a pipe, at a terminal, or with --json. */
export type Mode = 'pipe' | 'terminal' | 'json';

/** How the command must end that gets this answer: by its status, and for `run` by the exit code in it. */
function expectedExit({ operation, response: { status, body }, dialect }: Judged): number {
  if (isAnswerOfApp(operation, body) && status < 300) return 8;
  if (status < 300) return operation === 'apps.run' ? runResult(body).exit_code : 0;
  const misstated = dialect.crashes?.misstated.find(
    (each) => each.status === status && each.words.test(wordsOf(body)[0] ?? ''),
  );
  if (misstated) return misstated.means === 404 ? 5 : 4;
  // What is missing is looked up, and not found.
  if (status === 500 && dialect.crashes?.found[operation]?.means === 'missing') return 5;
  if (status === 401 || status === 403) return 4;
  if (status === 404) return 5;
  return status < 500 ? 6 : 8;
}

/** Controllers without settings answer with the app, and nothing to a change: that is no success. */
function isAnswerOfApp(operation: OperationName, body: unknown): boolean {
  return operation.startsWith('settings.') && !(isJsonObject(body) && 'maintenance' in body);
}

/** Deis v1 sends a list of two. */
function runResult(body: unknown): { exit_code: number; output: string } {
  if (!Array.isArray(body)) return body as { exit_code: number; output: string };
  const [code, output] = body as [number, string];
  return { exit_code: code, output };
}

/** What a command was asked to do, and the recorded answer that it got. */
export interface Judged {
  readonly operation: OperationName;
  readonly given: JsonObject;
  readonly response: Response;
  readonly dialect: Dialect;
}

/** What is said of a user whose access is taken who had none, whatever the status was: the list was looked at. */
const noCollaborator = /\bis not one of the \S+ collaborators/;

/** What is said of a token that the controller does not take, in the place of its words. */
const badToken = /token .*for \S+ is not valid\./;

/** What is wrong with the way in which a command ended; nothing if all is well. */
export function problems(judged: Judged, mode: Mode, { exitCode, stdout, stderr }: Outcome): string[] {
  const { response } = judged;
  const expected = noCollaborator.test(stderr) ? 5 : expectedExit(judged);
  if (exitCode !== expected) return [`exit ${exitCode} instead of ${expected}: ${stderr}`];
  if (expected === 8 && response.status < 300) return stdout === '' ? [] : [`a result is printed: ${stdout}`];
  const isFailure = response.status >= 300;
  const shown = mode !== 'json' ? stdout + stderr : isFailure ? messageOf(stderr) : '';
  return [
    ...leaks(response, shown),
    // In words of refusal it is the controller's own, in results it is for the client to read.
    ...(/(?:^|[\s"])b['"]/m.test(withoutCommand(stdout)) ? [`a Python literal is shown: ${stdout}`] : []),
    ...(isFailure && stdout !== '' ? [`a result is printed: ${stdout}`] : []),
    ...(isFailure ? missingWords(response, shown) : missingResult(judged, stdout, mode)),
  ];
}

/** `apps:run` says first what it runs, in the words of who asked for it. */
const withoutCommand = (stdout: string): string => stdout.replace(/^Running '.*'\.\.\.\n/, '');

const never: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a fault of the program', /bug in deis-cli/],
  ['a stack trace', /^\s+at .+:\d+:\d+/m],
  ['a web page', /<(?:!doctype|html|head|body|h1|p|div)\b/i],
  ['an object as text', /\[object /],
];

const nothings = /\b(?:undefined|null|NaN)\b/g;

/** What no user should see, whatever a controller answers. A word such as "null" may only come from the controller. */
function leaks({ body }: Response, shown: string): string[] {
  const own = JSON.stringify(body);
  const words = (shown.match(nothings) ?? []).filter((word) => !new RegExp(`"[^"]*\\b${word}\\b`).test(own));
  return [
    ...never.filter(([, pattern]) => pattern.test(shown)).map(([what]) => `${what} is shown: ${shown}`),
    ...words.map((word) => `"${word}" is shown: ${shown}`),
  ];
}

/** All texts of an error body; a web page has none that are meant for people. */
function wordsOf(body: unknown): string[] {
  if (typeof body === 'string') return body.trimStart().startsWith('<') ? [] : [body];
  if (Array.isArray(body)) return body.flatMap(wordsOf);
  return isJsonObject(body) ? Object.values(body).flatMap(wordsOf) : [];
}

const condensed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Words that say no more than that something was not found: the client names it instead. */
const isGeneral = (words: string): boolean =>
  /^(?:not found\.?|no \w+ matches the given query\.?|you do not have permission to perform this action\.?)$/i.test(
    words.trim(),
  );

function missingWords({ body }: Response, shown: string): string[] {
  const told = condensed(shown);
  return wordsOf(body)
    .filter(
      (words) =>
        !told.includes(condensed(words)) &&
        !(isGeneral(words) && (told.includes(' not found on http') || noCollaborator.test(told))) &&
        !(/^invalid token/i.test(words) && badToken.test(told)),
    )
    .map((words) => `the controller's words "${words}" are missing: ${shown}`);
}

/** The message of the JSON error, which is the last line; notices may come before it. */
function messageOf(stderr: string): string {
  const last = stderr.trimEnd().split('\n').at(-1) ?? '';
  const { error } = JSON.parse(last) as { error: { message: string } };
  return error.message;
}

/** By what an item of a list is known to people. */
const names: Readonly<Partial<Record<OperationName, (item: JsonObject) => unknown>>> = {
  'apps.list': ({ id }) => id,
  'apps.info': ({ id }) => id,
  'apps.create': ({ id }) => id,
  'pods.list': podName,
  'pods.listByType': podName,
  'pods.restart': podName,
  'pods.restartByType': podName,
  'pods.restartByName': podName,
  'domains.list': ({ domain }) => domain,
  'domains.add': ({ domain }) => domain,
  'builds.list': ({ uuid }) => uuid,
  'releases.list': ({ version }) => `v${String(version)}`,
  'releases.info': ({ uuid }) => uuid,
  'releases.rollback': ({ version }) => `v${String(version)}`,
  'keys.list': ({ id }) => id,
  'keys.add': ({ id }) => id,
  'certs.list': ({ name, common_name: common }) => name ?? common,
  'certs.info': ({ name, common_name: common }) => name ?? common,
  'administrators.list': ({ username }) => username,
  'users.list': ({ username }) => username,
  'auth.whoami': ({ username }) => username,
  'auth.register': ({ username }) => username,
};

function podName({ name, type, num }: JsonObject): unknown {
  return name ?? `${String(type)}.${String(num)}`;
}

/** The objects that an answer holds: the items of a page or list, or the one object that it is. */
function itemsOf(body: unknown): readonly JsonObject[] {
  const whole = isJsonObject(body) && Array.isArray(body['results']) ? body['results'] : body;
  return (Array.isArray(whole) ? whole : [whole]).filter(isJsonObject);
}

const hasNoResult = new Set<OperationName>(['auth.login', 'auth.regenerate', 'auth.passwd']);

function missingResult({ operation, given, response }: Judged, stdout: string, mode: Mode): string[] {
  const limit = Number(given['limit'] ?? Infinity);
  const body = cut(response.body, limit);
  if (mode === 'json') {
    const printed = JSON.parse(stdout) as unknown;
    return [...disagreements(operation, body, printed), ...wrongCount(body, printed, limit)];
  }
  // On a terminal with --quiet a sentence that something was done is left out.
  if (mode === 'terminal' && operation === 'domains.add') return [];
  const texts = plainTexts(operation, body);
  // On a terminal the parts of a line have colours of their own.
  const shown = stripVTControlCharacters(stdout);
  return texts.filter((text) => !shown.includes(text)).map((text) => `"${text}" is not shown: ${stdout}`);
}

/** Some controllers do not know a limit and send more; no more is shown. */
function cut(body: unknown, limit: number): unknown {
  if (!isJsonObject(body) || !Array.isArray(body['results'])) return body;
  return { ...body, results: body['results'].slice(0, limit) };
}

function plainTexts(operation: OperationName, body: unknown): string[] {
  if (operation === 'apps.logs') return logLines(body);
  if (operation === 'apps.run') return [runResult(body).output];
  if (operation === 'perms.list') return (body as { users: string[] }).users;
  if (operation === 'config.get')
    return Object.entries((body as { values: object }).values)
      .flat()
      .map(asText);
  const name = names[operation];
  return name ? itemsOf(body).map((item) => String(name(item))) : [];
}

const asText = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).split('\n')[0] ?? '';

/** The lines of a log: plain text, the text of a JSON string, or that of a Python literal with the escapes that were recorded. */
function logLines(body: unknown): string[] {
  if (typeof body !== 'string') return [];
  const text = body.startsWith('"')
    ? (JSON.parse(body) as string)
    : body
        .replace(/^b'(.*)'$/, '$1')
        .replaceAll(String.raw`\n`, '\n')
        .replaceAll(String.raw`\t`, '\t')
        .replaceAll(String.raw`\'`, "'")
        .replaceAll(String.raw`\xc3\xa9`, '\u00e9');
  return text.trimEnd().split('\n');
}

/** All pages of a list are printed, as far as there is no limit. */
function wrongCount(sent: unknown, printed: unknown, limit: number): string[] {
  if (!isJsonObject(sent) || typeof sent['count'] !== 'number' || !Array.isArray(printed)) return [];
  const expected = Math.min(sent['count'], limit);
  return printed.length === expected ? [] : [`${printed.length} items are printed instead of ${expected}`];
}

/** Compares what --json prints with what the controller sent, field by field where both have one. */
function disagreements(operation: OperationName, sent: unknown, printed: unknown): string[] {
  if (hasNoResult.has(operation) || sent === null || sent === '') return [];
  if (operation === 'apps.logs')
    return hasLines(printed, logLines(sent)) ? [] : [`${JSON.stringify(printed)} is printed`];
  if (operation === 'apps.run') {
    return same(printed, runResult(sent)) ? [] : [`${JSON.stringify(printed)} is printed`];
  }
  const items = itemsOf(sent);
  const shown = itemsOf(printed);
  return items.flatMap((item, index) => differences(item, shown[index] ?? {}));
}

/** Each line is an object, whose message ends the line. */
function hasLines(printed: unknown, lines: readonly string[]): boolean {
  const messages = (printed as readonly { message: string }[]).map(({ message }) => message);
  return (
    messages.length === lines.length && lines.every((line, index) => line.endsWith(messages[index] ?? line + line))
  );
}

function differences(sent: JsonObject, printed: JsonObject): string[] {
  const shared = Object.keys(sent).filter((field) => field in printed);
  if (shared.length === 0) return [`nothing of ${JSON.stringify(sent)} is printed: ${JSON.stringify(printed)}`];
  return shared
    .filter((field) => !same(printed[field], cleaned(sent[field])))
    .map((field) => `"${field}" is ${JSON.stringify(printed[field])} instead of ${JSON.stringify(sent[field])}`);
}

/** Dates are printed as ISO 8601, and no Python literal is. */
function cleaned(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.replace(/^(\d{4}-\d\d-\d\dT[\d:.]+)UTC$/, '$1Z').replace(/^b'(.*)'$/, '$1');
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
