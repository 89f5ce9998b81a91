import { readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Brand } from '../base/brand.ts';
import { Failure } from '../base/errors.ts';
import { reason } from '../base/file-reason.ts';
import { isProgram, programFolders } from '../base/find-program.ts';
import { findSession, type Session } from '../settings/session.ts';
import { chooseProfile } from './choose-profile.ts';
import type { Host } from './host.ts';

type Machine = Pick<Host, 'environment'>;

/** A program on PATH that adds a noun: `deis-foo` adds `foo` to `deis`. */
export interface Plugin {
  readonly name: string;
  readonly path: string;
}

/** Finds the plugin of a noun: the first on PATH of that name that can be run. */
export function findPlugin(noun: string, brand: Brand, machine: Machine): Plugin | undefined {
  // What is no plain word would lead out of the folders of PATH.
  if (!/^\w[\w.-]*$/.test(noun)) return undefined;
  const path = programFolders(machine.environment['PATH'] ?? '')
    .flatMap((folder) => endingsOf(machine).map((ending) => join(folder, `${brand.name}-${noun}${ending}`)))
    .find(isProgram);
  return path === undefined ? undefined : { name: noun, path };
}

/** Finds all plugins, by name; of two with one name the first on PATH. */
export function findPlugins(brand: Brand, machine: Machine): readonly Plugin[] {
  const prefix = `${brand.name}-`;
  const seen = new Set<string>();
  const files = programFolders(machine.environment['PATH'] ?? '').flatMap((folder) => filesOf(folder, prefix, seen));
  const names = files.map((file) => withoutEnding(file, machine));
  const plugins = [...new Set(names)].map((name) => findPlugin(name.slice(prefix.length), brand, machine));
  return plugins.filter((plugin) => plugin !== undefined).sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** On Windows programs end in one of PATHEXT; only .com and .exe can be started without a command interpreter. */
function endingsOf({ environment }: Machine): string[] {
  const known = environment['PATHEXT'];
  if (known === undefined) return [''];
  return known
    .toLowerCase()
    .split(';')
    .filter((ending) => ending === '.com' || ending === '.exe');
}

function withoutEnding(file: string, machine: Machine): string {
  const ending = extname(file);
  return ending !== '' && endingsOf(machine).includes(ending.toLowerCase()) ? file.slice(0, -ending.length) : file;
}

/** Many systems have one folder under two names, such as /bin and /usr/bin, and others that are not there. */
function filesOf(folder: string, prefix: string, seen: Set<string>): string[] {
  try {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (!found) return [];
    const { dev, ino } = found;
    const key = ino === 0 ? folder : `${dev}:${ino}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return readdirSync(folder).filter((file) => file.startsWith(prefix));
  } catch {
    return [];
  }
}

/** Who runs a plugin, and under which profile where the command line names one. */
export interface PluginSetting {
  readonly host: Host;
  readonly brand: Brand;
  readonly profile: string | undefined;
}

/**
 * Runs a plugin in the place of this program and gives its exit code. It finds the login in the variables that the
 * client of Drycc gives to its plugins: CONTROLLER_URL, TOKEN, SSL_VERIFY, USERNAME and RESPONSE_LIMIT after the brand's
 * prefix; and in PROFILE the profile that was asked for, for when it runs this program itself. Without a login they are
 * not set. Throws a failure when the plugin cannot be started.
 */
export async function runPlugin(plugin: Plugin, words: readonly string[], setting: PluginSetting): Promise<number> {
  const { host, brand, profile } = setting;
  const given = Object.entries({ PROFILE: profile, ...loginOf(setting) }).filter(([, value]) => value !== undefined);
  const variables = Object.fromEntries(given.map(([name, value]) => [`${brand.prefix}_${name}`, value]));
  try {
    return await host.runProgram(plugin.path, words, { ...host.environment, ...variables });
  } catch (error) {
    throw new Failure('failure', `Could not start the plugin ${plugin.path}${reason(error)}.`, { cause: error });
  }
}

/** The number of items that the Go clients ask for where nothing is set. */
const usualLimit = 100;

function loginOf(setting: PluginSetting): Readonly<Record<string, string | undefined>> {
  const session = sessionOf(setting);
  if (!session) return {};
  return {
    CONTROLLER_URL: session.controller,
    TOKEN: session.token,
    SSL_VERIFY: String(session.sslVerify),
    USERNAME: session.username,
    RESPONSE_LIMIT: String(session.pageSize ?? usualLimit),
  };
}

function sessionOf({ host, brand, profile }: PluginSetting): Session | undefined {
  const { environment, directory } = host;
  try {
    const { locations } = chooseProfile({ brand, environment, directory, given: profile });
    return findSession(locations.profile, brand, environment);
  } catch (error) {
    if (error instanceof Failure && error.kind === 'authentication') return undefined;
    throw error;
  }
}
