import { describe, expect, it, onTestFinished } from 'vitest';
import { deis22 } from '../../src/api/dialects/deis-2.2.ts';
import type { Dialect } from '../../src/api/dialects/dialect.ts';
import { dryccCurrent } from '../../src/api/dialects/drycc-current.ts';
import { type Place, startPlace, until } from '../sandbox/runtime/pushed-app.ts';
import { createMachine, type Outcome } from '../setup/simulated-machine.ts';

const { routes, sockets } = dryccCurrent;

/** An API that has of today's Drycc what runs commands, and is one that the sandbox speaks otherwise. */
const dialect: Dialect = {
  ...deis22,
  sockets,
  routes: {
    ...deis22.routes,
    'apps.run': null,
    'apps.logs': null,
    'apps.launch': routes['apps.launch'],
    'pods.describe': routes['pods.describe'],
  },
};

const talker = {
  files: {
    'app.js': `
      console.log('listening');
      require('http').createServer().listen(process.env.PORT);
    `,
  },
  procfile: { web: 'node app.js' },
};

interface Ready {
  readonly place: Place;
  readonly pod: string;
  readonly drycc: (name: string, ...words: string[]) => Promise<Outcome>;
}

async function startReady(): Promise<Ready> {
  const place = await startPlace({}, dialect);
  await place.api('config.set', { app: 'hello', values: { GREETING: 'hi' } });
  await place.deploy('hello', talker);
  const machine = createMachine({ DRYCC_CONTROLLER: place.sandbox.url, DRYCC_TOKEN: place.token });
  onTestFinished(() => {
    machine.remove();
  });
  const { json } = await place.api('pods.list', { app: 'hello' });
  const [first] = (json as { results: { name: string }[] }).results;
  return {
    place,
    pod: first?.name ?? '',
    drycc: (name, ...words) =>
      machine.run([name, '--api', 'drycc-current', '-a', 'hello', ...words], { brand: 'drycc' }),
  };
}

describe('commands against the sandbox', () => {
  it('run beside a process, and show its log', async () => {
    const { pod, drycc } = await startReady();
    const exec = [pod, '--', 'sh', '-c', 'ls; echo $GREETING; exit 9'];
    expect(await drycc('ps:exec', ...exec)).toEqual({ exitCode: 9, stdout: 'app.js\nhi\n', stderr: '' });
    expect(await until(async () => ((await drycc('logs')).stdout !== '' ? drycc('logs') : undefined))).toEqual({
      exitCode: 0,
      stdout: `hello[web.${pod}]: listening\n`,
      stderr: '',
    });
    expect(await drycc('ps:logs', `${pod}x`)).toMatchObject({ exitCode: 5 });
  });

  it('run in the background, and are followed to their end', async () => {
    const { drycc, place } = await startReady();
    expect(await drycc('run', 'cat', 'app.js', 'no-such-file')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(/^Running 'cat app\.js no-such-file'\.\.\.\n[^]*no-such-file/) as string,
    });
    expect(await drycc('run', 'no-such-program')).toMatchObject({ exitCode: 127 });
    const { stdout } = await drycc('run', '--json', 'env');
    expect(JSON.parse(stdout)).toMatchObject({
      exit_code: 0,
      output: expect.stringContaining('GREETING=hi\n') as string,
    });
    // They are listed for a while, and are gone with their app.
    expect(await place.states('hello')).toEqual(['run down', 'run crashed', 'run crashed', 'web up']);
    await place.api('apps.destroy', { app: 'hello' });
    await place.api('apps.create', { id: 'hello' });
    expect(await place.states('hello')).not.toContain('run down');
    expect(place.sandbox.reported).toEqual([]);
  });

  it('are ended when their time is over, or their app is gone', async () => {
    const { drycc, place } = await startReady();
    expect(await drycc('run', '-t', '1', 'sleep', '1000')).toMatchObject({ exitCode: 137 });
    expect(await drycc('run', '--detach', 'sleep', '1000')).toMatchObject({ exitCode: 0 });
    expect((await place.states('hello')).filter((each) => each === 'run up')).toHaveLength(1);
    await place.api('apps.destroy', { app: 'hello' });
    expect(place.sandbox.reported).toEqual([]);
  });
});
