import { Failure } from '../../base/errors.ts';
import type { Context } from '../../cli/context.ts';
import { readProfile, writeProfile } from '../../settings/profile.ts';

/** Makes a workspace that is gone no longer the default of the profile. What was done stays done if that fails. */
export async function forgetWorkspace(workspace: string, { locations, note }: Context): Promise<void> {
  try {
    const profile = readProfile(locations.profile);
    if (profile?.others['workspace'] !== workspace) return;
    const others = Object.fromEntries(Object.entries(profile.others).filter(([field]) => field !== 'workspace'));
    await writeProfile(locations.profile, { ...profile, others });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    note(`${workspace} is still the default workspace in the profile: ${error.message}`);
  }
}
