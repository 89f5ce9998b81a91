import { describe, expect, test } from 'vitest';
import { deis11 } from '../../src/api/dialects/deis-1.1.ts';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { Failure } from '../../src/base/errors.ts';
import { type ControllerName, dialectOf } from '../../src/sandbox/rules/controller-names.ts';
import { startSandbox } from '../../src/sandbox/wire/server.ts';
import { material } from './document-states.ts';
import { type Answer, preparedState, temporaryFolder } from './started-sandbox.ts';

const withApp = preparedState(async (sandbox) => {
  const token = await sandbox.join('test');
  await sandbox.ask('apps.create', { id: 'go' }, token);
  const pem = { certificate: material.certificate('deis'), key: material.privateKey };
  await sandbox.ask('certs.add', { name: 'foo', ...pem }, token);
  return token;
});

test('a controller is spoken to in the dialect of its documents', async () => {
  const sandbox = startSandbox({ directory: await temporaryFolder(), dialect: deis11, like: 'workflow-2.4.2' });
  await expect(sandbox).rejects.toThrow('Workflow 2.4.2 speaks deis-2.2, not deis-1.1.');
  await expect(sandbox).rejects.toBeInstanceOf(Failure);
});

test('where they disagree, the documents are followed, or the controller', async () => {
  const shown = async (like?: 'workflow-2.4.2'): Promise<Answer['json']> => {
    const { sandbox, prepared: token } = await withApp(deis22, like && { like });
    return (await sandbox.ask('config.set', { app: 'go', values: { A: '1' } }, token)).json;
  };
  expect(await shown()).toMatchObject({ values: { A: '1', DEIS_APP: 'go', DEIS_RELEASE: 'v2' } });
  expect(await shown()).not.toHaveProperty('registry');
  expect(await shown('workflow-2.4.2')).toMatchObject({ values: { A: '1' }, registry: {} });
});

describe('a path that goes on after what is known', () => {
  const paths = [
    ['/v2/apps/go/whitelist/', '/v2/apps/go/'],
    ['/v2/apps/go_away/', '/v2/apps/go/'],
    ['/v2/certs/foo/nothing/', '/v2/certs/foo'],
  ] as const;
  const remove = async (like: ControllerName | undefined, path: string, thing: string): Promise<number[]> => {
    const { sandbox, prepared: token } = await withApp(like ? dialectOf(like) : deis22, like && { like });
    const headers = { Authorization: `token ${token}` };
    const removed = await sandbox.send({ method: 'DELETE', path, headers });
    const left = await sandbox.send({ method: 'GET', path: thing, headers });
    return [removed.status, left.status];
  };

  test.each(paths)('means what it begins with to Workflow 2.4.2: %s', async (path, thing) => {
    expect(await remove('workflow-2.4.2', path, thing)).toEqual([204, 404]);
  });

  // From API 2.3 on the first of them is known.
  test.each(paths.slice(1))('means nothing to Workflow 2.18.0, and by the documents: %s', async (path, thing) => {
    expect(await remove('workflow-2.18', path, thing)).toEqual([404, 200]);
    expect(await remove(undefined, path, thing)).toEqual([404, 200]);
  });
});

test.each([
  ['1', 401],
  ['2', 405],
  ['1.1', 405],
])('Deis v1 wants the clients that say their version to be of its own: %s', async (version, status) => {
  const { sandbox } = await withApp(deis11);
  const answer = await sandbox.send({ method: 'GET', path: '/v1/apps/', headers: { 'X-Deis-Version': version } });
  expect(answer.status).toBe(status);
});
