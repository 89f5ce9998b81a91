import { deis22 } from '../../../src/api/dialects/deis-2.2.ts';
import { startSandbox } from '../../../src/sandbox/wire/server.ts';
import { deployFiles, server } from './deploy-files.ts';

// A sandbox in a process of its own, whose app has two processes with a child each, for tests that kill it.
const [, , directory = '', namespaces] = process.argv;
const sandbox = await startSandbox({
  directory,
  dialect: deis22,
  passwordCost: 2,
  environment: process.env,
  namespaces: namespaces === 'true',
});
const ask = async (path: string, body: object, token?: string): Promise<unknown> => {
  const headers = {
    'Content-Type': 'application/json',
    ...(token !== undefined && { Authorization: `token ${token}` }),
  };
  const response = await fetch(`${sandbox.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
};
const login = { username: 'ada', password: 'opensesame', email: 'ada@example.com' };
await ask('/v2/auth/register/', login);
const { token } = (await ask('/v2/auth/login/', login)) as { token: string };
await ask('/v2/apps/', { id: 'hello' }, token);
const files = { 'server.js': `require('child_process').spawn('sleep', ['1000']);\n${server}` };
await deployFiles(sandbox.controller, directory, 'hello', { files });
await ask('/v2/apps/hello/scale/', { web: 2 }, token);
process.stdout.write('ready\n');
