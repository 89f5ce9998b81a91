import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { key, recorded, type ScriptedDrycc, scriptedDrycc, token } from './scripted-drycc.ts';

const profileOf = ({ machine }: ScriptedDrycc): unknown =>
  JSON.parse(readFileSync(join(machine.home, '.drycc', 'client.json'), 'utf8'));

describe("a login to today's Drycc", () => {
  it('with name and password gets a key, and a token for it', async () => {
    const drycc = await scriptedDrycc('current', { workspace: 'myteam' });
    drycc.answer({ 'POST /v2/auth/login/': recorded('login 3'), [`GET /v2/auth/token/${key}/`]: recorded('login 4') });
    const outcome = await drycc.run(`login ${drycc.url} --username alice --password opensesame`);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(outcome.stdout).toContain('Logged in as alice\n');
    expect(drycc.asked()).toEqual([
      'POST /v2/auth/login/ {"username":"alice","password":"opensesame"}',
      expect.stringMatching(new RegExp(`^GET /v2/auth/token/${key}/\\?alias=deis-cli%40.{1,23}$`)),
    ]);
    // The workspace stays, as the controller is the same.
    expect(profileOf(drycc)).toMatchObject({ token, username: 'alice', workspace: 'myteam' });
  });

  it('says why it is refused, and keeps the login that was there', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ 'POST /v2/auth/login/': recorded('login 9') });
    const { exitCode, stdout, stderr } = await drycc.run(`login ${drycc.url} --username alice --password wrong`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 6, stdout: '' });
    expect(stderr).toContain('Invalid credentials given.');
    expect(stderr).not.toContain('invalid_grant');
    expect(profileOf(drycc)).toMatchObject({ token: 'abc123' });
  });

  it('by browser shows the address, and waits until somebody has logged in', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({
      'POST /v2/auth/login/': recorded('login-browser 1'),
      [`GET /v2/auth/token/${key}/`]: [
        recorded('login-browser 2'),
        recorded('login-browser 4'),
        recorded('login-browser 6'),
      ],
    });
    const outcome = await drycc.run(`login ${drycc.url} --browser`, { environment: { PATH: '' } });
    expect(outcome.stderr).toContain(`/v2/login/drycc/?key=${key}`);
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(outcome.stdout).toContain('Logged in as alice\n');
    expect(drycc.asked()).toHaveLength(4);
    expect(profileOf(drycc)).toMatchObject({ token, username: 'alice' });
  });

  it('by browser gives up in time', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({
      'POST /v2/auth/login/': recorded('login-browser 1'),
      [`GET /v2/auth/token/${key}/`]: recorded('login-browser 2'),
    });
    const outcome = await drycc.run(`login ${drycc.url} --browser --timeout 60`, { environment: { PATH: '' } });
    expect(outcome).toMatchObject({ exitCode: 7, stdout: '' });
    // As shipped, controllers allow 30 requests a minute.
    expect(drycc.asked().length).toBeLessThan(25);
  });

  it('needs a name or a browser where nobody can be asked', async () => {
    const drycc = await scriptedDrycc();
    expect(await drycc.run(`login ${drycc.url}`)).toMatchObject({ exitCode: 2, stdout: '' });
    expect(drycc.asked()).toEqual([]);
  });

  it('trades an OAuth token from standard input', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ 'GET /v2/auth/whoami/': recorded('whoami 4'), 'POST /v2/auth/token/': recorded('login 15') });
    const outcome = await drycc.run(`login ${drycc.url} --token-stdin`, { input: 'an-oauth-token\n' });
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(drycc.asked().at(-1)).toMatch(/^POST \/v2\/auth\/token\/\?alias=\S+ \{"access_token":"an-oauth-token"\}$/);
    expect(profileOf(drycc)).toMatchObject({ token });
    drycc.answer({ 'POST /v2/auth/token/': recorded('login 15') });
    const whole =
      '{"access_token":"x","expires_in":36000,"token_type":"Bearer","scope":"openid","refresh_token":"y","id_token":"z"}';
    expect(await drycc.run(`login ${drycc.url} --token-stdin`, { input: whole })).toMatchObject({ exitCode: 0 });
    expect(drycc.asked()).toEqual([
      expect.stringMatching(
        /^POST .* \{"access_token":"x","token_type":"Bearer","scope":"openid","refresh_token":"y","expires_in":36000\}$/,
      ),
    ]);
  });

  it('takes a token of its own as it is', async () => {
    const drycc = await scriptedDrycc();
    drycc.answer({ 'GET /v2/auth/whoami/': recorded('whoami 1') });
    const outcome = await drycc.run(`login ${drycc.url} --token-stdin`, { input: 'abc123\n' });
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(drycc.asked()).toEqual(['GET /v2/auth/whoami/']);
  });

  it.each(['auth:register URL -u x', 'auth:passwd', 'auth:regenerate', 'perms:list -a hello', 'users:list'])(
    'says what replaces what is gone: %s',
    async (line) => {
      const drycc = await scriptedDrycc();
      const words = line.replace('URL', drycc.url).replace('-u x', '--username x --password y --email z@example.com');
      const { exitCode, stderr } = await drycc.run(words);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/Passport|tokens:add|workspaces:members/);
      expect(drycc.asked()).toEqual([]);
    },
  );
});
