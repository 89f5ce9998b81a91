import { afterEach, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';
import { kinds, type RoutedController, startRouted } from '../setup/routed-controller.ts';

let place: Place | undefined;
afterEach(async () => {
  await place?.close();
  place = undefined;
});

async function open(dialect: string, ...users: string[]): Promise<Place> {
  place = await createPlace(dialect);
  const { machine, sandbox } = place;
  await machine.run('apps:create hello --no-remote');
  for (const user of users) {
    await machine.run(
      `auth:register ${sandbox.url} --username=${user} --password=pw --email=x@example.com --login=false`,
    );
  }
  return place;
}

describe.each(dialects.map(({ name }) => name))('perms in %s', (dialect) => {
  it('share an app', async () => {
    const { machine } = await open(dialect, 'bob', 'carol.smith', 'eve');
    const run = async (words: string, exitCode = 0) => {
      const outcome = await machine.run(words);
      expect(outcome, words).toMatchObject({ exitCode });
      return outcome.stdout;
    };
    expect(await run('sharing -a hello')).toBe("=== hello's Users\n");
    expect(await run('perms:create bob -a hello')).toBe('Adding bob to hello collaborators... done\n');
    expect(await machine.json('sharing:add carol.smith -a hello')).toEqual({
      username: 'carol.smith',
      app: 'hello',
      admin: false,
    });
    expect(await run('perms -a hello')).toBe("=== hello's Users\nbob\ncarol.smith\n");
    expect(await run('perms -a hello -l 1')).toBe("=== hello's Users (1 of 2)\nbob\n");
    expect(await machine.json('perms:list -a hello')).toEqual({ users: ['bob', 'carol.smith'] });
    // Deis v1 reads carol, and takes access from nobody or somebody else.
    const isCut = dialect.startsWith('deis-1.');
    expect(await run('perms:delete carol.smith -a hello', isCut ? 6 : 0)).toBe(
      isCut ? '' : 'Removing carol.smith from hello collaborators... done\n',
    );
    expect(await run('perms:create nobody -a hello', 5)).toBe('');
    expect(await run('perms:delete eve -a hello', 5)).toBe('');
    expect(await machine.json('sharing:remove bob -a hello')).toEqual({ username: 'bob', app: 'hello', admin: false });
    expect(await machine.json('perms:list -a hello')).toEqual({ users: isCut ? ['carol.smith'] : [] });
    for (const words of ['perms:create a/b', 'perms:delete ../x', 'perms:delete a?b', 'perms bob --admin']) {
      expect(await machine.run(`${words} -a hello`)).toMatchObject({ exitCode: 2, stdout: '' });
    }
  });
});

describe.each(dialects.map(({ name }) => name).filter((name) => name !== 'deis-1.1'))(
  'administrators in %s',
  (dialect) => {
    it('are made and listed, and become users again', async () => {
      const { machine } = await open(dialect, 'bob', 'carol.smith');
      expect(await machine.run('perms --admin')).toMatchObject({ exitCode: 0, stdout: '=== Administrators\nada\n' });
      expect(await machine.run('perms:create bob --admin')).toMatchObject({
        exitCode: 0,
        stdout: 'Adding bob to system administrators... done\n',
      });
      expect(await machine.json('perms:create carol.smith --admin')).toEqual({
        username: 'carol.smith',
        app: null,
        admin: true,
      });
      expect(await machine.json('perms:list --admin')).toEqual(
        ['ada', 'bob', 'carol.smith'].map((username) => ({ username, is_superuser: true })),
      );
      expect((await machine.run('perms --admin --limit 2')).stdout).toBe('=== Administrators (2 of 3)\nada\nbob\n');
      expect(await machine.run('users')).toMatchObject({
        exitCode: 0,
        stdout: '=== Users (*=admin)\n*ada\n*bob\n*carol.smith\n',
      });
      expect(await machine.run('perms:delete bob --admin')).toMatchObject({
        exitCode: 0,
        stdout: 'Removing bob from system administrators... done\n',
      });
      const isCut = dialect.startsWith('deis-1.');
      if (isCut) expect(await machine.run('perms:delete carol.smith --admin')).toMatchObject({ exitCode: 6 });
      else {
        expect(await machine.json('perms:delete carol.smith --admin')).toEqual({
          username: 'carol.smith',
          app: null,
          admin: true,
        });
      }
      expect(await machine.json('users:list')).toMatchObject([
        { username: 'ada', is_superuser: true },
        { username: 'bob', is_superuser: false },
        { username: 'carol.smith', is_superuser: isCut },
      ]);
      const users = await machine.run('users -l 2', { isTerminal: true, columns: 100, environment: { NO_COLOR: '1' } });
      expect(users.stdout).toMatch(
        /^=== Users \(\*=admin\) \(2 of 3\)\nUSERNAME +EMAIL +JOINED +LAST LOGIN\n\*ada +ada@example.com +\S+/,
      );
      const missing = await machine.run('perms:delete nobody --admin');
      expect(missing).toMatchObject({ exitCode: 5, stdout: '' });
      expect(missing.stderr).toContain('User "nobody" not found on http');
      expect(await machine.run('perms --admin -a hello')).toMatchObject({ exitCode: 2 });
    });
  },
);

it('makes and lists administrators in API 1.1, and lists no users', async () => {
  const { machine } = await open('deis-1.1', 'bob');
  expect(await machine.run('perms:create bob --admin')).toMatchObject({ exitCode: 0 });
  expect(await machine.run('perms --admin')).toMatchObject({ stdout: '=== Administrators\nada\nbob\n' });
  expect(await machine.run('perms:delete bob --admin')).toMatchObject({ exitCode: 0 });
  expect(await machine.run('perms --admin')).toMatchObject({ stdout: '=== Administrators\nada\n' });
  const users = await machine.run('users');
  expect(users).toMatchObject({ exitCode: 2, stdout: '' });
  expect(users.stderr).toMatch(/users:list needs API 1\.3; http:.* speaks 1\.1\./);
});

const workflow22 = kinds['Workflow 2.2'] ?? { header: '', routes: [] };
const deletes = ({ asked }: RoutedController): string[] => asked().filter((each) => each.startsWith('DELETE'));

describe('perms:delete on a controller that reads names only in part', () => {
  it.each([
    ['-a foo', '"bob", who is among the foo collaborators'],
    ['--admin', '"bob", who is among the system administrators'],
  ])('sends nothing when another would be removed (%s)', async (where, words) => {
    const controller = await startRouted(workflow22);
    const { state, machine } = controller;
    state.collaborators.add('bob.smith');
    state.administrators.add('bob.smith');
    const outcome = await machine.run(`perms:delete bob.smith ${where}`);
    expect(outcome).toMatchObject({ exitCode: 6, stdout: '' });
    expect(outcome.stderr).toContain('Nothing was sent: some controllers would remove bob instead of bob.smith.');
    expect(outcome.stderr).toContain(words);
    expect(deletes(controller)).toEqual([]);
    expect(state.collaborators).toContain('bob');
  });

  it('sends nothing for who is not there', async () => {
    const controller = await startRouted(workflow22);
    for (const where of ['-a foo', '--admin']) {
      expect(await controller.machine.run(`perms:delete bob.smith ${where}`)).toMatchObject({
        exitCode: 5,
        stdout: '',
      });
    }
    expect(deletes(controller)).toEqual([]);
  });

  it('fails when the name is still there afterwards', async () => {
    const controller = await startRouted(workflow22);
    const { state, machine } = controller;
    state.administrators.add('dan@home');
    state.collaborators.add('dan@home');
    const outcome = await machine.run('perms:delete dan@home --admin');
    expect(outcome).toMatchObject({ exitCode: 6, stdout: '' });
    expect(outcome.stderr).toContain('dan@home is still among the system administrators.');
    const refused = await machine.run('perms:delete dan@home -a foo');
    expect(refused).toMatchObject({ exitCode: 4, stdout: '' });
    expect(refused.stderr).toContain('This controller may have read no further than "dan".');
  });

  it('asks nothing more for names that every controller reads whole', async () => {
    const controller = await startRouted(workflow22);
    expect(await controller.machine.run('perms:delete bob -a foo')).toMatchObject({ exitCode: 0 });
    expect(controller.asked()).toEqual(['DELETE /v2/apps/foo/perms/bob']);
  });
});
