import type { ConfigChange } from '../api/operations.ts';
import type { Context } from '../cli/context.ts';
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

const nounOf: Readonly<Record<ConfigGroup, string>> = {
  memory: 'memory limit for',
  cpu: 'CPU limit for',
  limits: 'limit plan for',
  tags: 'tag',
  registry: 'registry credential',
  healthcheck: 'health check',
  lifecycle: 'lifecycle hook',
  termination_grace_period: 'timeout for',
};

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
  const { requireThere } = await import('./require-there.ts');
  requireThere({ app, noun: nounOf[group] }, changes, config[group], context.note);
  return config;
}
