import { expect, test } from 'vitest';
import { deis22 } from '../../../src/api/dialects/deis-2.2.ts';
import { dryccCurrent } from '../../../src/api/dialects/drycc-current.ts';
import { start, temporaryFolder } from '../started-sandbox.ts';
import { startDrycc } from './place.ts';

test('what another API left is in the workspace of its owner, and is as it was there afterwards', async () => {
  const directory = await temporaryFolder();
  const older = await start(deis22, { directory });
  const token = await older.join('ada');
  await older.ask('apps.create', { id: 'hello' }, token);
  await older.ask('builds.create', { app: 'hello', image: 'example/go', procfile: { web: './web' } }, token);
  await older.ask('config.set', { app: 'hello', values: { A: '1' }, tags: { disk: 'ssd' } }, token);
  await older.close();

  const current = await start(dryccCurrent, { directory });
  expect((await current.ask('apps.info', { app: 'hello' }, token)).json).toMatchObject({ workspace: 'ada00' });
  const values = [{ name: 'B', value: '2', group: 'db' }];
  const changed = await current.ask('config.set', { app: 'hello', values, limits: { web: 'std1.large.c1m2' } }, token);
  expect(changed.json).toMatchObject({
    values: [
      { name: 'A', value: '1', group: 'global' },
      { name: 'B', value: '2', group: 'db' },
    ],
  });
  await current.close();

  const again = await start(deis22, { directory });
  await again.ask('config.set', { app: 'hello', values: { C: '3' } }, token);
  const { json } = await again.ask('config.get', { app: 'hello' }, token);
  expect(json).toMatchObject({ values: { A: '1', C: '3' }, tags: { disk: 'ssd' } });
  await again.close();

  const last = await start(dryccCurrent, { directory });
  expect((await last.ask('config.get', { app: 'hello' }, token)).json).toMatchObject({
    limits: { web: 'std1.large.c1m2' },
  });
});

test('a workspace takes its apps along, and their names are free again', async () => {
  const { ask } = await startDrycc();
  expect((await ask('workspaces.delete', { workspace: 'team1' })).status).toBe(204);
  expect((await ask('apps.info', { app: 'hello' })).status).toBe(404);
  await ask('workspaces.create', { id: 'team2', email: 'team@example.com' });
  expect((await ask('apps.create', { id: 'hello', workspace: 'team2' })).status).toBe(201);
});

test('the version headers come twice, and a change of TLS forgets what it does not name', async () => {
  const { ask, sandbox } = await startDrycc();
  const response = await fetch(`${sandbox.url}/v2/workspaces`);
  expect([response.status, response.headers.get('drycc_api_version')]).toEqual([401, '2.3, 2.3']);
  const issuer = { email: 'a@b.cc', server: 'https://acme.example', key_id: 'k', key_secret: 's' };
  expect((await ask('tls.set', { app: 'hello', issuer })).json).toMatchObject({ issuer, https_enforced: null });
  const enforced = await ask('tls.set', { app: 'hello', https_enforced: true });
  expect(enforced.json).toMatchObject({ https_enforced: true, issuer: { email: 'anonymous@cert-manager.io' } });
  expect((await ask('tls.set', { app: 'hello', https_enforced: true })).status).toBe(409);
});
