import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { signalGroup } from '../runtime/process-group.ts';
import type { GitRequest } from './git-path.ts';
import { gitEnvironment } from './run-git.ts';

/** A service of git in a repository. */
export interface GitService extends Pick<GitRequest, 'service' | 'isAdvertisement'> {
  readonly repository: string;
  readonly path: string;
}

/** How large a push may be, in bytes. */
const largestPush = 2 * 1024 ** 3;

/** Settings of git for what arrives: objects are checked, refs are not deleted, and nothing goes on afterwards. */
const settings = {
  'receive.fsckObjects': 'true',
  'transfer.fsckObjects': 'true',
  'receive.maxInputSize': String(largestPush),
  'receive.denyDeletes': 'true',
  'receive.autogc': 'false',
  'gc.auto': '0',
  'core.logAllRefUpdates': 'false',
  // Known from old histories, and harmless.
  'receive.fsck.zeroPaddedFilemode': 'ignore',
  'receive.fsck.badTimezone': 'ignore',
  'receive.fsck.missingSpaceBeforeDate': 'ignore',
};

/** Starts a service of git in a process group of its own, with descriptors 3 and 4 for the hook. */
export function startGit(
  { service, isAdvertisement, repository, path }: GitService,
  hooks = '/dev/null',
  protocol = '',
): ChildProcess {
  const given = Object.entries({ ...settings, 'core.hooksPath': hooks }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const words = [...given, service, '--stateless-rpc', ...(isAdvertisement ? ['--advertise-refs'] : []), repository];
  const isProtocol = /^version=\d$/.test(protocol);
  return spawn('git', words, {
    env: { ...gitEnvironment(path), ...(isProtocol && { GIT_PROTOCOL: protocol }) },
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore', 'pipe', 'pipe'],
  });
}

/** Sends the body of a request to git, unpacked if git packed it. */
export function sendBody(request: IncomingMessage, child: ChildProcess): void {
  const input = child.stdin;
  if (!input) return;
  const isPacked = /^(?:x-)?gzip$/.test(request.headers['content-encoding'] ?? '');
  const body: Readable = isPacked ? request.pipe(createGunzip()) : request;
  // What git did not want to hear ends early; what the client did not send is missed by git.
  for (const stream of [input, body, request]) stream.on('error', () => input.destroy());
  body.pipe(input);
}

/** Sends what git says as the answer. Resolves with git's exit code when git has ended; git ends if the client goes. */
export async function sendAnswer(child: ChildProcess, asked: GitService, response: ServerResponse): Promise<number> {
  const { service, isAdvertisement } = asked;
  const stop = (): void => {
    signalGroup(child.pid, 'SIGKILL');
  };
  response.once('close', stop);
  response.writeHead(200, {
    'Content-Type': `application/x-git-${service}-${isAdvertisement ? 'advertisement' : 'result'}`,
    'Cache-Control': 'no-cache',
  });
  if (isAdvertisement) response.write(`${packet(`# service=git-${service}\n`)}0000`);
  child.stdout?.pipe(response, { end: false });
  const [code] = (await once(child, 'close')) as [number | null];
  response.off('close', stop);
  // An answer that git did not finish must not look like one that it did.
  if (code === null) response.destroy();
  else response.end();
  return code ?? 1;
}

/** A line as git's protocol has it: its length before it. */
function packet(line: string): string {
  return `${(line.length + 4).toString(16).padStart(4, '0')}${line}`;
}

/** Answers what changes nothing: what there is, and fetches. */
export async function serveGit(asked: GitService, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const protocol = request.headers['git-protocol'];
  const child = startGit(asked, undefined, typeof protocol === 'string' ? protocol : '');
  for (const stream of child.stdio.slice(3)) stream?.destroy();
  if (asked.isAdvertisement) child.stdin?.end();
  else sendBody(request, child);
  await sendAnswer(child, asked, response);
}
