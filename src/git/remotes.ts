import { existsSync } from 'node:fs';
import type { ControllerUrl } from '../api/controller-url.ts';
import type { Dialect } from '../api/dialects/dialect.ts';
import { Failure, usageFailure } from '../base/errors.ts';
import type { StopSignal } from '../base/stop-signal.ts';
import { trapIn } from './local-setting.ts';
import { runGit } from './run-git.ts';

const usualPatience = 10_000;

/** A git remote for pushing. */
export interface Remote {
  readonly name: string;
  readonly url: string;
}

/** The git repository of a folder, as far as apps are concerned. */
export interface Git {
  /** The remotes for pushing; none outside a repository, where git is missing, and where it fails, of which `doubt` is told why. */
  remotes(doubt?: (why: string) => void): Promise<readonly Remote[]>;
  /** Whether the folder is in a repository. Rejects with git's own words where it does not say so, as of one of another owner. */
  isRepository(): Promise<boolean>;
  add(name: string, url: string): Promise<void>;
  setUrl(name: string, url: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Gives a setting of the repository a value, several values, or takes it away. */
  configure(name: string, value: string | readonly string[] | undefined): Promise<void>;
}

/**
 * Works on the repository of a folder through the git command, which is ended with the program when that is interrupted.
 * Changes reject with a failure in git's own words.
 */
export function openGit(
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
  interrupted?: StopSignal,
  patience = usualPatience,
): Git {
  const run = (...args: string[]): Promise<string> => {
    const trap = trapIn(directory);
    if (trap === undefined) return runGit(args, { directory, environment, interrupted, patience });
    return Promise.reject(Object.assign(new Error('not run'), { stderr: `${trap} is not a regular file` }));
  };
  const change = async (...args: string[]): Promise<void> => {
    try {
      await run(...args);
    } catch (error) {
      throw new Failure(
        'failure',
        `git ${args.slice(0, 2).join(' ')} failed${inGitsWords(error, patience, directory)}`,
        {
          cause: error,
        },
      );
    }
  };
  const succeeds = (...args: string[]): Promise<string | undefined> => run(...args).catch(() => undefined);
  return {
    async remotes(doubt) {
      try {
        return parseRemotes(await run('remote', '-v'));
      } catch (error) {
        if (!saysNoRepository(error)) doubt?.(`git remote -v failed${inGitsWords(error, patience, directory)}`);
        return [];
      }
    },
    async isRepository() {
      try {
        await run('rev-parse', '--git-dir');
        return true;
      } catch (error) {
        if (saysNoRepository(error)) return false;
        throw new Failure('failure', `git rev-parse failed${inGitsWords(error, patience, directory)}`, {
          cause: error,
        });
      }
    },
    add: (name, url) => change('remote', 'add', '--', name, url),
    async setUrl(name, url) {
      await change('remote', 'set-url', '--', name, url);
      // A URL for pushing alone would win over it.
      await succeeds('config', '--unset-all', `remote.${name}.pushurl`);
    },
    remove: (name) => change('remote', 'remove', '--', name),
    async configure(name, value) {
      if (value === undefined) {
        await change('config', '--local', '--unset-all', name);
        return;
      }
      const [first = '', ...others] = typeof value === 'string' ? [value] : value;
      await change('config', '--local', '--replace-all', name, first);
      for (const other of others) await change('config', '--local', '--add', name, other);
    },
  };
}

/** Whether git said that it is in no repository, or is not there to say it. */
function saysNoRepository(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isMissing = 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES');
  return isMissing || ('stderr' in error && String(error.stderr).includes('not a git repository'));
}

function inGitsWords(error: unknown, patience: number, directory: string): string {
  if (!(error instanceof Error)) return '.';
  if ('code' in error && error.code === 'ENOENT') {
    // Node says the same of the program and of the folder that it is to start in.
    return existsSync(directory) ? ': git is not installed.' : ': the current directory does not exist any more.';
  }
  if ('killed' in error && error.killed === true) return `: it did not end within ${patience / 1000} seconds.`;
  const words =
    'stderr' in error
      ? String(error.stderr)
          .trim()
          .replace(/^(?:error|fatal): /, '')
          .replaceAll(/\n\s*/g, '\n')
      : '';
  return words === '' ? '.' : `: ${words}`;
}

function parseRemotes(listing: string): Remote[] {
  return listing.split('\n').flatMap((row) => {
    const [, name, url] = /^(\S+)\t(.+) \(push\)$/.exec(row.trimEnd()) ?? [];
    return name !== undefined && url !== undefined ? [{ name, url }] : [];
  });
}

/**
 * The host to which apps of a controller are pushed, as all clients of the family have it. An IP address has no labels to
 * append `-builder` to, and stays.
 */
function pushHost(controller: ControllerUrl, pushesTo: Dialect['pushesTo']): string {
  const { hostname } = new URL(controller);
  const isAddress = /^[\d.]+$|^\[/.test(hostname);
  return pushesTo === 'controller' || isAddress ? hostname : hostname.replace(/^[^.]+/, '$&-builder');
}

/** The URL by which an app is pushed to its controller. */
export function pushUrl(controller: ControllerUrl, pushesTo: Dialect['pushesTo'], app: string): string {
  return `ssh://git@${pushHost(controller, pushesTo)}:2222/${app}.git`;
}

/** The URL by which an app is pushed to a controller that takes pushes over HTTP, at its own address. */
export function httpPushUrl(controller: ControllerUrl, app: string): string {
  return `${controller}/${app}.git`;
}

const pushHosts = ['controller', 'builder'] as const satisfies readonly Dialect['pushesTo'][];

/** Takes a word as the name of a remote. Throws a usage failure on what git would refuse, or take for an option. */
export function readRemoteName(word: string): string {
  if (/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:\/[\p{L}\p{N}_][\p{L}\p{N}_.-]*)*$/u.test(word)) return word;
  throw usageFailure(`"${word}" is not a valid name for a git remote.`);
}

/** Whether a URL is the very one by which an app is pushed to its controller, whatever its dialect. */
export function isPushUrlOf(url: string, controller: ControllerUrl, app: string): boolean {
  const urls = pushHosts.map((pushesTo) => pushUrl(controller, pushesTo, app));
  return [...urls, httpPushUrl(controller, app)].includes(url);
}

const sshUrl = /^ssh:\/\/(?:[^@/]+@)?(\[[^\]]+\]|[^:/@]+)(?::\d+)?\/(.*)$/;
/** The short form of ssh, without a port: `git@host:app.git`. */
const scpUrl = /^(?:[^@/:]+@)?(\[[^\]]+\]|[^:/@]+):(?!\/\/)(.*)$/;

/** The app that a remote leads to, if it leads to this controller, whatever its dialect. Hosts are compared whole. */
export function appOfRemote(url: string, controller: ControllerUrl): string | undefined {
  const overHttp = url.startsWith(`${controller}/`) ? url.slice(controller.length + 1) : undefined;
  if (overHttp !== undefined) return /^([^/?#]+)\.git\/?$/.exec(overHttp)?.[1];
  const [, host, path] = sshUrl.exec(url) ?? scpUrl.exec(url) ?? [];
  if (host === undefined || path === undefined) return undefined;
  const hosts = pushHosts.map((pushesTo) => pushHost(controller, pushesTo));
  if (!hosts.includes(host.toLowerCase())) return undefined;
  const app = path.replace(/\/+$/, '').split('/').at(-1)?.split('.')[0];
  return app === '' ? undefined : app;
}
