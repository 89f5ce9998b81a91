import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dialects } from '../src/api/dialects/registry.ts';
import { groups } from '../src/commands/index.ts';
import { createPlace, type Place } from './sandboxes.ts';

const fixture = (name: string) => join(fileURLToPath(new URL('fixtures', import.meta.url)), name);
const ajv = new Ajv({ strict: false });

/** A day with every command that answers with JSON, in an order in which each has what it needs. */
const day: readonly (readonly string[])[] = [
  ['auth:whoami'],
  ['auth:whoami', '--all'],
  ['auth:token'],
  ['auth:status'],
  ['apps:create', 'hello', '--no-remote'],
  ['apps:list'],
  ['builds:create', 'deis/example-go', '-a', 'hello'],
  ['builds:list', '-a', 'hello'],
  ['config:set', 'A=1', 'B=two words', '-a', 'hello'],
  ['config:unset', 'A', '-a', 'hello'],
  ['config:list', '-a', 'hello'],
  ['config:get', 'B', '-a', 'hello'],
  ['config:diff', '--to-app', 'hello', '-a', 'hello'],
  ['releases:diff', 'v1', '-a', 'hello'],
  ['config:set', 'C=1', '--dry-run', '-a', 'hello'],
  ['builds:create', 'deis/example-go:2', '--dry-run', '-a', 'hello'],
  ['ps:scale', 'cmd=3', '--dry-run', '-a', 'hello'],
  ['releases:rollback', 'v2', '--dry-run', '-a', 'hello'],
  ['config:export', '--format', 'yaml', '-a', 'hello'],
  ['limits:set', 'web=1M', '-a', 'hello'],
  ['limits:list', '-a', 'hello'],
  ['limits:unset', 'web', '-a', 'hello'],
  ['tags:set', 'a=b', '-a', 'hello'],
  ['tags:list', '-a', 'hello'],
  ['tags:unset', 'a', '-a', 'hello'],
  ['config:set', 'PORT=5000', '-a', 'hello'],
  ['registry:set', 'username=bob', '-a', 'hello'],
  ['registry:list', '-a', 'hello'],
  ['registry:unset', 'username', '-a', 'hello'],
  ['healthchecks:set', 'liveness', 'httpGet', '80', '-a', 'hello'],
  ['healthchecks:list', '-a', 'hello'],
  ['healthchecks:unset', 'liveness', '-a', 'hello'],
  ['autoscale:set', 'web', '--min=1', '--max=2', '--cpu-percent=50', '-a', 'hello'],
  ['autoscale:list', '-a', 'hello'],
  ['autoscale:unset', 'web', '-a', 'hello'],
  ['labels:set', 'team=x', '-a', 'hello'],
  ['labels:list', '-a', 'hello'],
  ['labels:unset', 'team', '-a', 'hello'],
  ['maintenance:on', '-a', 'hello'],
  ['maintenance:info', '-a', 'hello'],
  ['maintenance:off', '-a', 'hello'],
  ['routing:disable', '-a', 'hello'],
  ['routing:info', '-a', 'hello'],
  ['routing:enable', '-a', 'hello'],
  ['tls:enable', '-a', 'hello'],
  ['tls:info', '-a', 'hello'],
  ['tls:disable', '-a', 'hello'],
  ['whitelist:add', '1.2.3.4', '-a', 'hello'],
  ['whitelist:list', '-a', 'hello'],
  ['whitelist:remove', '1.2.3.4', '-a', 'hello'],
  ['ps:scale', 'cmd=2', '-a', 'hello'],
  ['ps:list', '-a', 'hello'],
  ['ps:restart', 'cmd', '-a', 'hello'],
  ['apps:run', '-a', 'hello', '--json', '--', 'echo hi'],
  ['domains:add', 'www.example.com', '-a', 'hello'],
  ['domains:list', '-a', 'hello'],
  ['keys:add', fixture('ed25519.pub')],
  ['keys:list'],
  ['certs:add', 'foo', fixture('san.example.com.pem'), fixture('san.example.com.key.pem')],
  ['certs:list'],
  ['certs:info', 'foo'],
  ['certs:attach', 'foo', 'www.example.com'],
  ['certs:detach', 'foo', 'www.example.com'],
  ['certs:remove', 'foo'],
  ['domains:remove', 'www.example.com', '-a', 'hello'],
  ['perms:list', '-a', 'hello'],
  ['perms:list', '--admin'],
  ['users:list'],
  ['releases:list', '-a', 'hello'],
  ['releases:info', 'v2', '-a', 'hello'],
  ['releases:rollback', 'v2', '-a', 'hello'],
  ['apps:logs', '-a', 'hello'],
  ['apps:info', '-a', 'hello'],
  ['version', '--all'],
  ['shortcuts:list'],
  ['profiles:list'],
  ['alias:set', '--json', 'x', 'apps:list'],
  ['alias:list'],
  ['alias:remove', 'x'],
  ['doctor'],
  ['sandbox:status'],
  ['apps:destroy', '--confirm', 'hello'],
  ['auth:logout'],
];

describe.each(dialects.map(({ name }) => name))('--json in %s', (dialect) => {
  let place: Place;
  beforeAll(async () => {
    place = await createPlace(dialect);
  });
  afterAll(() => place.close());

  it('is what the commands declare', async () => {
    let checked = 0;
    for (const words of day) {
      const { exitCode, stdout, stderr } = await place.machine.run(
        words.includes('--json') ? words : [...words, '--json'],
      );
      const line = words.join(' ');
      if (exitCode === 2 && stderr.includes(' speaks API ')) continue;
      expect({ line, exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ line, exitCode: 0, stderr: '' });
      const [noun = '', verb = groups[noun]?.alone ?? 'list'] = (words[0] ?? '').split(':');
      const command = (await groups[noun]?.load())?.[verb];
      const isValid = ajv.compile(command?.output ?? false);
      expect(isValid(JSON.parse(stdout)), `${line}: ${JSON.stringify(isValid.errors)} in ${stdout}`).toBe(true);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(25);
  });
});
