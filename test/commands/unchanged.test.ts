import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

const fixture = (name: string) => join(fileURLToPath(new URL('../fixtures', import.meta.url)), name);

/** Changes of which the second is refused for changing nothing, what they need before, and how they are refused. */
const changes: readonly (readonly [line: string, status: 409 | 422])[] = [
  ['config:set A=1', 409],
  ['config:unset A', 422],
  ['limits:set web=1G', 409],
  ['limits:unset web', 422],
  ['tags:set a=b', 409],
  ['tags:unset a', 422],
  ['registry:set username=bob', 409],
  ['registry:unset username', 422],
  ['healthchecks:set liveness httpGet 80', 409],
  ['healthchecks:unset liveness', 422],
  ['labels:set team=x', 409],
  ['labels:unset team', 422],
  ['autoscale:set web --min=1 --max=2 --cpu-percent=50', 409],
  ['autoscale:unset web', 422],
  ['maintenance:on', 409],
  ['maintenance:off', 409],
  ['routing:disable', 409],
  ['routing:enable', 409],
  ['tls:enable', 409],
  ['tls:disable', 409],
  ['whitelist:add 1.2.3.4', 409],
  ['whitelist:remove 1.2.3.4', 422],
];

describe.each(['deis-2.3', 'drycc-2.3'])('--ok-if-unchanged with %s', (dialect) => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(dialect);
    await place.machine.json('apps:create hello --no-remote');
    await place.machine.json('config:set PORT=5000 -a hello');
  });
  afterAll(() => place.close());

  it.each(changes)('makes a success of a second %s', async (line) => {
    const words = `${line} -a hello`;
    expect(await place.machine.run(words)).toMatchObject({ exitCode: 0, stderr: '' });
    const releases = await place.machine.json('releases:list -a hello');
    const refused = await place.machine.run(words);
    expect(refused).toMatchObject({ exitCode: 6, stdout: '' });
    const outcome = await place.machine.run(`${words} --ok-if-unchanged`);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: 'Note: Already up to date.\n' });
    expect(outcome.stdout).toMatch(/done/);
    const [name = ''] = line.split(':');
    const result = await place.machine.json(`${words} --ok-if-unchanged`);
    expect(result).toBeTypeOf('object');
    if (['config', 'limits', 'tags', 'registry', 'healthchecks'].includes(name))
      expect(result).toEqual(await place.machine.json('config:list -a hello'));
    expect(await place.machine.json('releases:list -a hello')).toEqual(releases);
  });

  it('is no success where only a part of what is to go is not there', async () => {
    await place.machine.json('config:set KEPT=1 -a hello');
    const outcome = await place.machine.run('config:unset KEPT NOPE --ok-if-unchanged -a hello');
    expect(outcome).toMatchObject({ exitCode: 6, stdout: '' });
    expect(outcome.stderr).toContain('NOPE does not exist under values');
    expect(await place.machine.json('config:get KEPT -a hello')).toEqual({ KEPT: '1' });
  });

  it('is no success of another refusal', async () => {
    const port = await place.machine.run('config:set PORT=secret --ok-if-unchanged -a hello');
    expect(port).toMatchObject({ exitCode: 6, stdout: '' });
    expect(await place.machine.run('config:set A=1 --ok-if-unchanged -a nothing')).toMatchObject({ exitCode: 5 });
  });

  it('of certs:attach asks which certificate the domain has', async () => {
    await place.machine.json('domains:add www.example.com -a hello');
    for (const name of ['one', 'other'])
      await place.machine.json(['certs:add', name, fixture('san.example.com.pem'), fixture('san.example.com.key.pem')]);
    await place.machine.json('certs:attach one www.example.com');
    expect(await place.machine.run('certs:attach one www.example.com')).toMatchObject({ exitCode: 6 });
    expect(await place.machine.json('certs:attach one www.example.com --ok-if-unchanged')).toEqual({
      name: 'one',
      domains: ['www.example.com'],
    });
    const other = await place.machine.run('certs:attach other www.example.com --ok-if-unchanged');
    expect(other).toMatchObject({ exitCode: 6, stdout: '' });
    expect(other.stderr).toContain('Domain already has a certificate attached to it');
  });
});

describe.each(dialects.map(({ name }) => name))('--ok-if-unchanged with %s', (dialect) => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(dialect);
    await place.machine.json('apps:create hello --no-remote');
  });
  afterAll(() => place.close());

  it('lets config:set and config:unset be repeated', async () => {
    for (const line of ['config:set A=1', 'config:unset A']) {
      const before = (await place.machine.json(`${line} -a hello`)) as { values: object };
      const after = (await place.machine.json(`${line} --ok-if-unchanged -a hello`)) as { values: object };
      expect('A' in after.values).toBe('A' in before.values);
    }
  });
});
