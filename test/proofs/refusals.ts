import type { OperationName } from '../../src/api/operations.ts';
import type { JsonObject } from '../../src/json-object.ts';

/** What a command refuses by itself, with exit code 2 and before anything is sent, though a controller was asked for it in a recording. */
export interface Refusal {
  readonly reason: string;
  readonly operations: readonly OperationName[];
  readonly applies: (given: JsonObject) => boolean;
}

const isMissing = (given: JsonObject, ...names: readonly string[]): boolean =>
  names.some((name) => given[name] === undefined || given[name] === '');
const keysOf = (value: unknown): string[] => Object.keys((value ?? {}) as JsonObject);
const lists: readonly OperationName[] = [
  'apps.list',
  'pods.list',
  'pods.listByType',
  'domains.list',
  'builds.list',
  'releases.list',
  'keys.list',
  'certs.list',
  'administrators.list',
  'users.list',
];

/** All refusals; the first that applies is the reason. */
export const refusals: readonly Refusal[] = [
  {
    reason: 'no user name or no password',
    operations: ['auth.register', 'auth.login'],
    applies: (given) => isMissing(given, 'username', 'password'),
  },
  {
    reason: 'no new password',
    operations: ['auth.passwd'],
    applies: (given) => isMissing(given, 'new_password'),
  },
  {
    reason: 'no password of the account that is logged in',
    operations: ['auth.passwd'],
    applies: (given) => isMissing(given, 'password') && given['username'] === undefined,
  },
  {
    reason: 'an app id that a controller could cut short',
    operations: ['apps.info'],
    applies: ({ app }) => !/^[a-z0-9-]+$/.test(String(app)),
  },
  { reason: 'no new owner', operations: ['apps.transfer'], applies: (given) => isMissing(given, 'owner') },
  { reason: 'no command', operations: ['apps.run'], applies: ({ command }) => command === undefined },
  {
    reason: 'a number of lines that is none',
    operations: ['apps.logs'],
    applies: ({ log_lines: lines }) => lines !== undefined && !/^[1-9]\d*$/.test(String(lines)),
  },
  {
    reason: 'a limit that is no number above zero',
    operations: lists,
    applies: ({ limit }) => limit !== undefined && !/^[1-9]\d*$/.test(String(limit)),
  },
  { reason: 'no process type', operations: ['pods.scale'], applies: ({ counts }) => keysOf(counts).length === 0 },
  {
    reason: 'a process type that is no such name',
    operations: ['pods.scale'],
    applies: ({ counts }) => keysOf(counts).some((type) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(type)),
  },
  {
    reason: 'a negative number of processes',
    operations: ['pods.scale'],
    applies: ({ counts }) => Object.values(counts as JsonObject).some((count) => Number(count) < 0),
  },
  { reason: 'no variable', operations: ['config.set'], applies: ({ values }) => keysOf(values).length === 0 },
  {
    reason: 'a variable that is no such name',
    operations: ['config.set'],
    applies: ({ values }) => keysOf(values).some((name) => !/^[A-Za-z_]\w*$/.test(name)),
  },
  { reason: 'no domain', operations: ['domains.add', 'certs.attach'], applies: ({ domain }) => domain === undefined },
  { reason: 'no image', operations: ['builds.create'], applies: ({ image }) => image === undefined },
  {
    reason: 'a process type without a command',
    operations: ['builds.create'],
    applies: ({ procfile }) => Object.values((procfile ?? {}) as JsonObject).includes(''),
  },
  {
    reason: 'a release below 1',
    operations: ['releases.rollback'],
    applies: ({ version }) => version !== undefined && Number(version) < 1,
  },
  { reason: 'no user', operations: ['perms.create', 'administrators.create'], applies: (given) => isMissing(given, 'username') },
  { reason: 'no public key', operations: ['keys.add'], applies: ({ public: key }) => key === undefined },
];

/** Why the command refuses; undefined where it asks the controller. */
export function refusalOf(operation: OperationName, given: JsonObject): Refusal | undefined {
  return refusals.find(({ operations, applies }) => operations.includes(operation) && applies(given));
}
