import type { Brand } from '../base/brand.ts';
import { Failure } from '../base/errors.ts';
import { appOfRemote, type Git } from '../git/remotes.ts';
import type { Locations } from '../settings/locations.ts';
import { profileFiles } from '../settings/profile-files.ts';
import { findSession, type Session } from '../settings/session.ts';
import type { ChosenProfile } from './choose-profile.ts';

/** What is needed to look for another login. */
export interface OtherLoginSources {
  readonly brand: Brand;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly git: Pick<Git, 'remotes'>;
  /** Where the settings are of the profile that is in use. */
  readonly locations: Locations;
  readonly note: (message: string) => void;
}

/**
 * Finds, among the logins that are not in use, the one to whose controller a git remote leads. Where there are several the
 * user is told so, and none is chosen.
 */
export async function findOtherLogin(sources: OtherLoginSources): Promise<ChosenProfile | undefined> {
  const { git, locations, brand, note } = sources;
  const others = profileFiles(locations.folder).filter(({ path }) => path !== locations.profile);
  if (others.length === 0) return undefined;
  const remotes = await git.remotes();
  const found = others.flatMap(({ name, path }) => {
    const controller = sessionIn(path, sources)?.controller;
    const remote = controller && remotes.find(({ url }) => appOfRemote(url, controller) !== undefined);
    return remote ? [{ name, path, remote }] : [];
  });
  const [first, ...more] = found;
  if (first && more.length === 0) {
    const source = `the git remote ${first.remote.name}`;
    return { profile: first.name, reason: 'remote', source, locations: { ...locations, profile: first.path } };
  }
  if (first) {
    const names = found.map(({ name }) => name).join(', ');
    note(
      `The git remotes point to the controllers of several profiles: ${names}. Choose one with --config or ${brand.name} profiles:bind.`,
    );
  }
  return undefined;
}

function sessionIn(path: string, { brand, environment }: OtherLoginSources): Session | undefined {
  try {
    return findSession(path, brand, environment);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
