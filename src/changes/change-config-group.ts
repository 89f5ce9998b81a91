import type { ConfigChange } from '../api/operations.ts';
import type { Context } from '../cli/context.ts';
import { Failure } from '../base/errors.ts';
import { isJsonObject } from '../base/json-object.ts';
import type { ChangedConfig, Config } from '../models/config.ts';
import { changeConfig, type ChangeValues } from './change-config.ts';
import { readConfig } from './config-of-release.ts';
import { isUnread } from './is-unread.ts';
import { requireParameter } from './require-parameter.ts';

/** The parts of a config beside its variables; not every API has each. */
export type ConfigGroup = Exclude<keyof ConfigChange, 'values'>;

/** The config of an app, for a command that is about one part of it. */
export async function readGroup(
  context: Context,
  app: string,
  group: ConfigGroup,
  version: number | undefined,
): Promise<Config> {
  await requireParameter(context, 'config.set', group);
  return readConfig(context, app, version);
}

/** Changes one part of a config, and gives the whole config as it is then. */
export async function changeGroup<G extends ConfigGroup>(
  context: Context,
  app: string,
  group: G,
  changes: NonNullable<ConfigChange[G]>,
  how: ChangeValues,
): Promise<ChangedConfig> {
  await requireParameter(context, 'config.set', group);
  const config = await changeConfig(context, { app, [group]: changes }, how);
  if (isUnread(config)) return config;
  // Controllers ignore a part that they do not have, and answer with success all the same.
  const names = new Set(Object.keys(config[group] ?? {}).map((name) => name.toLowerCase()));
  const wanted = Object.entries(changes).filter(([, value]) => isJsonObject(value) || typeof value === 'string');
  const ignored = wanted.filter(([, value]) => !isRemoval(value)).find(([name]) => !names.has(name.toLowerCase()));
  if (ignored === undefined) return config;
  throw new Failure('controller', `The controller reported success, but its config has no ${group} ${ignored[0]}.`, {
    hint: 'Older controllers ignore what they do not know.',
  });
}

/** Of health checks, single probes of a process type are removed. */
function isRemoval(value: unknown): boolean {
  return isJsonObject(value) && Object.values(value).every((each) => each === null);
}
