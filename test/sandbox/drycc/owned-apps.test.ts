import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { drycc113 } from '../../../src/api/dialects/drycc-1.13.ts';
import type { OperationName } from '../../../src/api/operations.ts';
import { deployFiles } from '../runtime/deploy-files.ts';
import { type Answer, start } from '../started-sandbox.ts';
import { accounts } from './accounts.ts';

test('apps of Drycc 1.13 have an owner, and collaborators who may do what they were permitted', async () => {
  const sandbox = await start(drycc113);
  const tokens = await accounts(sandbox, ['root', 'ada', 'bob', 'eve']);
  const ask = (operation: OperationName, params: object, username = 'ada'): Promise<Answer> =>
    sandbox.ask(operation, params, tokens.get(username));
  expect((await ask('apps.create', { id: 'hello' })).json).toMatchObject({ id: 'hello', owner: 'ada' });
  expect((await ask('apps.info', { app: 'nope' })).json).toBe('No App matches the given query.');
  const change = (username: string): Promise<Answer> =>
    ask('config.set', { app: 'hello', values: [{ name: 'BY', value: username, group: 'global' }] }, username);
  const seen = async (username: string): Promise<number[]> => [
    (await ask('config.get', { app: 'hello' }, username)).status,
    (await change(username)).status,
    (await ask('apps.destroy', { app: 'hello' }, username)).status,
  ];
  expect((await ask('perms.create', { app: 'hello', username: 'bob', permissions: 'view' })).status).toBe(201);
  expect(await seen('bob')).toEqual([200, 403, 403]);
  expect(await seen('eve')).toEqual([403, 403, 403]);
  expect((await ask('perms.update', { app: 'hello', username: 'bob', permissions: 'view,change' })).status).toBe(204);
  expect(await seen('bob')).toEqual([200, 201, 403]);
  expect((await ask('perms.list', { app: 'hello' })).json).toMatchObject({
    results: [{ username: 'bob', permissions: 'view,change' }],
    count: 1,
  });
  expect((await change('bob')).json).toEqual({ detail: 'bob changed nothing - release stopped' });
  expect((await ask('perms.delete', { app: 'hello', username: 'bob' })).status).toBe(204);
  expect(await seen('bob')).toEqual([403, 403, 403]);
  expect(await seen('root')).toEqual([200, 201, 204]);
  expect(sandbox.reported).toEqual([]);
});

test('the log of an app of Drycc 1.13 comes over one WebSocket', async () => {
  const sandbox = await start(drycc113, { patience: { alive: 50 } });
  const tokens = await accounts(sandbox, ['ada', 'eve']);
  await sandbox.ask('apps.create', { id: 'hello' }, tokens.get('ada'));
  await deployFiles(sandbox.controller, sandbox.directory, 'hello');
  const log = (username: string): Promise<string> =>
    new Promise((resolve) => {
      const headers = { authorization: `token ${tokens.get(username) ?? ''}` };
      const socket = new WebSocket(`ws://127.0.0.1:${sandbox.port}/v2/apps/hello/logs`, { headers });
      let text = '';
      socket.on('open', () => {
        socket.send(JSON.stringify({ lines: 100, follow: false }));
      });
      socket.on('message', (data: Buffer) => {
        text += data.toString();
      });
      socket.on('unexpected-response', (_, response) => {
        resolve(`status ${response.statusCode ?? 0}`);
        socket.terminate();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        resolve(text);
      });
    });
  expect(await log('ada')).toMatch(/drycc\[api\]: ada created initial release\n/);
  expect(await log('eve')).toBe('status 403');
});
