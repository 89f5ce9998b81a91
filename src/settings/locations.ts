import { homedir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { Brand } from '../base/brand.ts';
import { usageFailure } from '../base/errors.ts';

/** Where the settings are. */
export interface Locations {
  /** The folder of all settings. */
  readonly folder: string;
  /** The profile's file, as the Go clients keep it. */
  readonly profile: string;
  /** What is ours alone: what the user prefers. */
  readonly preferences: string;
  /** What is ours alone: the dialect of each controller. */
  readonly controllers: string;
  /** What completion has been told by controllers and offers again for a while. */
  readonly completion: string;
  /** Where the sandbox keeps its state unless it is told otherwise. */
  readonly sandbox: string;
}

/** What decides where the settings are. */
export interface LocationOptions {
  readonly brand: Brand;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  /** The profile that was asked for: a name, or a path with a separator that ends in `.json`; `client` if none was. */
  readonly profile: string | undefined;
}

/** Finds the files for a profile; nothing is read or made. Throws a usage failure on a name that is no file name. */
export function locate({ brand, environment, directory, profile = 'client' }: LocationOptions): Locations {
  const home = homeFolder(environment);
  const folder = join(home, brand.folder);
  const isPath = profile.endsWith('.json') && /[/\\]/.test(profile);
  const isUsual = profile === 'client';
  if (!isPath && !isUsual && (profile === '' || /[/\\\0]/.test(profile) || profile === '.' || profile === '..')) {
    throw usageFailure(`"${profile}" is not a profile name or the path of a .json file.`);
  }
  return {
    folder,
    preferences: join(folder, 'state', 'preferences.json'),
    profile: isPath ? resolve(directory, profile.replace(/^~(?=[/\\])/, home)) : join(folder, `${profile}.json`),
    controllers: join(folder, 'state', 'controllers.json'),
    completion: join(folder, 'state', 'completion.json'),
    sandbox: join(folder, 'sandbox'),
  };
}

/** The user's own folder. What is no whole path would be a folder of wherever one is, where a token does not belong. */
export function homeFolder(environment: LocationOptions['environment']): string {
  const named = [environment['HOME'], environment['USERPROFILE']];
  return named.find((each) => each !== undefined && isAbsolute(each)) ?? homeOfAccount();
}

/** An account without an entry in the user database has no home; nothing is found or kept in this folder then. */
function homeOfAccount(): string {
  try {
    const folder = homedir();
    return isAbsolute(folder) ? folder : userInfo().homedir;
  } catch {
    return '/nonexistent';
  }
}
