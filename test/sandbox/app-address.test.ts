import { afterEach, expect, it } from 'vitest';
import { dialectOf, controllerNames } from '../../src/sandbox/rules/controller-names.ts';
import { sandboxDialects } from '../../src/sandbox/rules/rules-of.ts';
import type { SandboxOptions } from '../../src/sandbox/wire/server.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let place: Place | undefined;
afterEach(() => place?.close());

const kinds: readonly (readonly [name: string, dialect: string, options: Partial<SandboxOptions>])[] = [
  ...sandboxDialects.map(({ name }) => [name, name, {}] as const),
  // As sandbox:start has it.
  ...controllerNames.map((like) => {
    const options = { like, dialect: dialectOf(like), showsAddresses: true };
    return [`--like ${like}`, options.dialect.name, options] as const;
  }),
];

it.each(kinds)('apps:info --json and apps:open have the whole address of an app, %s', async (_, dialect, options) => {
  const { machine, sandbox } = (place = await createPlace(dialect, options));
  await machine.run('apps:create hello --no-remote');
  const url = `http://hello.localhost:${sandbox.port}`;
  expect(await machine.json('apps:info -a hello')).toMatchObject({ id: 'hello', url });
  expect(await machine.run('apps:open -a hello')).toMatchObject({ exitCode: 0, stdout: `${url}\n` });
});

it('images are deployed on Drycc 1.3, which wants to know their stack, and on Drycc 1.0', async () => {
  for (const like of ['drycc-1.3', 'drycc-1.0'] as const) {
    const other = await createPlace('drycc-2.3', { like });
    const { machine } = other;
    await machine.run('apps:create hello --no-remote');
    expect(await machine.run('builds:create example/go -a hello')).toMatchObject({ exitCode: 0 });
    await other.close();
  }
});
