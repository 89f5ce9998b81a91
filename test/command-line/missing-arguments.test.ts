import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

const fixture = (name: string) => join(fileURLToPath(new URL('../fixtures', import.meta.url)), name);
const down = '\u001B[B';

describe.each(dialects)('in $name, at a terminal, what is missing', ({ name, routes }) => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(name);
    await place.machine.run('apps:create hello --no-remote');
    await place.machine.run('domains:add one.example.com -a hello');
    await place.machine.run('domains:add two.example.com -a hello');
  });
  afterAll(() => place.close());

  it('is chosen from a list of what there is', async () => {
    const domains = async () => ((await place.machine.json('domains:list -a hello')) as { domain: string }[]).length;
    const before = await domains();
    const outcome = await place.machine.run('domains:remove -a hello', { answers: [['Domain of', `${down}\r`]] });
    // Deis 1.4.1 could remove the other one, and is not asked, unless the one that was chosen is newer by a second.
    const isSent = name !== 'deis-1.1' || outcome.exitCode === 0;
    expect(outcome).toMatchObject({ exitCode: isSent ? 0 : 6 });
    expect(outcome.stderr).toContain('one.example.com');
    expect(await domains()).toBe(before - (isSent ? 1 : 0));
  });

  it('is typed where nobody knows it', async () => {
    const outcome = await place.machine.run('domains:add -a hello', {
      answers: [['Domain, e.g.', 'three.example.com\r']],
    });
    expect(outcome).toMatchObject({ exitCode: 0 });
    const domains = (await place.machine.json('domains:list -a hello')) as { domain: string }[];
    expect(domains.map(({ domain }) => domain)).toContain('three.example.com');
  });

  it.skipIf(routes['certs.attach'] === null)('of a certificate is its name and its files', async () => {
    for (const file of ['san.example.com.pem', 'san.example.com.key.pem']) {
      copyFileSync(fixture(file), join(place.machine.directory, file));
    }
    const outcome = await place.machine.run('certs:add', {
      answers: [
        ['Name of the certificate', 'example\r'],
        ['Certificate file', 'san.example.com.pem\r'],
        ['Private key file', 'san.example.com.key.pem\r'],
      ],
    });
    expect(outcome).toMatchObject({ exitCode: 0 });
    // No app is named here: its domains cannot be offered, and the domain is typed.
    const attached = await place.machine.run('certs:attach', {
      answers: [
        ['Name of the certificate', '\r'],
        ['Domain of one of your apps', 'three.example.com\r'],
      ],
    });
    expect(attached).toMatchObject({ exitCode: 0 });
    expect(await place.machine.run('certs:detach example three.example.com')).toMatchObject({ exitCode: 0 });
    const chosen = await place.machine.run('certs:remove', { answers: [['Name of the certificate', '\r']] });
    expect(chosen).toMatchObject({ exitCode: 0 });
    expect(await place.machine.json('certs:list')).toEqual([]);
  });

  it('is wrong usage where nobody is to be asked', async () => {
    for (const [words, isTerminal] of [
      ['domains:remove -a hello', false],
      ['domains:remove -a hello --no-input', true],
      ['domains:remove -a hello --json', true],
      ['config:set -a hello', true],
      ['domains:remove -a hello --bogus', true],
    ] as const) {
      const { exitCode, stdout, stderr } = await place.machine.run(words, { isTerminal });
      expect({ words, exitCode, stdout }).toEqual({ words, exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/issing required argument|nknown option/);
    }
  });

  it('is refused when it is wrong, as on the command line', async () => {
    const outcome = await place.machine.run('domains:add -a hello', { answers: [['Domain, e.g.', 'not a domain\r']] });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('is offered where nothing at all is given, and Return alone leaves it out', async () => {
    const created = async (answer: string) => {
      const outcome = await place.machine.run('apps:create', { answers: [['Name of the app', answer]] });
      expect(outcome).toMatchObject({ exitCode: 0 });
      return /[Cc]reated (?:app )?(\S+)/.exec(outcome.stdout)?.[1];
    };
    expect(await created('typed\r')).toBe('typed');
    expect(await created('\r')).toMatch(/^[a-z]+-[a-z]+/);
    expect((await place.machine.run('apps:create --no-remote', { isTerminal: true })).exitCode).toBe(0);
    expect((await place.machine.run('apps:create --no-input', { isTerminal: true })).exitCode).toBe(0);
  });

  it.skipIf(routes['pods.restart'] === null)('is chosen, the whole first, where nothing at all is given', async () => {
    const environment = { DEIS_APP: 'hello', DRYCC_APP: 'hello' };
    await place.machine.run('builds:create example/go -a hello');
    await place.machine.run('ps:scale cmd=2 -a hello');
    const restarted = async (answer: string) => {
      const outcome = await place.machine.run('ps:restart', {
        environment,
        answers: [['Process type or process name', answer]],
      });
      expect(outcome).toMatchObject({ exitCode: 0 });
      expect(outcome.stderr).toContain('all processes');
      return outcome.stdout.split(/hello-v|cmd\.\d/).length - 1;
    };
    expect(await restarted('\r')).toBe(2);
    expect((await place.machine.run('ps:restart -a hello', { isTerminal: true })).exitCode).toBe(0);
    expect(await restarted(`${down}\r`)).toBeLessThanOrEqual(2);
  });
});
