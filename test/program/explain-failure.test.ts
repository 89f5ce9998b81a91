import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { announced, ciMachine, fake } from '../api/controllers.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

describe.each(dialects.map(({ name }) => name))('in %s', (dialect) => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(dialect);
    await place.machine.run('apps:create hello --no-remote');
    await place.machine.run('apps:create other --no-remote');
  });
  afterAll(() => place.close());

  it('an app that is not there is told with the one that comes near, to people', async () => {
    const shown = await place.machine.run('config:list -a helo', { isTerminal: true });
    expect(shown).toMatchObject({ exitCode: 5, stdout: '' });
    expect(shown.stderr).toContain('Did you mean hello?');
    const far = await place.machine.run('config:list -a quite-another-one', { isTerminal: true });
    expect(far.stderr).toContain('apps:list shows the apps that you may see.');
    expect(far.stderr).not.toContain('Did you mean');
    expect((await place.machine.run('config:list -a helo')).stderr).not.toContain('Did you mean');
  });

  it('an app that is not there is told with where its name came from', async () => {
    const directory = join(place.machine.directory, 'helo');
    mkdirSync(directory, { recursive: true });
    const outcome = await place.machine.run('config:list', { directory, isTerminal: true });
    expect(outcome.exitCode).toBe(5);
    const stderr = outcome.stderr.replaceAll(/\s+/g, ' ');
    expect(stderr).toContain(`The app name came from the name of the directory ${directory}`);
    expect(stderr).toContain('Did you mean hello?');
    const environment = { DEIS_APP: 'helo' };
    const byVariable = await place.machine.run('config:list', { environment });
    expect(byVariable.stderr).toContain('The app name came from the variable DEIS_APP');
  });

  it.each([
    ['apps:create hello --no-remote', 'Choose another name'],
    ['ps:scale web=1 -a hello', 'Deploy something first'],
    ['apps:run -a hello ls', 'Deploy something first'],
    ['auth:cancel --password=opensesame --yes', 'apps:list shows them.'],
    ['auth:login URL --username=ada --password=wrong', 'Check the user name and password'],
    ['auth:register URL --username=ada --password=x --email=a@example.com --login=false', 'Choose another name'],
  ])('a refusal says what to do next: %s', async (line, next) => {
    const { exitCode, stderr } = await place.machine.run(line.replace('URL', place.sandbox.url));
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 6 });
    expect(stderr).toContain(next);
  });

  it('a domain that is taken is told with what to do', async () => {
    expect(await place.machine.run('domains:add www.example.com -a hello')).toMatchObject({ exitCode: 0 });
    const { exitCode, stderr } = await place.machine.run('domains:add www.example.com -a other');
    expect(exitCode).toBe(6);
    expect(stderr).toContain('domains:remove');
  });

  // In API 1.1 such an app is not there.
  it.skipIf(dialect === 'deis-1.1')('an app of somebody else is told with who may', async () => {
    const bob = `auth:register ${place.sandbox.url} --username=bob --password=bobs --email=bob@example.com -c bob`;
    expect(await place.machine.run(bob)).toMatchObject({ exitCode: 0 });
    const { exitCode, stderr } = await place.machine.run('config:list -a hello -c bob');
    expect(exitCode).toBe(4);
    expect(stderr).toContain('its owner, who can share it with perms:create');
  });
});

describe('near names', () => {
  it.each([
    ['for people', true, ['GET /v2/', 'GET /v2/apps/hello/releases/v9/', 'GET /v2/apps']],
    ['not for scripts', false, ['GET /v2/', 'GET /v2/apps/hello/releases/v9/']],
  ])('are asked for once, %s', async (_, isTerminal, requests) => {
    const controller = await fake(announced.deis22);
    const { exitCode } = await ciMachine(controller.server.origin).run('releases:info v9 -a hello', { isTerminal });
    expect(exitCode).toBe(5);
    expect(controller.asked().map((each) => each.split('?')[0])).toEqual(requests);
  });

  it('are silent where they cannot be had', async () => {
    const { server } = await fake(announced.deis22, '/v2', (response, { path }) => {
      response.writeHead(path.startsWith('/v2/apps/') ? 404 : 400).end('{"detail":"No."}');
    });
    const outcome = await ciMachine(server.origin).run('releases:info v9 -a hello', { isTerminal: true });
    expect(outcome).toEqual({ exitCode: 5, stdout: '', stderr: '\u001b[1;31mError:\u001b[22;39m No.\n' });
  });
});
