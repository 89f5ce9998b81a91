import { deis22 } from '../../../src/api/dialects/deis-2.2.ts';
import { startSandbox } from '../../../src/sandbox/wire/server.ts';

// A sandbox in a process of its own, with an app that runs in containers, for a test that kills it.
const [, , directory = ''] = process.argv;
const sandbox = await startSandbox({
  ...{ directory, dialect: deis22, passwordCost: 2, environment: process.env, containers: true },
});
const ask = async (path: string, body: object, token?: string): Promise<unknown> => {
  const authorization = token === undefined ? {} : { Authorization: `token ${token}` };
  const headers = { 'Content-Type': 'application/json', ...authorization };
  const response = await fetch(`${sandbox.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
};
const login = { username: 'ada', password: 'opensesame', email: 'ada@example.com' };
await ask('/v2/auth/register/', login);
const { token } = (await ask('/v2/auth/login/', login)) as { token: string };
await ask('/v2/apps/', { id: 'hello' }, token);
await ask('/v2/apps/hello/builds/', { image: 'example/app' }, token);
await ask('/v2/apps/hello/scale/', { cmd: 2 }, token);
process.stdout.write('ready\n');
