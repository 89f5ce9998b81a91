import { afterEach, describe, expect, it } from 'vitest';
import { dialectNames } from '../../src/api/dialects/registry.ts';
import { sandboxDialects } from '../../src/sandbox/rules/rules-of.ts';
import { shortcuts } from '../../src/command-line/interpret.ts';
import { version } from '../../src/base/version.ts';
import { createMachine } from '../setup/simulated-machine.ts';
import { startTestController } from '../proofs/test-controller.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let place: Place | undefined;
afterEach(async () => {
  await place?.close();
  place = undefined;
});

const names = dialectNames;

describe('version', () => {
  it('needs no login', async () => {
    const machine = createMachine();
    for (const words of ['version', 'version:show', '--version', '-v']) {
      expect(await machine.run(words), words).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
    }
    expect(await machine.json('version')).toEqual({
      version,
      dialects: names,
      controller: null,
      newest: null,
      update: null,
    });
    expect(await machine.run('version --all')).toMatchObject({ exitCode: 4, stdout: '' });
    machine.remove();
  });

  it.each(sandboxDialects.map((each) => [each.name, each] as const))(
    'shows that of a controller of %s',
    async (name, dialect) => {
      place = await createPlace(name);
      const { machine, sandbox } = place;
      expect(await machine.json('version --all')).toEqual({
        version,
        dialects: names,
        newest: null,
        update: null,
        controller: { url: sandbox.url, api: dialect.version, platform: dialect.platform, dialect: name, kind: null },
      });
      const { stdout } = await machine.run('version -a');
      expect(stdout).toMatch(new RegExp(`^Workflow CLI Version: +${version}\n`));
      expect(stdout).toMatch(new RegExp(`\nWorkflow Controller API Version: +${dialect.version}\n`));
      expect(stdout).toMatch(new RegExp(`\nWorkflow Platform Version: +${dialect.platform}\n`));
    },
  );

  it('says when a controller announces nothing, and fails when it is down', async () => {
    const controller = await startTestController();
    const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123' });
    controller.expect(() => ({ status: 401, headers: {}, body: '{"detail":"Who are you?"}' }));
    expect(await machine.json('version --all')).toMatchObject({
      controller: { api: null, platform: null, dialect: 'deis-2.2' },
    });
    expect((await machine.run('version --all')).stdout).toContain('not announced');
    expect(controller.received.every(({ headers }) => headers.authorization === undefined)).toBe(true);
    controller.expect(() => ({ status: 500, headers: {}, body: 'no' }));
    expect(await machine.run('version --all')).toMatchObject({ exitCode: 8, stdout: '' });
    machine.remove();
    await controller.close();
  });
});

it('shortcuts:list shows the short names', async () => {
  const machine = createMachine();
  const { stdout } = await machine.run('shortcuts');
  expect(stdout.split('\n')).toContain('create -> apps:create');
  expect(stdout.split('\n')).toContain('sharing:add -> perms:create');
  expect(await machine.json('shortcuts:list')).toEqual(shortcuts);
  machine.remove();
});
