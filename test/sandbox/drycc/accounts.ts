import type { StartedSandbox } from '../started-sandbox.ts';

/** Makes accounts of these names, the first that of an administrator, and logs in; gives their tokens. */
export async function accounts(
  { send }: Pick<StartedSandbox, 'send'>,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>();
  for (const username of names) {
    const headers = { 'Content-Type': 'application/json' };
    const body = { username, password: 'opensesame' };
    const { json } = await send({ method: 'POST', path: '/v2/auth/login/', headers, body });
    const { key } = json as { key: string };
    const { json: login } = await send({ method: 'GET', path: `/v2/auth/token/${key}/?alias=test` });
    tokens.set(username, (login as { token: string }).token);
  }
  return tokens;
}
