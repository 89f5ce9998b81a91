import { afterEach, expect, it } from 'vitest';
import { createPlace, type Place } from '../../setup/sandbox-with-login.ts';

let place: Place | undefined;
afterEach(() => place?.close());

it('an image is deployed as ever, and its processes are said to be simulated', async () => {
  const { machine } = (place = await createPlace('deis-2.2', { notices: true }));
  await machine.run('apps:create hello --no-remote');
  expect((await machine.run('ps -a hello')).stderr).not.toContain('simulated');
  const note = 'Note: The processes of hello are simulated: the sandbox runs what is pushed with git, not images.\n';
  const built = await machine.run('builds:create example/go -a hello');
  expect(built.exitCode).toBe(0);
  const listed = await machine.run('ps -a hello');
  expect(listed).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('hello-v2-cmd-') as string });
  expect(listed.stderr).toBe(note);
});
