import { expect, it, onTestFinished } from 'vitest';
import { createMachine, type RunOptions } from '../setup/simulated-machine.ts';
import { startTestController } from '../proofs/test-controller.ts';

/** Runs a command line at a controller that takes 62.5 seconds of the machine's clock for every change. */
async function run(line: string, options: RunOptions & { readonly pods?: readonly object[] } = {}) {
  const controller = await startTestController();
  const machine = createMachine({
    DEIS_CONTROLLER: controller.url,
    DEIS_TOKEN: 'abc',
    DRYCC_CONTROLLER: controller.url,
    DRYCC_TOKEN: 'abc',
  });
  onTestFinished(async () => {
    await controller.close();
    machine.remove();
  });
  const now = new Date('2026-01-01T00:00:00.900Z');
  const pods = options.pods ?? [{ name: 'hello-v2-web-e7dej', type: 'web', release: 'v2', state: 'up' }];
  controller.expect(({ method, path }) => {
    if (method !== 'GET') now.setTime(now.getTime() + 62_500);
    const isList = method === 'GET' && path.endsWith('/pods/');
    const body = isList ? { count: pods.length, next: null, previous: null, results: pods } : pods;
    const headers = { DEIS_API_VERSION: '2.2', 'Content-Type': 'application/json' };
    return { status: method === 'DELETE' ? 204 : 200, headers, body: method === 'DELETE' ? '' : JSON.stringify(body) };
  });
  return machine.run(line, { ...options, now });
}

const processes = '=== hello Processes\n--- web:\nhello-v2-web-e7dej up (v2)\n';

it.each([
  ['ps:scale web=1 -a hello', {}, `Scaling processes... but first, coffee!\ndone in 62s\n${processes}`],
  ['ps:restart -a hello', {}, `Restarting processes... but first, coffee!\ndone in 62s\n${processes}`],
  [
    'scale web=1 -a hello',
    { DEIS_DRINK_OF_CHOICE: 'a nice tea' },
    `Scaling processes... but first, a nice tea!\ndone in 62s\n${processes}`,
  ],
  [
    'ps:restart web -a hello',
    { DEIS_DRINK_OF_CHOICE: 'maté' },
    `Restarting processes... but first, maté!\ndone in 62s\n${processes}`,
  ],
  ['destroy --confirm hello', {}, 'Destroying hello...\ndone in 62s\n'],
])('%s says what to have meanwhile, and how long it took: %j', async (line, environment, stdout) => {
  expect(await run(line, { environment })).toMatchObject({ exitCode: 0, stdout });
});

it('says that nothing was restarted', async () => {
  expect(await run('ps:restart -a hello', { pods: [] })).toMatchObject({
    exitCode: 0,
    stdout: 'Restarting processes... but first, coffee!\nCould not find any processes to restart\n',
  });
});

it('has a drink of its own as drycc', async () => {
  const environment = { DEIS_DRINK_OF_CHOICE: 'tea', DRYCC_DRINK_OF_CHOICE: 'water' };
  const { stdout } = await run('scale web=1 -a hello', { brand: 'drycc', environment });
  expect(stdout).toContain('Scaling processes... but first, water!\n');
});

it('is no part of the result as JSON', async () => {
  const { stdout } = await run('ps:scale web=1 -a hello --json');
  expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ name: 'hello-v2-web-e7dej' })]);
});
