import { existsSync } from 'node:fs';
import { readAliases } from '../../command-line/aliases.ts';
import type { Context } from '../../cli/context.ts';
import { findPlugins } from '../../cli/plugins.ts';
import { shellOf } from '../../completion/shells.ts';
import { Failure } from '../../base/errors.ts';
import { appOfRemote } from '../../git/remotes.ts';
import { fileMode } from '../../settings/file-mode.ts';
import { profileFiles } from '../../settings/profile-files.ts';
import { readProfile } from '../../settings/profile.ts';
import { version } from '../../base/version.ts';
import { type Finding, failed, ok, skipped, warning } from './check.ts';

/** The versions of this program and of Node. */
export function checkRuntime({ host }: Context): Finding {
  return ok(`deis-cli ${version} on Node ${host.nodeVersion}`);
}

/** Whether all settings can be read, and by their owner alone. */
export function checkSettings({ locations, chosen, brand, host, variable }: Context): Finding {
  const files = profileFiles(locations.folder).map(({ path }) => path);
  const paths = [...new Set([...files, ...(existsSync(locations.profile) ? [locations.profile] : [])])];
  const broken = paths.flatMap(problemIn);
  try {
    readAliases({ brand, environment: host.environment, directory: host.directory });
  } catch (error) {
    broken.push(messageOf(error));
  }
  if (broken.length > 0) return failed(broken.join(' '));
  const open = paths.filter((path) => fileMode(path)?.isPrivate === false);
  if (open.length > 0) return failed(`others can read ${open.join(', ')}: run chmod 600 ${open.join(' ')}`);
  const all = `${paths.length} ${paths.length === 1 ? 'profile' : 'profiles'} in ${locations.folder}`;
  const isUnused = variable('CONTROLLER') !== undefined && variable('TOKEN') !== undefined;
  const used = isUnused
    ? `${brand.prefix}_CONTROLLER and ${brand.prefix}_TOKEN`
    : `${chosen.profile} (${chosen.source})`;
  return ok(`${all}; using ${used}`);
}

function problemIn(path: string): string[] {
  try {
    readProfile(path);
    return [];
  } catch (error) {
    return [messageOf(error)];
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Failure) return error.message;
  throw error;
}

/** Which app is worked on in this folder. */
export async function checkRemote({ git, session }: Context): Promise<Finding> {
  try {
    if (!(await git.isRepository())) return skipped('not in a git repository, or git is not installed');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return failed(error.message.replaceAll('\n', ' '));
  }
  const remotes = await git.remotes();
  const { controller } = session();
  const apps = remotes.flatMap(({ name, url }) => {
    const app = appOfRemote(url, controller);
    return app === undefined ? [] : [`remote "${name}" points to ${app}`];
  });
  if (apps.length > 0) return ok(apps.join(', '));
  return skipped(`none of ${remotes.length} git remotes point to the controller`);
}

/** The programs on PATH that add commands. */
export function checkPlugins({ brand, host }: Context): Finding {
  const found = findPlugins(brand, host);
  return ok(found.length === 0 ? 'none' : found.map(({ name, path }) => `${name} (${path})`).join(', '));
}

/** Whether the shell finds the script that completes words. */
export function checkCompletion({ brand, host }: Context): Finding {
  const shell = shellOf(host.environment);
  if (!shell) return skipped('unsupported shell');
  const path = shell.place(brand, host.environment);
  if (path === undefined) return skipped(`cannot be checked for ${shell.name}`);
  if (!existsSync(path)) return warning(`not installed for ${shell.name}: run ${brand.name} completion:install`);
  return ok(path);
}
