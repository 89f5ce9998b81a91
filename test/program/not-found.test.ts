import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ControllerUrl } from '../../src/api/controller-url.ts';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import { named } from '../../src/api/not-found.ts';
import { Failure } from '../../src/base/errors.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

/** Commands about things that do not exist, what they are called, and whether an old API can ask for them at all. */
const lines: readonly (readonly [line: string, thing: string, since?: string])[] = [
  ['apps:info -a nosuch', 'App "nosuch"'],
  ['logs -a nosuch', 'App "nosuch"'],
  ['run -a nosuch ls', 'App "nosuch"'],
  ['config -a nosuch', 'App "nosuch"'],
  ['config:set A=1 -a nosuch', 'App "nosuch"'],
  ['ps -a nosuch', 'App "nosuch"'],
  ['ps:scale web=1 -a nosuch', 'App "nosuch"'],
  ['ps:restart -a nosuch', 'App "nosuch"', '2'],
  ['domains -a nosuch', 'App "nosuch"'],
  ['domains:add www.example.com -a nosuch', 'App "nosuch"'],
  ['builds -a nosuch', 'App "nosuch"'],
  ['builds:create x -a nosuch', 'App "nosuch"'],
  ['releases -a nosuch', 'App "nosuch"'],
  ['perms -a nosuch', 'App "nosuch"'],
  ['destroy -a nosuch --confirm=nosuch', 'App "nosuch"'],
  ['releases:info v9 -a hello', 'elease v9'],
  ['domains:remove www.example.com -a hello', 'www.example.com'],
  ['keys:remove nosuch', 'Key "nosuch"'],
  ['certs:info nosuch', 'Certificate "nosuch"', '2'],
  ['certs:remove nosuch', 'Certificate "nosuch"', '2'],
  ['perms:create nobody -a hello', 'ser "nobody"'],
  ['apps:transfer nobody -a hello', 'ser "nobody"', '2'],
];

describe.each(dialects.map(({ name }) => name))('in %s', (dialect) => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(dialect);
    await place.machine.run('apps:create hello --no-remote');
  });
  afterAll(() => place.close());

  const askable = lines.filter(([, , since]) => since === undefined || dialect !== 'deis-1.1');

  it.each(askable)('%s names what was not found, and where', async (line = '', thing = '') => {
    const { exitCode, stdout, stderr } = await place.machine.run(line);
    expect({ exitCode, stdout }, stderr).toEqual({ exitCode: 5, stdout: '' });
    expect(stderr).toContain(thing);
    const inJson = await place.machine.run(`--json ${line}`);
    const { error } = JSON.parse(inJson.stderr) as { error: { message: string } };
    expect(error.message).toContain(thing);
    if (!error.message.includes(' is not ')) expect(error.message).toContain(`not found on ${place.sandbox.url}`);
  });
});

describe('a refusal', () => {
  const url = 'http://deis.example.com' as ControllerUrl;
  const refused = (message: string, status = 404) => new Failure('not_found', message, { status });
  it.each([
    ['No App matches the given query.', { app: 'a', domain: 'b' }, 'App "a" not found on http://deis.example.com.'],
    [
      'No Domain matches the given query.',
      { app: 'a', domain: 'b' },
      'Domain "b" not found on http://deis.example.com.',
    ],
    ['Not found.', { app: 'a', version: 3 }, 'App "a" or release v3 not found on http://deis.example.com.'],
    ['No Thing matches the given query.', { app: 'a' }, 'Thing of app "a" not found on http://deis.example.com.'],
    ['No Thing matches the given query.', {}, 'Thing not found on http://deis.example.com.'],
    ['Not found.', {}, 'http://deis.example.com returned 404 for /v2/apps/.'],
    ['There is no such build.', { app: 'a' }, 'There is no such build.'],
  ])('in the words "%s" about %o is: %s', (words, params, message) => {
    expect(named(refused(words), { operation: 'apps.info', params, path: () => '/v2/apps/' }, url)).toMatchObject({
      message,
      status: 404,
      kind: 'not_found',
    });
  });

  it('of another status is left alone', () => {
    const refusal = refused('Not found.', 400);
    expect(named(refusal, { operation: 'apps.info', params: { app: 'a' }, path: () => '/v2/apps/' }, url)).toBe(
      refusal,
    );
  });
});
