import { describe, expect, it } from 'vitest';
import { parseControllerUrl } from '../../src/api/controller-url.ts';
import { withoutSecrets, secretsOf } from '../../src/http/secrets.ts';
import { answering } from '../setup/answering-controller.ts';

describe('what is said', () => {
  it('of an empty log is that it is empty, on standard error', async () => {
    for (const status of [200, 204]) {
      const { machine } = await answering({ 'GET /v2/apps/hello/logs': [status, ''] });
      expect(await machine.run('logs -a hello')).toEqual({
        exitCode: 0,
        stdout: '',
        stderr: 'Note: The log of hello is empty.\n',
      });
    }
  });

  it('of a log with lines is nothing', async () => {
    const { machine } = await answering({ 'GET /v2/apps/hello/logs': [200, 'one\n'] });
    expect(await machine.run('logs -a hello')).toEqual({ exitCode: 0, stdout: 'one\n', stderr: '' });
  });

  it('of one variable is not that it is several', async () => {
    const { machine } = await answering({ 'GET /v2/apps/hello/config': [200, { values: { A: '1' } }] });
    expect((await machine.run('config:pull -p one.env -a hello')).stdout).toMatch(/^1 variable written to /);
  });

  it('of a logout without a login is that there was none', async () => {
    const { machine } = await answering({});
    const { exitCode, stdout } = await machine.run('logout -c nosuch');
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(stdout).toMatch(/^Not logged in: no login is saved in .*nosuch\.json\n$/);
  });

  it('of a user has no id where the controller sends none', async () => {
    const { machine } = await answering({ 'GET /v2/auth/whoami': [200, { username: 'ada' }] });
    expect((await machine.run('whoami --all')).stdout).toMatch(/^Username: ada\nEmail: \n/);
  });

  it('of a redirect to what is no host is where it leads', async () => {
    const { machine, controller } = await answering({});
    controller.expect(({ path }) =>
      path === '/v2/'
        ? { status: 401, headers: { DEIS_API_VERSION: '2.3' }, body: '{"detail":"No."}' }
        : { status: 302, headers: { Location: 'mailto:ada@example.com' }, body: '' },
    );
    const { stderr } = await machine.run('apps:list');
    expect(stderr).toContain('redirects to an address that is not HTTP (mailto:).');
    expect(stderr).not.toContain('null');
  });

  it('of the nearest API is said once', async () => {
    const { machine } = await answering({ 'GET /v2/apps/hello': [200, { id: 'hello' }] }, '2.9');
    const { stderr } = await machine.run('apps:info -a hello');
    expect(stderr.match(/using the nearest/g)).toHaveLength(1);
  });
});

it.each([
  ['http://host/v2', 'http://host'],
  ['http://host/v1/', 'http://host'],
  ['host/sub/v2/', 'http://host/sub'],
  ['http://host/v2x', 'http://host/v2x'],
])('the address of the API, %s, is that of the controller %s', (typed, url) => {
  expect(parseControllerUrl(typed)).toBe(url);
});

it('a token of one letter is not looked for in words', () => {
  expect(withoutSecrets('No app matches.', secretsOf(undefined, 'a'))).toBe('No app matches.');
  expect(withoutSecrets('Token abcd is bad.', secretsOf(undefined, 'abcd'))).toBe('Token *** is bad.');
});
