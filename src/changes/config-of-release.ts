import type { Context } from '../cli/context.ts';
import { option, releaseVersion } from '../cli/inputs.ts';
import type { Config } from '../models/config.ts';
import { requireParameter } from './require-parameter.ts';

/** The option that names a release whose config is meant. */
export const versionOption = option('version', 'of this release, e.g. v3 or 3 (Drycc 1.8 and newer)', releaseVersion, {
  short: 'v',
  completes: 'release',
});

/** The config of an app as it is, or as it was in a release. Rejects where the controller has only the newest. */
export async function readConfig(context: Context, app: string, version: number | undefined): Promise<Config> {
  if (version !== undefined) await requireParameter(context, 'config.get', 'version');
  return context.api('config.get', { app, version });
}
