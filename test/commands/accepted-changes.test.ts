import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestController, type TestController } from '../proofs/test-controller.ts';
import { createMachine, type Machine } from '../setup/simulated-machine.ts';

const fixture = (name: string): string => join(fileURLToPath(new URL('../fixtures', import.meta.url)), name);

/** Changes of which the response is shown, or is of no use to the command. */
const changes: readonly (readonly string[])[] = [
  ['apps:create', 'hello', '--no-remote'],
  ['apps:create', '--no-remote'],
  ['apps:transfer', 'bob', '-a', 'hello'],
  ['auth:register', '{url}', '--username=bob', '--password=x', '--email=b@example.com', '--login=false'],
  ['ps:restart', '-a', 'hello'],
  ['ps:restart', 'web', '-a', 'hello'],
  ['ps:scale', 'web=2', '-a', 'hello'],
  ['config:set', 'A=1', '-a', 'hello'],
  ['config:unset', 'A', '-a', 'hello'],
  ['limits:set', 'web=1G', '-a', 'hello'],
  ['limits:unset', 'web', '-a', 'hello'],
  ['tags:set', 'a=b', '-a', 'hello'],
  ['registry:set', 'username=bob', '-a', 'hello'],
  ['healthchecks:set', 'liveness', 'httpGet', '80', '-a', 'hello'],
  ['labels:set', 'team=x', '-a', 'hello'],
  ['autoscale:set', 'web', '--min=1', '--max=2', '--cpu-percent=50', '-a', 'hello'],
  ['maintenance:on', '-a', 'hello'],
  ['routing:disable', '-a', 'hello'],
  ['tls:enable', '-a', 'hello'],
  ['whitelist:add', '1.2.3.4', '-a', 'hello'],
  ['domains:add', 'www.example.com', '-a', 'hello'],
  ['domains:remove', 'www.example.com', '-a', 'hello'],
  ['builds:create', 'deis/example-go', '-a', 'hello'],
  ['releases:rollback', 'v1', '-a', 'hello'],
  ['keys:add', fixture('ed25519.pub')],
  ['certs:add', 'foo', fixture('san.example.com.pem'), fixture('san.example.com.key.pem')],
  ['certs:attach', 'foo', 'www.example.com'],
  ['perms:create', 'bob', '-a', 'hello'],
];

/** Bodies of a 201 that nobody can read, or that say nothing. */
const bodies = ['', 'null', '[]', '{}', '5', '"done"', '{"id": 5, "name": null', '<html>', '[null, 5, {"type": 5}]'];

const page = (...results: readonly object[]): object => ({ count: results.length, next: null, results });
const reads: readonly (readonly [path: RegExp, body: object])[] = [
  [/\/pods\//, page({ name: 'hello-web-1', type: 'web', state: 'up', release: 'v2' })],
  [/\/config\//, { values: {} }],
  [/\/releases\//, page({ version: 2 })],
  [/\/domains\//, page()],
  [/\/builds\//, page({ uuid: '1', procfile: { web: './web', clock: './tick' } })],
  [/\/apps\/hello\/$/, { id: 'hello', structure: { web: 1, worker: 0 } }],
];
const headers = { DEIS_API_VERSION: '2.3', 'Content-Type': 'application/json' };

let controller: TestController;
let machine: Machine;
beforeAll(async () => {
  controller = await startTestController();
  machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123' });
});
afterAll(async () => {
  await controller.close();
  machine.remove();
});

function answerChangesWith(
  status: number,
  body: string,
  withHeaders: Readonly<Record<string, string>> = headers,
): void {
  controller.expect(({ method, path }) => {
    if (method !== 'GET') return { status, headers: withHeaders, body };
    const read = reads.find(([pattern]) => pattern.test(path));
    if (path === '/v2/') return { status: 401, headers, body: '{"detail": "No."}' };
    return read
      ? { status: 200, headers, body: JSON.stringify(read[1]) }
      : { status: 404, headers, body: '{"detail": "Not found."}' };
  });
}

const argvOf = (words: readonly string[]): string[] => words.map((word) => word.replace('{url}', controller.url));

describe('a change that the controller has accepted', () => {
  it.each(changes.map((words) => [words.join(' ').replaceAll(/\S*\//g, ''), words] as const))(
    '%s ends with 0, whatever the body is',
    async (_, words) => {
      for (const body of bodies) {
        answerChangesWith(201, body);
        const outcome = await machine.run(argvOf(words));
        expect(outcome, body).toMatchObject({ exitCode: 0 });
        expect(outcome.stdout, body).not.toMatch(/undefined|null|NaN/);
        const json = await machine.run([...argvOf(words), '--json']);
        expect(json, body).toMatchObject({ exitCode: 0 });
        expect(() => JSON.parse(json.stdout) as unknown, json.stdout).not.toThrow();
      }
    },
  );

  it('has a notice of what cannot be read', async () => {
    answerChangesWith(201, '{"app": "hello"}');
    const { stderr } = await machine.run('config:set A=1 -a hello');
    expect(stderr).toContain('The change was made, but');
    expect(stderr).toContain('its "values" is not what the API documents promise');
    answerChangesWith(201, '{"values": {"A": "1"}}');
    expect(await machine.run('config:set A=1 -a hello')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('is not what a login page answers that no controller sends', async () => {
    answerChangesWith(200, '<html>', {});
    expect(await machine.run('config:set A=1 -a hello')).toMatchObject({ exitCode: 8, stdout: '' });
    expect(await machine.run('apps:transfer bob -a hello')).toMatchObject({ exitCode: 8, stdout: '' });
  });

  it('is not the empty 200 of a controller that takes the path for the app itself', async () => {
    answerChangesWith(200, '', { DEIS_API_VERSION: '2.2' });
    expect(await machine.run('maintenance:on -a hello --api deis-2.2')).toMatchObject({ exitCode: 8, stdout: '' });
    expect(await machine.run('builds:create x/y -a hello --api drycc-2.1')).toMatchObject({ exitCode: 8, stdout: '' });
  });

  it('is no login without a token, and no run without an exit code', async () => {
    answerChangesWith(200, '{}');
    writeFileSync(join(machine.directory, 'password'), 'x');
    const login = await machine.run(['auth:login', controller.url, '--username=ada', '--password=x']);
    expect(login.exitCode).toBe(8);
    expect(login.stderr).toContain('its "token" is not');
    const run = await machine.run('run -a hello ls');
    expect(run.exitCode).toBe(8);
    expect(run.stderr).toContain('its "exit_code" is not');
  });
});

describe('ps:restart', () => {
  it('of a type that is scaled to 0 finds nothing to restart, as with real controllers', async () => {
    answerChangesWith(200, '[]');
    expect(await machine.run('ps:restart worker -a hello')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Could not find any processes to restart') as string,
    });
    // One that is in the Procfile and was never scaled is none either.
    expect(await machine.run('ps:restart clock -a hello')).toMatchObject({ exitCode: 0 });
    expect(await machine.run('ps:restart nosuch -a hello')).toMatchObject({
      exitCode: 5,
      stderr: expect.stringContaining('Process types: web, worker, clock.') as string,
    });
  });
});
