import { describe, expect, test } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import { spellings } from '../../src/api/dialects/dialect.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import type { OperationName } from '../../src/api/operations.ts';
import { material } from './document-states.ts';
import { type Answer, preparedState } from './started-sandbox.ts';

const people = ['admin', 'owner', 'collaborator', 'stranger'] as const;
type Person = (typeof people)[number];

/** Who may do what with an app that is the owner's and shared with the collaborator; everybody else may not. */
const inApp: readonly (readonly [OperationName, object, readonly Person[]])[] = [
  ['apps.info', {}, ['admin', 'owner', 'collaborator']],
  ['apps.logs', {}, ['admin', 'owner', 'collaborator']],
  ['apps.run', { command: 'true' }, ['admin', 'owner', 'collaborator']],
  ['pods.list', {}, ['admin', 'owner', 'collaborator']],
  ['pods.listByType', { type: 'web' }, ['admin', 'owner', 'collaborator']],
  ['pods.restart', {}, ['admin', 'owner', 'collaborator']],
  ['pods.restartByType', { type: 'web' }, ['admin', 'owner', 'collaborator']],
  ['pods.restartByName', { type: 'web', pod: 'x.1' }, ['admin', 'owner', 'collaborator']],
  ['pods.scale', { counts: { web: 1 } }, ['admin', 'owner', 'collaborator']],
  ['config.get', {}, ['admin', 'owner', 'collaborator']],
  ['config.set', { values: { A: 'changed' } }, ['admin', 'owner', 'collaborator']],
  ['domains.list', {}, ['admin', 'owner', 'collaborator']],
  ['domains.add', { domain: 'new.example.com' }, ['admin', 'owner', 'collaborator']],
  ['domains.remove', { domain: 'www.example.com' }, ['admin', 'owner']],
  ['builds.list', {}, ['admin', 'owner', 'collaborator']],
  ['builds.create', { image: 'example/go' }, ['admin', 'owner', 'collaborator']],
  ['releases.list', {}, ['admin', 'owner', 'collaborator']],
  ['releases.info', { version: 1 }, ['admin', 'owner', 'collaborator']],
  ['releases.rollback', { version: 2 }, ['admin', 'owner', 'collaborator']],
  ['perms.list', {}, ['admin', 'owner', 'collaborator']],
  ['perms.create', { username: 'stranger' }, ['admin', 'owner']],
  ['perms.delete', { username: 'other' }, ['admin', 'owner']],
  ['apps.transfer', { owner: 'stranger' }, ['admin', 'owner']],
  ['apps.destroy', {}, ['admin', 'owner']],
];

const forAdministrators: readonly (readonly [OperationName, object])[] = [
  ['users.list', {}],
  ['administrators.list', {}],
  ['administrators.create', { username: 'stranger' }],
  ['administrators.delete', { username: 'admin' }],
  ['auth.regenerate', { username: 'owner' }],
  ['auth.regenerate', { all: 'true' }],
  ['auth.passwd', { username: 'other', new_password: 'x' }],
  ['auth.cancel', { username: 'other' }],
];

const world = preparedState(async (sandbox): Promise<Readonly<Record<Person | 'other', string>>> => {
  const tokens = {
    admin: await sandbox.join('admin'),
    owner: await sandbox.join('owner'),
    collaborator: await sandbox.join('collaborator'),
    stranger: await sandbox.join('stranger'),
    other: await sandbox.join('other'),
  };
  const asOwner = async (operation: OperationName, params: object): Promise<void> => {
    const { status, text } = await sandbox.ask(operation, { app: 'shared', ...params }, tokens.owner);
    expect(status, text).toBeLessThan(300);
  };
  await asOwner('apps.create', { id: 'shared' });
  await asOwner('builds.create', { image: 'example/go', procfile: { web: './go' } });
  await asOwner('domains.add', { domain: 'www.example.com' });
  await asOwner('perms.create', { username: 'collaborator' });
  await asOwner('perms.create', { username: 'other' });
  return tokens;
});

describe.each(dialects)('$name', (dialect) => {
  // By the documents of 1.1; no release of Deis v1 does it.
  const isOld = dialect.name === 'deis-1.1';
  const known = inApp.filter(([operation]) => spellings(dialect, operation).length > 0);
  const restricted = forAdministrators.filter(([operation]) => spellings(dialect, operation).length > 0);

  test('an app is for its owner, collaborators and administrators, and some things are not for collaborators', async () => {
    const { sandbox, prepared: tokens } = await world(dialect);
    // Whoever may not do it asks first: a refusal changes nothing, and what the last one changes does not matter.
    for (const [operation, params, allowed] of known) {
      for (const person of people.filter((candidate) => !allowed.includes(candidate))) {
        const { status, json } = await sandbox.ask(operation, { app: 'shared', ...params }, tokens[person]);
        const isHidden = person === 'stranger' && isOld;
        // A restart is refused by Deis v1 with a status of its own.
        const isRestart = dialect.name === 'deis-1.7' && operation.startsWith('pods.restart');
        expect(status, `${operation} as ${person}`).toBe(isHidden ? 404 : isRestart ? 503 : 403);
        const forbidden = { detail: 'You do not have permission to perform this action.' };
        expect(json, `${operation} as ${person}`).toEqual(isHidden ? { detail: 'Not found' } : forbidden);
      }
      const { status, json } = await sandbox.ask(operation, { app: 'shared', ...params });
      expect([status, json]).toEqual([401, { detail: 'Authentication credentials were not provided.' }]);
    }
  });

  test.each(known)('%s is done for those who may', async (operation, params, allowed) => {
    for (const person of allowed) {
      const { sandbox, prepared: tokens } = await world(dialect);
      const { status, text } = await sandbox.ask(operation, { app: 'shared', ...params }, tokens[person]);
      expect(status, `${operation} as ${person}: ${text}`).toBeLessThan(300);
      expect(sandbox.reported).toEqual([]);
    }
  });

  test.each(restricted)('%s %o is for administrators', async (operation, params) => {
    const { sandbox, prepared: tokens } = await world(dialect);
    const refused = await sandbox.ask(operation, params, tokens.owner);
    expect(refused.status).toBe(403);
    const done = await sandbox.ask(operation, params, tokens.admin);
    expect(done.status, done.text).toBeLessThan(300);
  });

  test('lists of apps show what is owned or shared, and administrators all of it', async () => {
    const { sandbox, prepared: tokens } = await world(dialect);
    await sandbox.ask('apps.create', { id: 'private' }, tokens.owner);
    const ids = async (person: Person): Promise<unknown> => {
      const { json } = await sandbox.ask('apps.list', {}, tokens[person]);
      return (json as { results: readonly { id: string }[] }).results.map(({ id }) => id);
    };
    expect(await ids('admin')).toEqual(['private', 'shared']);
    expect(await ids('owner')).toEqual(['private', 'shared']);
    expect(await ids('collaborator')).toEqual(['shared']);
    expect(await ids('stranger')).toEqual([]);
  });

  test('a collaborator may leave, and remove the domains that were the own ones', async () => {
    const { sandbox, prepared: tokens } = await world(dialect);
    const ask = (operation: OperationName, params: object): Promise<Answer> =>
      sandbox.ask(operation, { app: 'shared', ...params }, tokens.collaborator);
    await ask('domains.add', { domain: 'mine.example.com' });
    // In Deis v1 that is for the owner.
    const status = dialect.name === 'deis-1.7' ? 403 : 204;
    expect((await ask('domains.remove', { domain: 'mine.example.com' })).status).toBe(status);
    expect((await ask('perms.delete', { username: 'collaborator' })).status).toBe(204);
    expect((await ask('apps.info', {})).status).toBe(isOld ? 404 : 403);
  });
});

test('certificates of others are not found, not even by administrators', async () => {
  const { sandbox, prepared: tokens } = await world(deis22);
  const pem = { certificate: material.certificate('deis'), key: material.privateKey };
  await sandbox.ask('certs.add', { name: 'foo', ...pem }, tokens.owner);
  expect((await sandbox.ask('certs.info', { name: 'foo' }, tokens.owner)).status).toBe(200);
  expect((await sandbox.ask('certs.info', { name: 'foo' }, tokens.admin)).status).toBe(404);
  expect((await sandbox.ask('certs.remove', { name: 'foo' }, tokens.admin)).status).toBe(404);
  expect((await sandbox.ask('certs.list', {}, tokens.admin)).json).toMatchObject({ count: 0 });
});

test('a certificate is attached only to a domain of an app that one may work with', async () => {
  const { sandbox, prepared: tokens } = await world(deis22);
  const pem = { certificate: material.certificate('deis'), key: material.privateKey };
  await sandbox.ask('certs.add', { name: 'foo', ...pem }, tokens.stranger);
  const attach = { name: 'foo', domain: 'www.example.com' };
  expect((await sandbox.ask('certs.attach', attach, tokens.stranger)).status).toBe(403);
});

test('keys of others are not found', async () => {
  const { sandbox, prepared: tokens } = await world(deis22);
  await sandbox.ask('keys.add', { id: 'mine', public: material.publicKey }, tokens.owner);
  expect((await sandbox.ask('keys.remove', { key: 'mine' }, tokens.admin)).status).toBe(404);
  expect((await sandbox.ask('keys.list', {}, tokens.admin)).json).toMatchObject({ count: 0 });
  expect((await sandbox.ask('keys.remove', { key: 'mine' }, tokens.owner)).status).toBe(204);
});
