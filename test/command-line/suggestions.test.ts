import { afterAll, describe, expect, it } from 'vitest';
import { groups } from '../../src/commands/index.ts';
import { shortcuts } from '../../src/command-line/interpret.ts';
import { suggestCommand } from '../../src/command-line/suggest.ts';
import { commandSynonyms, nounSynonyms, optionSynonyms, verbSynonyms } from '../../src/command-line/synonyms.ts';
import { createMachine } from '../setup/simulated-machine.ts';

const machine = createMachine({ DEIS_CONTROLLER: 'http://127.0.0.1:1', DEIS_TOKEN: 'x', DEIS_API: 'deis-2.3' });
afterAll(() => {
  machine.remove();
});

const names = {
  verbs: new Map(Object.entries(groups).map(([noun, { verbs }]) => [noun, verbs] as const)),
  shortcuts: Object.keys(shortcuts),
};

/** What people of gh, Heroku's, Fly's, kubectl and Docker type, and what they are told. */
const typed: readonly (readonly [line: string, meant: string])[] = [
  ['deploy', 'one of builds:create, git push'],
  ['push', 'one of builds:create, git push'],
  ['up', 'one of builds:create, git push'],
  ['env', 'config'],
  ['vars', 'config'],
  ['secrets', 'config'],
  ['env:set A=1', 'config:set'],
  ['secrets set A=1', 'config'],
  ['secrets:import', 'config:push'],
  ['env:ls', 'config:list'],
  ['config:add A=1', 'config:set'],
  ['config:rm A', 'config:unset'],
  ['config:remove A', 'config:unset'],
  ['config:delete A', 'config:unset'],
  ['config rm A', 'config:unset'],
  ['config:ls', 'config:list'],
  ['config:import', 'config:push'],
  ['domains:create x', 'domains:add'],
  ['domains:set x', 'domains:add'],
  ['domains:rm x', 'domains:remove'],
  ['domains:delete x', 'domains:remove'],
  ['domain:add x', 'domains:add'],
  ['certs:create x', 'certs:add'],
  ['ssl:add x', 'certs:add'],
  ['keys:new', 'keys:add'],
  ['ssh-keys', 'keys'],
  ['apps:new x', 'apps:create'],
  ['apps:delete x', 'apps:destroy'],
  ['apps:ls', 'apps:list'],
  ['app:info', 'apps:info'],
  ['apps:show', 'apps:info'],
  ['apps:status', 'apps:info'],
  ['access:add bob', 'perms:create'],
  ['collaborators', 'perms'],
  ['members:ls', 'perms:list'],
  ['ls', 'apps'],
  ['list', 'apps'],
  ['new', 'create'],
  ['init', 'create'],
  ['status', 'info'],
  ['show', 'info'],
  ['restart', 'ps:restart'],
  ['reload', 'ps:restart'],
  ['ps:kill', 'ps:restart'],
  ['ps:stop', 'ps:scale TYPE=0'],
  ['stop', 'ps:scale TYPE=0'],
  ['start', 'ps:scale TYPE=1'],
  ['dyno:scale', 'ps:scale'],
  ['dynos', 'ps'],
  ['pods', 'ps'],
  ['ssh', 'run'],
  ['console', 'run'],
  ['run:detached ls', 'run'],
  ['tail', 'logs --follow'],
  ['logs:tail', 'logs --follow'],
  ['log', 'logs'],
  ['history', 'releases'],
  ['undo', 'rollback'],
  ['releases:revert', 'releases:rollback'],
  ['signup', 'register'],
  ['signin', 'login'],
  ['me', 'whoami'],
  ['contexts', 'profiles'],
  ['profiles:switch x', 'profiles:use'],
  ['autocomplete', 'completion:install'],
  ['buildpacks:set x', 'config:set BUILDPACK_URL=URL'],
  ['maintenance:enable', 'maintenance:on'],
  ['maintenance:disable', 'maintenance:off'],
  ['routing:on', 'routing:enable'],
  ['https:enable', 'tls:enable'],
  ['upgrade', 'version --check-update'],
  ['apps:crate', 'apps:create'],
  ['config:ste A=1', 'config:set'],
  ['apps:destory', 'apps:destroy'],
  ['destory', 'destroy'],
  ['transfer bob', 'apps:transfer'],
  ['detach foo', 'one of config:detach, routes:detach, certs:detach'],
  ['expand data 2G', 'volumes:expand'],
  ['git:push', 'git push'],
  ['container:push web', 'builds:create'],
  ['image:push x', 'builds:create'],
  ['sign-up', 'register'],
  ['sign-in', 'login'],
  ['apps:stop', 'ps:scale TYPE=0'],
  ['apps:start', 'ps:scale TYPE=1'],
  ['apps:restart', 'ps:restart'],
  ['ps:up web', 'ps:scale'],
  ['logs:show', 'logs'],
  ['restart:all', 'ps:restart'],
  ['scale:web 2', 'scale'],
  ['rollback:to v2', 'rollback'],
  ['open:app', 'open'],
  ['dashboard', 'open'],
  ['rollout status', 'ps:wait'],
  ['addons:add redis', 'addons:apply'],
  ['version:update', 'version --check-update'],
  ['whoami:me', 'whoami'],
  ['secret:set A=1', 'config:set'],
  ['variables', 'config'],
  ['set A=1', 'config:set'],
  ['unset A', 'config:unset'],
  ['tokens:revoke x', 'tokens:remove'],
  ['limits:show', 'limits:list'],
  ['certs:upload x', 'certs:add'],
  ['release:rollback v2', 'releases:rollback'],
  ['user:list', 'users:list'],
  ['logs --tail -a hello', '--follow'],
  ['logs -t -a hello', '--follow'],
  ['apps -n 5', '--limit'],
  ['releases -n 5 -a hello', '--limit'],
  ['apps --verbose', '--debug'],
  ['logs --ps web -a hello', '--process'],
];

it.each(typed)('%s: did you mean %s', async (line, meant) => {
  const { exitCode, stdout, stderr } = await machine.run(line);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(`Did you mean ${meant}?`);
});

it.each(['reset', 'events', 'stack', 'regions', 'top', 'cp a b', 'delete app', 'rm hello', 'nosuch'])(
  '%s is near to nothing, and nothing is guessed',
  async (line) => {
    const { exitCode, stderr } = await machine.run(line);
    expect(exitCode).toBe(2);
    expect(stderr).not.toContain('Did you mean');
    expect(stderr).toContain('See deis --help.');
  },
);

describe('what destroys', () => {
  it.each([
    'deploy',
    'delete',
    'remove',
    'rm',
    'detroit',
    'rest',
    'present',
    'cancal:x',
    'sandbox:restart',
    'apps:deploy',
    'destroy:app',
    'delete:app',
    'remove:domain',
    'cancel',
    'reset',
    'apps:stop',
    'kill',
    'clean',
    'drop',
    'rollback:all',
  ])('is not suggested for %s', (name) => {
    expect(suggestCommand(name, names) ?? '').not.toMatch(/destroy|cancel|remove|delete|unset|\breset/);
  });
});

it('all that is suggested exists', () => {
  const verbs = [...names.verbs].flatMap(([noun, own]) => [noun, ...own.map((verb) => `${noun}:${verb}`)]);
  const known = [...verbs, ...names.shortcuts, 'help', 'git'];
  for (const meant of Object.values(commandSynonyms).flat()) expect(known).toContain(meant.split(' ')[0]);
  for (const noun of nounSynonyms.values()) expect(verbs).toContain(noun);
  const allVerbs = new Set([...names.verbs.values()].flat());
  for (const verb of verbSynonyms.flatMap(({ meant }) => meant)) expect([...allVerbs]).toContain(verb);
  for (const name of Object.keys(commandSynonyms)) expect(known).not.toContain(name);
  for (const name of nounSynonyms.keys()) expect(known).not.toContain(name);
  expect(Object.keys(optionSynonyms).every((name) => name.startsWith('-'))).toBe(true);
});

describe('an argument', () => {
  it('that an app was meant by is shown as the option', async () => {
    const { exitCode, stderr } = await machine.run('apps:info hello');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Use -a hello.');
    expect((await machine.run('apps:info hello -a other')).stderr).not.toContain('Use -a');
  });

  it('of ps:scale without a number is named, with an example', async () => {
    const { exitCode, stderr } = await machine.run('ps:scale web -a hello');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('"web" is not TYPE=NUMBER. Example: web=2.');
  });
});
