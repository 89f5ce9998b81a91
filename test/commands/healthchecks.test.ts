import { describe, expect, it, onTestFinished } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { createMachine } from '../setup/simulated-machine.ts';
import { startTestController } from '../proofs/test-controller.ts';
import { placeWithApp } from '../setup/sandbox-with-app.ts';

const defaults = {
  initialDelaySeconds: 50,
  timeoutSeconds: 50,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
};

describe.each(dialects.filter(({ prefix }) => prefix === '/v2'))('healthchecks in $name', ({ name }) => {
  const { run, fail, json } = placeWithApp(name);

  it('are set, listed and removed', async () => {
    expect(await run('healthchecks')).toBe('=== hello Healthchecks\nNo health checks configured.\n');
    expect(await run('healthchecks:set liveness httpGet 80')).toBe(
      `Applying livenessProbe healthcheck... done

=== hello Healthchecks

web/cmd:
--- Liveness
Initial Delay (seconds): 50
Timeout (seconds): 50
Period (seconds): 10
Success Threshold: 1
Failure Threshold: 3
Exec Probe: N/A
HTTP GET Probe: Path="/" Port=80 HTTPHeaders=[]
TCP Socket Probe: N/A

--- Readiness
No readiness probe configured.
`,
    );
    const httpGet = { path: '/', port: 80 };
    expect(await json('healthchecks:list')).toMatchObject({
      healthcheck: { 'web/cmd': { livenessProbe: { ...defaults, httpGet } } },
    });
    await run('healthchecks:set readiness exec --type worker -- /bin/sh -c true');
    expect(await json('healthchecks:list')).toMatchObject({
      healthcheck: { worker: { readinessProbe: { ...defaults, exec: { command: ['/bin/sh', '-c', 'true'] } } } },
    });
    expect(await run('healthchecks:list --type worker')).toContain('Exec Probe: Command=[/bin/sh -c true]\n');
    expect(await run('healthchecks:list --type worker')).not.toContain('web/cmd');
    expect(await run('healthchecks:unset liveness')).toBe(`Removing healthchecks... done

=== hello Healthchecks

web/cmd:
--- Liveness
No liveness probe configured.

--- Readiness
No readiness probe configured.
`);
    expect(await json('healthchecks:list')).toMatchObject({ healthcheck: { worker: { readinessProbe: defaults } } });
    expect(await fail('healthchecks:unset liveness')).toMatchObject({
      exitCode: 6,
      stderr: expect.stringMatching(/^Error: web\/cmd does not exist under healthcheck\n/) as string,
    });
    await run('healthchecks:unset readiness --type worker');
    expect(await run('healthchecks')).not.toContain('Probe:');
  });

  it('take all options', async () => {
    const words =
      'healthchecks:set readiness httpGet 5000 -p /healthz --type=web --headers=X-A:b,X-C=d:e ' +
      '--initial-delay-timeout=1 --timeout-seconds=2 --period-seconds=3 --success-threshold=4 --failure-threshold=5';
    expect(await json(words)).toMatchObject({
      healthcheck: {
        web: {
          readinessProbe: {
            initialDelaySeconds: 1,
            timeoutSeconds: 2,
            periodSeconds: 3,
            successThreshold: 4,
            failureThreshold: 5,
            httpGet: {
              path: '/healthz',
              port: 5000,
              httpHeaders: [
                { name: 'X-A', value: 'b' },
                { name: 'X-C', value: 'd:e' },
              ],
            },
          },
        },
      },
    });
    expect(await run('healthchecks:list --type web')).toContain(
      'Path="/healthz" Port=5000 HTTPHeaders=[X-A=b X-C=d:e]',
    );
    expect(await run('healthchecks:set liveness tcpSocket 5000 --type web')).toContain('TCP Socket Probe: Port=5000\n');
  });

  it('leave out what is for httpGet, and say so', async () => {
    const settings = { cron: { livenessProbe: { ...defaults, exec: { command: ['true'] } } } };
    expect(await json('healthchecks:set liveness exec true --path /x --headers=X:1 --type=cron')).toMatchObject({
      healthcheck: settings,
    });
  });

  it('take --timeout for the beginning of --timeout-seconds', async () => {
    const settings = { web: { readinessProbe: { ...defaults, timeoutSeconds: 7, tcpSocket: { port: 1 } } } };
    const words = 'healthchecks:set readiness tcpSocket 1 --type=web --timeout=7';
    expect(await json(words)).toMatchObject({ healthcheck: settings });
  });

  it('are refused in the words of the controller', async () => {
    expect(await fail('healthchecks:set liveness tcpSocket 80 --success-threshold 2')).toMatchObject({
      exitCode: 6,
      stderr: expect.stringContaining('livenessProbe successThreshold can only be 1') as unknown,
    });
  });

  it.each([
    'healthchecks:set',
    'healthchecks:set liveness',
    'healthchecks:set liveness httpGet',
    'healthchecks:set alive httpGet 80',
    'healthchecks:set liveness http 80',
    'healthchecks:set liveness httpGet eighty',
    'healthchecks:set liveness httpGet 0',
    'healthchecks:set liveness tcpSocket 65536',
    'healthchecks:set liveness tcpSocket 80 81',
    'healthchecks:set liveness httpGet 80 --headers=X',
    'healthchecks:set liveness httpGet 80 --type=We_b',
    'healthchecks:unset',
    'healthchecks:unset alive',
  ])('are refused as wrong usage: %s', async (words) => {
    expect(await fail(words)).toMatchObject({ exitCode: 2 });
  });
});

describe('a controller that keeps health checks without process types, as Workflow 2.1', () => {
  const probe = { ...defaults, tcpSocket: { port: 80 } };
  const refusal = { healthcheck: ['Healthcheck keys must be either livenessProbe or readinessProbe'] };

  async function start() {
    const controller = await startTestController();
    controller.expect(({ method, body, headers: { authorization } }) => {
      const headers = { DEIS_API_VERSION: '2.1', 'Content-Type': 'application/json' };
      if (authorization === undefined) return { status: 401, headers, body: '{"detail":"Who are you?"}' };
      const given = (body as { healthcheck?: object } | undefined)?.healthcheck ?? {};
      const isRefused = method === 'POST' && Object.keys(given).some((name) => !name.endsWith('Probe'));
      const config = {
        values: {},
        healthcheck: 'livenessProbe' in given && given.livenessProbe === null ? {} : { livenessProbe: probe },
      };
      const status = isRefused ? 400 : method === 'POST' ? 201 : 200;
      return { status, headers, body: JSON.stringify(isRefused ? refusal : config) };
    });
    const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc', DEIS_APP: 'hello' });
    onTestFinished(async () => {
      await controller.close();
      machine.remove();
    });
    const sent = () => controller.received.filter(({ method }) => method === 'POST').map(({ body }) => body);
    return { machine, sent };
  }

  it('shows those of the default process', async () => {
    const { machine } = await start();
    expect((await machine.run('healthchecks')).stdout).toMatch(
      /\nweb\/cmd:\n--- Liveness\nInitial Delay \(seconds\): 50\n/,
    );
  });

  it('is sent those of the default process in its own form, and no others', async () => {
    const { machine, sent } = await start();
    const set = await machine.run('healthchecks:set liveness tcpSocket 80');
    expect(set).toMatchObject({ exitCode: 0 });
    expect(set.stdout).toContain('TCP Socket Probe: Port=80\n');
    expect(sent()).toEqual([
      { healthcheck: { 'web/cmd': { livenessProbe: probe } } },
      { healthcheck: { livenessProbe: probe } },
    ]);
    expect((await machine.run('healthchecks:unset liveness')).stdout).toContain('No liveness probe configured.');
    expect(sent().at(-1)).toEqual({ healthcheck: { livenessProbe: null } });
    expect(await machine.run('healthchecks:set liveness tcpSocket 80 --type web')).toMatchObject({ exitCode: 6 });
    expect(sent()).toHaveLength(5);
  });
});

describe('healthchecks in deis-1.1', () => {
  const { fail } = placeWithApp('deis-1.1');

  it.each(['healthchecks:list', 'healthchecks:set liveness httpGet 80', 'healthchecks:unset liveness'])(
    'are not there, and nothing is asked: %s',
    async (words) => {
      const { exitCode, stderr } = await fail(words);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/:\w+ needs API 2\.[0-9]; http:.* speaks 1\.1\.\n/);
    },
  );
});
