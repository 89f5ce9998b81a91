import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import type { OperationName } from '../../src/api/operations.ts';
import type { JsonObject } from '../../src/base/json-object.ts';

/** What a refusal may depend on besides the parameters. */
export interface Circumstances {
  readonly dialect: Dialect;
  readonly now: Date;
}

/** What a command refuses by itself, with exit code 2 and before anything is sent, though a controller was asked for it in a recording. */
export interface Refusal {
  readonly reason: string;
  readonly operations: readonly OperationName[];
  readonly applies: (given: JsonObject, circumstances: Circumstances) => boolean;
  /** The exit code, where it is not 2. */
  readonly exit?: number;
}

const isCount = (value: unknown): boolean => typeof value === 'string' && /^[1-9]\d*$/.test(value);
const isMissing = (given: JsonObject, ...names: readonly string[]): boolean =>
  names.some((name) => given[name] === undefined || given[name] === '');
const keysOf = (value: unknown): string[] => Object.keys(value ?? {});
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

/** Whether a certificate can be used: it and the key can be read, and belong together. */
function isGoodPair({ certificate, key }: JsonObject): boolean {
  try {
    const leaf = new X509Certificate(String(certificate));
    return leaf.checkPrivateKey(createPrivateKey(String(key)));
  } catch {
    return false;
  }
}

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
    operations: ['apps.info', 'apps.destroy'],
    applies: ({ app }) => !/^[a-z0-9-]+$/.test(String(app)),
  },
  {
    reason: 'a user name that Deis v1 would cut short',
    operations: ['perms.delete', 'administrators.delete'],
    applies: ({ username }, { dialect }) => dialect.prefix === '/v1' && !/^[-\w]+$/.test(String(username)),
    exit: 6,
  },
  {
    reason: 'a process number that is none',
    operations: ['pods.restartByName'],
    applies: ({ pod }, { dialect }) => dialect.prefix === '/v1' && !/\.\d+$/.test(String(pod)),
    exit: 5,
  },
  {
    reason: 'a release that is no number',
    operations: ['releases.info'],
    applies: ({ version }) => !isCount(version),
  },
  {
    reason: 'the password of somebody else, where the controller does not look at the name',
    operations: ['auth.passwd'],
    applies: ({ username }, { dialect: { lacks } }) =>
      username !== undefined && lacks['auth.passwd']?.includes('username') === true,
  },
  { reason: 'no new owner', operations: ['apps.transfer'], applies: (given) => isMissing(given, 'owner') },
  { reason: 'no command', operations: ['apps.run'], applies: ({ command }) => command === undefined },
  {
    reason: 'a number of lines that is none',
    operations: ['apps.logs'],
    applies: ({ log_lines: lines }) => lines !== undefined && !isCount(lines),
  },
  {
    reason: 'a limit that is no number above zero',
    operations: lists,
    applies: ({ limit }) => limit !== undefined && !isCount(limit),
  },
  {
    reason: 'a type that is none',
    operations: ['pods.listByType'],
    applies: ({ type }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(String(type)),
  },
  {
    reason: 'a name of a certificate that Deis v1 would cut short',
    operations: ['certs.info', 'certs.remove'],
    applies: ({ name }) => !/^[-_*.A-Za-z0-9]+$/.test(String(name)),
  },
  { reason: 'no process type', operations: ['pods.scale'], applies: ({ counts }) => keysOf(counts).length === 0 },
  {
    reason: 'process type that is no such name',
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
    // Whatever is set can be removed.
    applies: ({ values }) =>
      Object.entries((values ?? {}) as JsonObject).some(
        ([name, value]) => value !== null && !/^[A-Za-z_]\w*$/.test(name),
      ),
  },
  {
    reason: 'a setting that the API does not have',
    operations: ['settings.set'],
    applies: (given, { dialect }) => (dialect.lacks['settings.set'] ?? []).some((name) => given[name] !== undefined),
  },
  {
    reason: 'a least number of processes above the greatest',
    operations: ['settings.set'],
    applies: ({ autoscale }) =>
      Object.values((autoscale ?? {}) as JsonObject).some(
        (bounds) => Number((bounds as JsonObject | null)?.['min']) > Number((bounds as JsonObject | null)?.['max']),
      ),
  },
  {
    reason: 'what is no address',
    operations: ['whitelist.add'],
    applies: ({ addresses }) => (addresses as string[]).some((address) => !/^[0-9a-f.:/]+$/i.test(address)),
  },
  { reason: 'no domain', operations: ['domains.add', 'certs.attach'], applies: ({ domain }) => domain === undefined },
  {
    reason: 'a domain that is no host name',
    operations: ['domains.add'],
    applies: ({ domain }) => !/^(?:\*\.)?[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.?$/u.test(String(domain)),
  },
  {
    reason: 'the account of somebody else, where the controller may cancel the own one instead',
    operations: ['auth.cancel'],
    applies: ({ username }, { dialect: { lacks } }) =>
      username !== undefined && lacks['auth.cancel']?.includes('username') === true,
  },
  { reason: 'no image', operations: ['builds.create'], applies: ({ image }) => image === undefined },
  {
    reason: 'process type without a command',
    operations: ['builds.create'],
    applies: ({ procfile }) => Object.values((procfile ?? {}) as JsonObject).includes(''),
  },
  {
    reason: 'a release below 1',
    operations: ['releases.rollback'],
    applies: ({ version }) => version !== undefined && Number(version) < 1,
  },
  {
    reason: 'no user',
    operations: ['perms.create', 'administrators.create'],
    applies: (given) => isMissing(given, 'username'),
  },
  {
    reason: 'no public key',
    operations: ['keys.add'],
    applies: ({ public: key }) => !/^[a-z0-9@.-]+ [A-Za-z0-9+/]{20,}=*(?: |$)/.test(String(key)),
  },
  {
    reason: 'a name of a certificate that a controller could cut short',
    operations: ['certs.add'],
    applies: ({ name }) => typeof name === 'string' && !/^[a-z0-9-]+$/.test(name),
  },
  {
    reason: 'no name, certificate or key',
    operations: ['certs.add'],
    applies: (given) => isMissing(given, 'name', 'certificate', 'key'),
  },
  {
    reason: 'a certificate and a key that cannot be used together',
    operations: ['certs.add'],
    applies: (given) => !isGoodPair(given),
  },
];

/** Why the command refuses; undefined where it asks the controller. */
export function refusalOf(
  operation: OperationName,
  given: JsonObject,
  circumstances: Circumstances,
): Refusal | undefined {
  return refusals.find(({ operations, applies }) => operations.includes(operation) && applies(given, circumstances));
}
