import { usageFailure } from '../../base/errors.ts';
import type { JsonObject } from '../../base/json-object.ts';
import type { Context } from '../../cli/context.ts';
import { anyText, flag, option } from '../../cli/inputs.ts';

/** Where the data of a new volume is kept. */
export const sourceOptions = {
  type: option('type', 'type of the volume (default: csi)', anyText, { short: 't', choices: ['csi', 'nfs', 'oss'] }),
  nfsServer: option('host', 'host name or IP address of the NFS server', anyText),
  nfsPath: option('path', 'path that the NFS server exports', anyText),
  ossServer: option('url', 'URL of the object storage', anyText),
  ossBucket: option('bucket', 'bucket of the object storage', anyText),
  ossAccessKey: option('key', 'access key of the object storage', anyText),
  ossSecretKey: option('key', 'secret key; visible to other users of this machine', anyText),
  ossSecretKeyStdin: flag('read the secret key from standard input'),
  ossPathStyle: flag('address the bucket by path instead of host name'),
} as const;

/** The parts given on the command line. */
interface GivenSource {
  readonly type: string | undefined;
  readonly nfsServer: string | undefined;
  readonly nfsPath: string | undefined;
  readonly ossServer: string | undefined;
  readonly ossBucket: string | undefined;
  readonly ossAccessKey: string | undefined;
  readonly ossSecretKey: string | undefined;
  readonly ossSecretKeyStdin: boolean;
  readonly ossPathStyle: boolean;
}

/** Makes the parameters of a new volume; reads or prompts for the secret key. Throws usage failures. */
export async function readSource(given: GivenSource, context: Context): Promise<JsonObject | undefined> {
  const { type = 'csi', nfsServer, nfsPath, ossServer, ossBucket, ossAccessKey, ossPathStyle } = given;
  const nfs = { '--nfs-server': nfsServer, '--nfs-path': nfsPath };
  const oss = { '--oss-server': ossServer, '--oss-bucket': ossBucket, '--oss-access-key': ossAccessKey };
  const switches = {
    ...{ '--oss-secret-key': given.ossSecretKey, '--oss-path-style': ossPathStyle || undefined },
    '--oss-secret-key-stdin': given.ossSecretKeyStdin || undefined,
  };
  if (type !== 'nfs') refuseAll(nfs, 'nfs');
  if (type !== 'oss') refuseAll({ ...oss, ...switches }, 'oss');
  if (type === 'nfs') {
    demandAll(nfs, type);
    return { nfs: { server: nfsServer, path: nfsPath } };
  }
  if (type !== 'oss') return undefined;
  demandAll(oss, type);
  const secret = await secretKey(given, context);
  const keys = { access_key: ossAccessKey, secret_key: secret };
  return { oss: { server: ossServer, bucket: ossBucket, ...keys, path_style: ossPathStyle } };
}

async function secretKey(given: GivenSource, { prompt, readInput }: Context): Promise<string> {
  const { ossSecretKey, ossSecretKeyStdin } = given;
  if (ossSecretKey !== undefined && ossSecretKeyStdin) {
    throw usageFailure('Use either --oss-secret-key or --oss-secret-key-stdin.', 'Give one of them.');
  }
  const key =
    ossSecretKey ??
    (ossSecretKeyStdin
      ? (await readInput()).replace(/\r?\n$/, '')
      : await prompt.secret('secret key:', '--oss-secret-key-stdin'));
  if (key === '') throw usageFailure('The secret key is empty.');
  return key;
}

function refuseAll(options: JsonObject, type: string): void {
  const [name] = Object.entries(options).find(([, value]) => value !== undefined) ?? [];
  if (name !== undefined) throw usageFailure(`${name} needs --type ${type}.`);
}

function demandAll(options: JsonObject, type: string): void {
  const missing = Object.keys(options).filter((name) => options[name] === undefined);
  if (missing.length > 0) throw usageFailure(`A volume of type ${type} needs ${missing.join(' and ')}.`);
}
