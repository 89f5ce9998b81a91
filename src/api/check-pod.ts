import { Failure } from '../base/errors.ts';
import type { Api } from './client.ts';

/** Throws a failure if an app has no process of that name: Drycc ends a WebSocket about one without a word. */
export async function checkPod(api: Api, app: string, pod: string): Promise<void> {
  const { items } = await api('pods.list', { app });
  if (items.some(({ name }) => name === pod)) return;
  throw new Failure('not_found', `${app} has no process "${pod}".`, { hint: 'ps:list shows the processes.' });
}
