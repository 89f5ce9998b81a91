import type { Changes } from '../../api/operations.ts';
import type { Context } from '../../cli/context.ts';
import { Failure } from '../../base/errors.ts';
import type { ChangedConfig } from '../../models/config.ts';
import type { ChangeValues } from '../../changes/change-config.ts';
import { changeGroup } from '../../changes/change-config-group.ts';
import { defaultType } from './health-checks-view.ts';

/**
 * Changes probes of a process type. Some controllers know no process types there and refuse them, so what is meant for the
 * default process is then sent without.
 */
export async function changeHealthChecks(
  context: Context,
  id: string,
  process: string,
  probesOf: Changes<object>,
  how: ChangeValues,
): Promise<ChangedConfig> {
  const type = process === defaultType ? (await context.dialect()).defaultProcess : process;
  try {
    return await changeGroup(context, id, 'healthcheck', { [type]: probesOf }, how);
  } catch (error) {
    const isOlder = error instanceof Failure && error.meaning === 'probes without process type';
    if (!isOlder || process !== defaultType) throw error;
    return changeGroup(context, id, 'healthcheck', probesOf, how);
  }
}
