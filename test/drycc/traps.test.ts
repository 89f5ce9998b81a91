import { describe, expect, it } from 'vitest';
import { dryccCurrent } from '../../src/api/dialects/drycc-current.ts';
import { startDrycc } from '../sandbox/drycc/place.ts';
import { scriptedDrycc } from './scripted-drycc.ts';

/**
 * What today's controller does besides what was asked, and where it is seen that no command leads there:
 * - deleting a workspace takes its apps along: workspaces.test.ts, "sends nothing while there are apps";
 * - a gateway without ports is deleted: network.test.ts, "that would delete it";
 * - a variable that is set to an empty value is removed: here;
 * - a build with pipelines replaces all config: builds.test.ts, "does not replace config without a yes";
 * - an app that is given to a workspace of others is lost: commands.test.ts, "apps:transfer carolsteam";
 * - a change of TLS forgets what it does not name: processes.test.ts, "tls:issuer" and "tls auto";
 * - a second invitation has no token: workspaces.test.ts, "say so where an address was invited before";
 * - a long alias of a token is a failure of the controller: here.
 */
const config = '/v2/apps/example-go/config/';

describe('an empty value', () => {
  const values = [
    { name: 'A', value: 'one', group: 'global' },
    { name: 'A', value: 'two', ptype: 'web' },
    { name: 'EMPTY', value: '', group: 'global' },
  ];
  it.each([
    ['config:set A= -a example-go', ''],
    ['config:set A= B=1 --ptype web -a example-go', ''],
    ['config:push -a example-go', 'A=\nB=1\n'],
  ])('does not remove a variable that has one: %s', async (line, input) => {
    const drycc = await scriptedDrycc();
    drycc.answer({ [`GET ${config}`]: { status: 200, body: { values, values_refs: {} } } });
    const outcome = await drycc.run(line, { ...(input !== '' && { input }) });
    expect(outcome).toMatchObject({ exitCode: 6, stdout: '' });
    expect(outcome.stderr).toContain('removes a variable that is set to an empty value: A');
    expect(drycc.asked()).toEqual([`GET ${config}`]);
  });

  it('is set where there is none, or one that is empty', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({
      [`GET ${config}`]: { status: 200, body: { values, values_refs: {} } },
      [`POST ${config}`]: { status: 201, body: { values: [...values, { name: 'NEW', value: '', group: 'global' }] } },
    });
    expect(await drycc.run('config:set EMPTY= NEW= -a example-go')).toMatchObject({ exitCode: 0 });
    expect(drycc.asked().at(-1)).toMatch(/^POST .*"name":"NEW","value":""/);
  });

  it('removes a variable in the sandbox as well, so that the trap is there', async () => {
    const { ask } = await startDrycc();
    const set = (value: string) => ask('config.set', { app: 'hello', values: [{ name: 'A', value, group: 'global' }] });
    await set('one');
    expect((await set('')).json).toMatchObject({ values: [] });
  });
});

describe('the alias of a token', () => {
  it('over 32 characters is refused before a login', async () => {
    const drycc = await scriptedDrycc();
    const outcome = await drycc.run(`tokens:add ${'x'.repeat(33)} --username alice --password opensesame`);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(drycc.asked()).toEqual([]);
  });

  it('is cut off wherever else it comes from', () => {
    const cut = { alias: 'x'.repeat(32) };
    for (const name of ['auth.finish', 'auth.trade'] as const) {
      expect(dryccCurrent.codecs[name]?.ask?.({ alias: 'x'.repeat(40) })).toEqual(cut);
    }
  });
});

it('a second invitation is told as what it is, in a script too', async () => {
  const drycc = await scriptedDrycc();
  const again = { status: 201, body: { email: 'bob@example.com' } };
  drycc.answer({ 'POST /v2/workspaces/myteam/invitations/': again });
  const { exitCode, stdout } = await drycc.run('workspaces:invite myteam bob@example.com --json');
  expect({ exitCode, json: JSON.parse(stdout) as unknown }).toEqual({ exitCode: 0, json: again.body });
});
