import { afterEach, expect, it } from 'vitest';
import { createPlace, type Place } from '../../setup/sandbox-with-login.ts';

let place: Place | undefined;
afterEach(() => place?.close());

it('an image is deployed as ever, and its processes are said to be simulated', async () => {
  const { machine } = (place = await createPlace('deis-2.2', { notices: true }));
  await machine.run('apps:create hello --no-remote');
  expect((await machine.run('ps -a hello')).stderr).not.toContain('simulated');
  const note =
    'Note: The processes of hello are simulated: the sandbox runs images only where docker or podman answers.\n';
  const built = await machine.run('builds:create example/go -a hello');
  expect(built.exitCode).toBe(0);
  const listed = await machine.run('ps -a hello');
  expect(listed).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('hello-v2-cmd-') as string });
  expect(listed.stderr).toBe(note);
});

it.each([
  ['autoscale:set web --min=1 --max=2 --cpu-percent=50', 'Autoscaling has'],
  ['limits:set --cpu web=500m/1', 'CPU limits have'],
  ['tags:set rack=1', 'Tags have'],
])('%s is kept, and said to have no effect', async (words, what) => {
  const { machine } = (place = await createPlace('deis-2.3', { notices: true }));
  await machine.run('apps:create hello --no-remote');
  const outcome = await machine.run(`${words} -a hello`);
  expect(outcome).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining(`${what} no effect in the sandbox.`) as string,
  });
});
