import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Answer, recorded, type ScriptedDrycc, scriptedDrycc, token } from './scripted-drycc.ts';

const profileOf = ({ machine }: ScriptedDrycc): unknown =>
  JSON.parse(readFileSync(join(machine.home, '.drycc', 'client.json'), 'utf8'));

const team = '/v2/workspaces/myteam/';
const page = (...results: readonly object[]): Answer => ({ status: 200, body: { count: results.length, results } });
const created: Answer = { status: 201, body: { id: 'hello', workspace: 'x' } };

describe('the workspace of a new app', () => {
  const create = 'apps:create hello --no-remote';
  const sent = (workspace: string): string => `POST /v2/apps/ {"id":"hello","workspace":"${workspace}"}`;

  it('is the one that is given, of the environment, of the profile, or the only one, in this order', async () => {
    const drycc = await scriptedDrycc('current', { workspace: 'profiles' });
    const environment = { DRYCC_WORKSPACE: 'environments' };
    drycc.answer({ 'POST /v2/apps/': created, 'GET /v2/workspaces/': page({ id: 'onlyone' }) });
    await drycc.run(`${create} --workspace given`, { environment });
    await drycc.run(create, { environment });
    await drycc.run(create);
    expect(drycc.asked()).toEqual([sent('given'), sent('environments'), sent('profiles')]);
    const other = await scriptedDrycc();
    other.answer({ 'POST /v2/apps/': created, 'GET /v2/workspaces/': page({ id: 'onlyone' }) });
    await other.run(create);
    expect(other.asked()).toEqual(['GET /v2/workspaces/?limit=20', sent('onlyone')]);
  });

  it('is asked for at a terminal, and elsewhere wrong usage that lists them', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ 'POST /v2/apps/': created, 'GET /v2/workspaces/': page({ id: 'oneone' }, { id: 'twotwo' }) });
    const outcome = await drycc.run(create);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain('oneone, twotwo');
    drycc.asked();
    expect(await drycc.run(create, { answers: [['Which workspace?', '\u001b[B\r']] })).toMatchObject({ exitCode: 0 });
    expect(drycc.asked().at(-1)).toBe(sent('twotwo'));
  });

  it('is refused where there are no workspaces', async () => {
    const drycc = await scriptedDrycc(1.13, { workspace: 'profiles' });
    drycc.answer({ 'POST /v2/apps/': created });
    const outcome = await drycc.run(`${create} --workspace given`);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain('needs Drycc (2026)');
    expect(drycc.asked()).toEqual([]);
    expect(await drycc.run(create)).toMatchObject({ exitCode: 0 });
    expect(drycc.asked()).toEqual(['POST /v2/apps/ {"id":"hello"}']);
  });

  it('is missing where one is a member of none', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ 'GET /v2/workspaces/': page() });
    expect((await drycc.run(create)).stderr).toContain('workspaces:create');
  });
});

describe('workspaces', () => {
  it('are listed, with the one that is chosen', async () => {
    const drycc = await scriptedDrycc('current', { workspace: '12345' });
    drycc.answer({ 'GET /v2/workspaces/': page({ id: '12345', email: 'x@y.zz' }, { id: 'myteam', email: 'a@b.cc' }) });
    expect(await drycc.run('workspaces')).toEqual({
      exitCode: 0,
      stdout: '=== Workspaces\n12345\nmyteam\n',
      stderr: '',
    });
    expect((await drycc.run('workspaces', { isTerminal: true, columns: 100 })).stdout).toContain('12345 (current)');
  });

  it('are created, with the own address where none is given', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ 'POST /v2/workspaces/': recorded('workspaces 3'), 'GET /v2/auth/whoami/': recorded('whoami 1') });
    const outcome = await drycc.run('workspaces:create myteam');
    expect(outcome).toMatchObject({ exitCode: 0, stdout: 'Creating workspace myteam... done\n' });
    expect(outcome.stderr).toContain('workspaces:switch myteam');
    expect(drycc.asked()).toEqual([
      'GET /v2/auth/whoami/',
      'POST /v2/workspaces/ {"id":"myteam","email":"alice@example.com"}',
    ]);
    drycc.answer({ 'POST /v2/workspaces/': recorded('workspaces 4') });
    expect((await drycc.run('workspaces:create myteam --email a@b.cc')).stderr).toContain('taken');
    expect(await drycc.run('workspaces:create my-team --email a@b.cc')).toMatchObject({ exitCode: 2 });
  });

  it('are switched in the profile, as the Go client does it', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ [`GET ${team}`]: recorded('workspaces 12') });
    expect(await drycc.run('workspaces:switch myteam')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(profileOf(drycc)).toMatchObject({ workspace: 'myteam', token: 'abc123' });
    drycc.answer({ 'GET /v2/workspaces/ghost/': recorded('workspaces 14') });
    const { exitCode, stderr } = await drycc.run('workspaces:switch ghost');
    expect(exitCode).toBe(5);
    expect(stderr).toContain('orkspace "ghost" not found');
    expect(profileOf(drycc)).toMatchObject({ workspace: 'myteam' });
  });

  it.each([
    [
      'workspaces:info myteam',
      { [`GET ${team}`]: 'workspaces 12', [`GET ${team}members/`]: 'members 10' },
      /bob member\n$/,
    ],
    ['workspaces:members myteam', { [`GET ${team}members/`]: 'members 10' }, /alice admin\nbob member\n$/],
    ['workspaces:invitations myteam', { [`GET ${team}invitations/`]: 'invitations 7' }, /=== myteam Invitations\n$/],
  ] as const)('are shown: %s', async (line, answers, prints) => {
    const drycc = await scriptedDrycc();
    drycc.answer(Object.fromEntries(Object.entries(answers).map(([asked, step]) => [asked, recorded(step)])));
    const outcome = await drycc.run(line);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(outcome.stdout).toMatch(prints);
  });

  it.each([
    ['workspaces:update myteam bob --role viewer', `PATCH ${team}members/bob/`, 'members 15', ' {"role":"viewer"}'],
    ['workspaces:update myteam bob --alerts false', `PATCH ${team}members/bob/`, 'members 13', ' {"alerts":false}'],
    [
      'workspaces:update myteam --email new@example.com',
      `PATCH ${team}`,
      'workspaces 16',
      ' {"email":"new@example.com"}',
    ],
    [
      'workspaces:invite myteam bob@example.com',
      `POST ${team}invitations/`,
      'invitations 2',
      ' {"email":"bob@example.com"}',
    ],
    ['workspaces:remove myteam bob', `DELETE ${team}members/bob/`, 'members 19', ''],
  ] as const)('are changed: %s', async (line, asked, step, body) => {
    const drycc = await scriptedDrycc();
    drycc.answer({ [asked]: recorded(step) });
    expect(await drycc.run(line)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(drycc.asked()).toEqual([`${asked}${body}`]);
  });

  it('say so where an address was invited before', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ [`POST ${team}invitations/`]: { status: 201, body: { email: 'bob@example.com' } } });
    expect((await drycc.run('workspaces:invite myteam bob@example.com')).stdout).toContain('invited before');
  });

  it('are left, and are the default no longer', async () => {
    const drycc = await scriptedDrycc('current', { workspace: 'myteam' });
    drycc.answer({ 'GET /v2/auth/whoami/': recorded('whoami 1'), [`DELETE ${team}members/alice/`]: { status: 204 } });
    expect(await drycc.run('workspaces:leave myteam')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(profileOf(drycc)).not.toHaveProperty('workspace');
  });
});

describe('workspaces:delete', () => {
  it('sends nothing while there are apps, as they would go as well', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ 'GET /v2/apps': page({ id: 'hello' }, { id: 'other' }) });
    const { exitCode, stderr } = await drycc.run('workspaces:delete myteam --confirm myteam');
    expect(exitCode).toBe(6);
    expect(stderr).toContain('2 apps, which would be destroyed: hello, other');
    expect(drycc.asked()).toEqual(['GET /v2/apps?workspace=myteam']);
  });

  it('says what goes, and wants the name', async () => {
    const drycc = await scriptedDrycc('current', { workspace: 'myteam' });
    drycc.answer({ 'GET /v2/apps': page({ id: 'hello' }), [`DELETE ${team}`]: { status: 204 } });
    expect(await drycc.run('workspaces:delete myteam --with-apps')).toMatchObject({ exitCode: 2 });
    expect(await drycc.run('workspaces:delete myteam --with-apps --confirm other')).toMatchObject({ exitCode: 2 });
    const typed = await drycc.run('workspaces:delete myteam --with-apps', {
      answers: [['names are lost', 'myteam\r']],
    });
    expect(typed).toMatchObject({ exitCode: 0 });
    expect(drycc.asked().filter((each) => each.startsWith('DELETE'))).toEqual([`DELETE ${team}`]);
    expect(profileOf(drycc)).not.toHaveProperty('workspace');
  });
});

describe('tokens', () => {
  it('are listed, made and revoked', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ 'GET /v2/tokens/': recorded('tokens 1') });
    expect((await drycc.run('tokens')).stdout).toContain('a8de3f7b-78d7-4c59-81bd-9b9fac1f0c8e rec\n');
    const uuid = '48651e6c-f8f3-47d0-8fa0-841dacfe07a5';
    drycc.answer({ [`DELETE /v2/tokens/${uuid}/`]: recorded('tokens 5') });
    expect(await drycc.run(`tokens:remove ${uuid}`)).toMatchObject({ exitCode: 2 });
    expect(drycc.asked()).toEqual([]);
    expect(await drycc.run(`tokens:remove ${uuid} --yes`)).toMatchObject({ exitCode: 0 });
    expect(drycc.asked()).toEqual([`DELETE /v2/tokens/${uuid}/`]);
    drycc.answer({
      'POST /v2/auth/login/': recorded('login 3'),
      'GET /v2/auth/token/0123456789abcdef0123456789abcdef/': recorded('login 4'),
    });
    expect(await drycc.run('tokens:add ci --username alice --password opensesame')).toMatchObject({
      exitCode: 0,
      stdout: `${token}\n`,
    });
    expect(drycc.asked().at(-1)).toContain('?alias=ci');
    const tooLong = 'x'.repeat(33);
    expect(await drycc.run(`tokens:add ${tooLong} --username alice --password opensesame`)).toMatchObject({
      exitCode: 2,
    });
  });
});
