import { describe, expect, it } from 'vitest';
import { dialects } from '../../src/api/dialects/registry.ts';
import { placeWithApp } from './place-with-app.ts';

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
    expect(await run('healthchecks')).toBe('=== hello Healthchecks\n\nNo health checks configured.\n');
    expect(await run('healthchecks:set liveness httpGet 80')).toBe(
      `Applying livenessProbe healthcheck... done

=== hello Healthchecks

web/cmd:
Liveness
--------
Initial Delay (seconds): 50
Timeout (seconds): 50
Period (seconds): 10
Success Threshold: 1
Failure Threshold: 3
Exec Probe: N/A
HTTP GET Probe: Path="/" Port=80 HTTPHeaders=[]
TCP Socket Probe: N/A

Readiness
---------
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
    expect(await run('healthchecks:unset liveness')).toMatch(/^Removing healthchecks\.\.\. done\n\n=== hello Health/);
    expect(await json('healthchecks:list')).toMatchObject({ healthcheck: { worker: { readinessProbe: defaults } } });
    expect(await fail('healthchecks:unset liveness')).toMatchObject({
      exitCode: 6,
      stderr: 'Error: web/cmd does not exist under healthcheck\n',
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
    'healthchecks:set liveness tcpSocket 80 --path /x',
    'healthchecks:set liveness exec true --headers=X:1',
    'healthchecks:set liveness httpGet 80 --headers=X',
    'healthchecks:set liveness httpGet 80 --type=We_b',
    'healthchecks:unset',
    'healthchecks:unset alive',
  ])('are refused as wrong usage: %s', async (words) => {
    expect(await fail(words)).toMatchObject({ exitCode: 2 });
  });
});

describe('healthchecks in deis-1.1', () => {
  const { fail } = placeWithApp('deis-1.1');

  it.each(['healthchecks:list', 'healthchecks:set liveness httpGet 80', 'healthchecks:unset liveness'])(
    'are not there, and nothing is asked: %s',
    async (words) => {
      const { exitCode, stderr } = await fail(words);
      expect(exitCode).toBe(2);
      expect(stderr).toContain('speaks API 1.1 (deis-1.1), which has no healthcheck');
    },
  );
});
