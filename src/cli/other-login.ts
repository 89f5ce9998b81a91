import { Failure } from '../errors.ts';
import { appOfRemote } from '../git/remotes.ts';
import { profileFiles } from '../settings/profile-files.ts';
import { findSession, type Session } from '../settings/session.ts';
import type { ChosenProfile } from './choose-profile.ts';
import type { Context } from './context.ts';

/**
 * Finds, among the logins that are not in use, the one to whose controller a git remote leads. Where there are several the
 * user is told so, and none is chosen.
 */
export async function findOtherLogin(context: Context): Promise<ChosenProfile | undefined> {
  const { git, locations, brand, note } = context;
  const others = profileFiles(locations.folder).filter(({ path }) => path !== locations.profile);
  if (others.length === 0) return undefined;
  const remotes = await git.remotes();
  const found = others.flatMap(({ name, path }) => {
    const controller = sessionIn(path, context)?.controller;
    const remote = controller && remotes.find(({ url }) => appOfRemote(url, controller) !== undefined);
    return remote ? [{ name, path, remote }] : [];
  });
  const [first, ...more] = found;
  if (first && more.length === 0) {
    const source = `The git remote ${first.remote.name}`;
    return { profile: first.name, reason: 'remote', source, locations: { ...locations, profile: first.path } };
  }
  if (first) {
    const names = found.map(({ name }) => name).join(', ');
    note(
      `Git remotes lead to controllers of the profiles ${names}, and none is chosen: see ${brand.name} profiles:bind.`,
    );
  }
  return undefined;
}

function sessionIn(path: string, { brand, host }: Context): Session | undefined {
  try {
    return findSession(path, brand, host.environment);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
