import { typesStopped } from '../../api/guard.ts';
import { Failure } from '../../base/errors.ts';
import type { Context } from '../../cli/context.ts';

type Procfile = Readonly<Record<string, string>>;

/**
 * Makes sure that a build stops no processes by surprise: on Deis v1 one without a Procfile stops the processes of all
 * types of the one before, before the image is even pulled, and no later build brings them back. Where a Procfile is given
 * that lacks some types, a note says so. Requests nothing from other controllers.
 */
export async function checkStoppedTypes(context: Context, app: string, procfile: Procfile | undefined): Promise<void> {
  const { api, note } = context;
  const dialect = await context.dialect();
  if (dialect.dangers?.stopsMissingTypes !== true) return;
  const [newest] = (await api('builds.list', { app, limit: 1 })).items;
  const types = typesStopped(dialect, newest?.procfile, procfile);
  if (types.length === 0) return;
  const { items } = await api('pods.list', { app });
  const running = types.filter((type) => items.some((pod) => pod.type === type));
  if (running.length === 0) return;
  const those = running.join(', ');
  if (procfile) {
    note(`This build stops the processes of ${those}, which its Procfile does not have; ps:scale starts them again.`);
    return;
  }
  const commands = Object.entries(newest?.procfile ?? {}).map(([type, command]) => `${type}: ${command}`);
  throw new Failure(
    'refused',
    `Nothing was sent: without a Procfile this controller would stop the processes of ${those} of ${app}.`,
    {
      hint: `Give it with --procfile. The last one was ${commands.join('; ')}.`,
    },
  );
}
