import { describe, expect, it } from 'vitest';
import { scriptedDrycc } from './scripted-drycc.ts';

const app = '/v2/apps/hello';

describe('Drycc 1.13, which has no workspaces', () => {
  it('shares apps with permissions', async () => {
    const drycc = await scriptedDrycc(1.13);
    drycc.answer({ [`POST ${app}/perms/`]: { status: 201 } });
    expect(await drycc.run('perms:create bob -a hello')).toMatchObject({ exitCode: 0 });
    expect(await drycc.run('perms:create bob --permissions view -a hello')).toMatchObject({ exitCode: 0 });
    expect(await drycc.run('perms:create bob --permissions all -a hello')).toMatchObject({ exitCode: 2 });
    expect(drycc.asked()).toEqual([
      `POST ${app}/perms/ {"username":"bob","permissions":"view,change,delete"}`,
      `POST ${app}/perms/ {"username":"bob","permissions":"view"}`,
    ]);
  });

  it('lists whom an app is shared with', async () => {
    const drycc = await scriptedDrycc(1.13);
    const results = [{ app: 'hello', username: 'bob', permissions: ['view'] }];
    drycc.answer({ [`GET ${app}/perms/`]: { status: 200, body: { results, count: 1 } } });
    expect((await drycc.run('perms -a hello')).stdout).toContain('bob\n');
  });

  it('transfers apps to users', async () => {
    const drycc = await scriptedDrycc(1.13);
    drycc.answer({ [`POST ${app}/`]: { status: 200 } });
    expect(await drycc.run('apps:transfer bob -a hello')).toMatchObject({ exitCode: 0 });
    expect(drycc.asked()).toEqual([`POST ${app}/ {"owner":"bob"}`]);
  });

  it.each(['workspaces', 'workspaces:create teamx --email a@b.cc'])('has no %s', async (line) => {
    const drycc = await scriptedDrycc(1.13);
    const outcome = await drycc.run(line);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/needs Drycc \(2026\); http:\S+ is Drycc 1\.8 to 1\.13\./);
    expect(drycc.asked()).toEqual([]);
  });
});
