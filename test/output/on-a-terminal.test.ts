import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

const now = new Date('2027-01-31T12:00:00Z');
let place: Place;

beforeAll(async () => {
  place = await createPlace('deis-2.3', { now: () => now, podState: () => 'up' });
  const { machine } = place;
  Object.assign(machine.environment, { DEIS_APP: 'hello', NO_COLOR: '1', PAGER: 'cat' });
  for (const name of ['san.example.com.pem', 'san.example.com.key.pem'])
    copyFileSync(new URL(`../fixtures/${name}`, import.meta.url), join(machine.directory, name));
});
afterAll(() => place.close());

const run = (words: string, columns = 80) => place.machine.run(words, { isTerminal: true, columns, now });

async function shown(words: string, columns?: number): Promise<string> {
  const { stdout, stderr, exitCode } = await run(words, columns);
  expect({ exitCode, stderr }, words).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

// One after the other, as somebody would type them: each has what those before it made.
describe('on a terminal', () => {
  it.each([
    ['apps', 'You have no apps. Create one: deis create hello'],
    ['create hello --no-remote', '✓ Created app hello'],
    ['ps', 'No processes are running. Start one: deis ps:scale web=1 -a hello'],
    ['builds', 'No builds yet. Deploy an image: deis builds:create IMAGE -a hello'],
    ['config', 'No environment variables. Set one: deis config:set NAME=value -a hello'],
    ['certs', 'No certificates. Add one: deis certs:add NAME CERTIFICATE KEY'],
    ['keys', 'No SSH keys. Add one: deis keys:add'],
    ['perms', 'hello is not shared. Share it: deis perms:create USERNAME -a hello'],
    ['tags', 'No tags. Set one: deis tags:set NAME=value -a hello'],
    ['labels', 'No labels. Set one: deis labels:set team=frontend -a hello'],
    ['whitelist', 'Every address may reach hello. Allow only some: deis whitelist:add 10.0.0.0/8 -a hello'],
    ['healthchecks', 'No health checks. Set one: deis healthchecks:set liveness httpGet 8000 -a hello'],
    ['autoscale', 'No autoscale rules. Add one: deis autoscale:set web --min 2 --max 8 --cpu-percent 75 -a hello'],
    ['registry', 'No registry credentials. Set them: deis registry:set username=USER password=PASSWORD -a hello'],
    ['alias', 'No aliases. Define one: deis alias:set up ps:scale'],
    ['builds:create deis/example-go:v1 --wait', '✓ Deployed deis/example-go:v1 to hello (cmd 1/1 up)'],
    ['config:set A=1 B=2 --wait', '✓ Set A, B on hello (cmd 1/1 up)'],
    ['config:unset A', '✓ Removed A from hello'],
    ['scale cmd=2', '✓ Scaled cmd to 2 in 0s'],
    ['ps:restart cmd', '✓ Restarted 2 processes in 0s'],
    ['domains:add www.example.com', '✓ Added www.example.com to hello'],
    ['certs:add san san.example.com.pem san.example.com.key.pem', '✓ Added certificate san'],
    ['certs:attach san www.example.com', '✓ Attached san to www.example.com'],
    ['labels:set team=x', '✓ Set team on hello'],
    ['maintenance:on', '✓ Maintenance mode is on for hello'],
    ['maintenance:off', '✓ Maintenance mode is off for hello'],
    ['tls:enable', '✓ HTTPS is required for hello'],
    ['limits:set cmd=512M', '✓ Set memory limits of cmd on hello'],
    ['healthchecks:set liveness httpGet 8000', 'Liveness:   GET / on port 8000'],
    ['rollback v3', '✓ Rolled hello back to v3, in v7'],
  ])('%s says "%s"', async (words, sentence) => {
    expect((await shown(words, 110)).split('\n')).toContain(sentence);
  });

  it('an app is told in the order in which one asks, its UUID last', async () => {
    const lines = (await shown('info')).trimEnd().split('\n');
    expect(lines[0]).toBe('=== hello');
    const names = lines.map((line) => /^([A-Z]\w+):/.exec(line)?.[1]).filter((name) => name !== undefined);
    const order = ['URL', 'Owner', 'Release', 'Processes', 'Domains', 'Labels', 'Created', 'Updated', 'UUID'];
    expect(names).toEqual(order);
    expect(lines).toContain('Release:    v7, ada rolled back to v3');
    expect(lines).toContain('Processes:  cmd 2/2 up');
  });

  it('a release is told with its image and what it changed', async () => {
    const first = await shown('releases:info v2');
    expect(first).toContain('Image:        deis/example-go:v1 (new)\nConfig:       unchanged\n');
    const second = await shown('releases:info v3');
    expect(second).toContain('Image:        deis/example-go:v1\nConfig:       changed\n');
  });

  it('a planned rollback names the image and the releases that it undoes, and no UUID', async () => {
    const plan = await shown('rollback v3 --dry-run');
    expect(plan).toContain('Would roll hello back to v3 in a new release.\nImage: deis/example-go:v1 (unchanged)\n');
    expect((await shown('rollback v2 --dry-run')).match(/^v\d+(?= )/gm)).toEqual(['v7', 'v6', 'v5', 'v4', 'v3']);
    expect(plan).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it.each(['certs', 'builds', 'releases', 'ps', 'apps', 'domains', 'users'])('%s fits 80 columns', async (words) => {
    for (const line of (await shown(words)).split('\n')) expect(line.length).toBeLessThan(80);
  });

  it.each(['releases', 'ps', 'apps', 'builds', 'certs'])('%s breaks no word in 40 columns', async (words) => {
    const wide = new Set((await shown(words, 200)).split(/\s+/));
    const narrow = (await shown(words, 40)).split(/\s+/).filter((word) => /[a-z]{4,}/.test(word));
    for (const word of narrow) expect(wide, word).toContain(word);
  });

  it('an error is broken between words', async () => {
    const { stderr } = await run('config:get NO_SUCH_VARIABLE -a hello', 40);
    for (const line of stderr.trimEnd().split('\n')) expect(line.length).toBeLessThan(40);
  });
});

describe('a one-off command that waits for input', () => {
  it.each(['bash', 'sh -i', 'rails console', 'python manage.py shell'])(
    '%s is told that there is no terminal',
    async (line) => {
      const { stderr } = await place.machine.run(`run -a hello -- ${line}`, { isTerminal: true, answers: [] });
      expect(stderr.replaceAll(/\s+/g, ' ')).toContain(`${line} runs without a terminal and without input`);
    },
  );

  it('a command that does not is told nothing', async () => {
    const { stderr } = await place.machine.run('run -a hello -- bash -c ls', { isTerminal: true, answers: [] });
    expect(stderr).not.toContain('Note');
  });
});
