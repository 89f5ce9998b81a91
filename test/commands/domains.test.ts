import { afterEach, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import type { Reply } from '../proofs/test-controller.ts';
import { startTestController } from '../proofs/test-controller.ts';
import { createMachine } from '../setup/simulated-machine.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

const international = ['münchen.example.com', 'xn--mnchen-3ya.example.com'] as const;
let place: Place | undefined;
afterEach(async () => {
  await place?.close();
  place = undefined;
});

describe.each(dialects.map(({ name }) => name))('domains in %s', (dialect) => {
  it('are added, listed and removed', async () => {
    place = await createPlace(dialect);
    const { machine } = place;
    await machine.run('apps:create hello --no-remote');
    const run = async (words: string, exitCode = 0) => {
      const outcome = await machine.run(words);
      expect(outcome, words).toMatchObject({ exitCode });
      return outcome.stdout;
    };
    // In API 2.3 the name of an app is one of its domains.
    const own = dialect.endsWith('2.3') ? ['hello'] : [];
    const listed = (...domains: readonly string[]) =>
      `=== hello Domains\n${domains.map((each) => `${each}\n`).join('')}`;
    expect(await run('domains:list -a hello')).toBe(listed(...own));
    expect(await run('domains:add www.example.com -a hello')).toBe('Adding www.example.com to hello... done\n');
    // Deis v1 takes no international names.
    const [typed, foreign] = dialect === 'deis-1.7' ? ['x-y.example.com', 'x-y.example.com'] : international;
    expect(await run(`domains:add ${typed} -a hello`)).toBe(`Adding ${foreign} to hello... done\n`);
    expect(await machine.json('domains:add a.example.com -a hello')).toMatchObject({
      app: 'hello',
      domain: 'a.example.com',
      owner: 'ada',
    });
    expect(await run('domains:add www.example.com -a hello', 6)).toBe('');
    const all = ['a.example.com', ...own, 'www.example.com', foreign].sort();
    expect(await run('domains -a hello')).toBe(listed(...all));
    expect(await run('domains -a hello -l 1')).toBe(`=== hello Domains (1 of ${all.length})\na.example.com\n`);
    expect(await machine.json('domains:list -a hello')).toMatchObject(all.map((domain) => ({ app: 'hello', domain })));
    // Deis 1.4.1 would remove the newest, which a.example.com is or may be.
    if (dialect === 'deis-1.1') {
      expect(await run('domains:remove www.example.com -a hello', 6)).toBe('');
      return;
    }
    expect(await run(`domains:remove ${typed} -a hello`)).toBe(`Removing ${foreign} from hello... done\n`);
    // The newest is a.example.com: an older one goes all the same.
    expect(await machine.json('domains:remove www.example.com -a hello')).toEqual({
      app: 'hello',
      domain: 'www.example.com',
    });
    expect(await run('domains -a hello')).toBe(listed('a.example.com', ...own));
    const missing = await machine.run('domains:remove www.example.com -a hello');
    expect(missing).toMatchObject({ exitCode: 5, stdout: '' });
    expect(await run('domains:add a.example.com -a nosuch', 5)).toBe('');
    for (const word of ['http://foo/', 'a..b', '../apps', 'a b']) {
      expect(await machine.run(['domains:remove', word, '-a', 'hello'])).toMatchObject({ exitCode: 2, stdout: '' });
      expect(await machine.run(['domains:add', word, '-a', 'hello'])).toMatchObject({ exitCode: 2, stdout: '' });
    }
    expect(await run('domains -a hello')).toBe(listed('a.example.com', ...own));
  });
});

describe('several domains', () => {
  const names = ['a.example.com', 'b.example.com', 'c.example.com'];
  const list = async () =>
    ((await place?.machine.json('domains:list -a hello')) as Domain[]).map((each) => each.domain);
  type Domain = Readonly<Record<'app' | 'domain' | 'owner', string>>;

  it('are added and removed by one command, in their order', async () => {
    place = await createPlace('deis-2.2');
    const { machine } = place;
    await machine.run('apps:create hello --no-remote');
    const all = names.join(' ');
    expect(await machine.run(`domains:add ${all} -a hello`)).toEqual({
      exitCode: 0,
      stdout: 'Adding a.example.com, b.example.com, c.example.com to hello... done\n',
      stderr: '',
    });
    expect(await list()).toEqual(names);
    expect(await machine.json(`domains:remove ${all} -a hello`)).toEqual(
      names.map((domain) => ({ app: 'hello', domain })),
    );
    expect(await list()).toEqual([]);
    const { stdout } = await machine.run(`domains:add ${all} -a hello --json=domain`);
    expect(JSON.parse(stdout)).toEqual(names.map((domain) => ({ domain })));
    expect(await machine.json('domains:remove a.example.com -a hello')).toEqual({
      app: 'hello',
      domain: 'a.example.com',
    });
  });

  it('are counted in the sentence where they are many', async () => {
    place = await createPlace('deis-2.2');
    await place.machine.run('apps:create hello --no-remote');
    const many = [...names, 'd.example.com'].join(' ');
    for (const [verb, sentence] of [
      ['add', 'Adding 4 domains to hello... done\n'],
      ['remove', 'Removing 4 domains from hello... done\n'],
    ] as const)
      expect(await place.machine.run(`domains:${verb} ${many} -a hello`)).toMatchObject({ stdout: sentence });
  });

  it.each(['add', 'remove'])('say with domains:%s what is done and what is not when one fails', async (verb) => {
    place = await createPlace('deis-2.2');
    const { machine } = place;
    await machine.run('apps:create hello --no-remote');
    // The second is there already, or is the only one that is not.
    const before = verb === 'add' ? ['b.example.com'] : ['a.example.com', 'c.example.com'];
    for (const name of before) await machine.run(`domains:add ${name} -a hello`);
    const outcome = await machine.run(`domains:${verb} ${names.join(' ')} -a hello`);
    expect(outcome).toMatchObject({ exitCode: verb === 'add' ? 6 : 5, stdout: '' });
    expect(outcome.stderr).toMatch(
      /^Note: Done before this failed: a\.example\.com\.\nNote: Not tried after it: c\.example\.com\.\nError: /,
    );
    expect(await list()).toEqual(verb === 'add' ? ['a.example.com', 'b.example.com'] : ['c.example.com']);
  });

  it.each(['add', 'remove'])('are all read before domains:%s sends anything', async (verb) => {
    place = await createPlace('deis-2.2');
    const { machine } = place;
    await machine.run('apps:create hello --no-remote');
    await machine.run('domains:add a.example.com -a hello');
    for (const [words, message] of [
      ['a.example.com a..b', 'a..b'],
      ['b.example.com b.example.com', 'b.example.com is given twice.'],
      ['münchen.example.com xn--mnchen-3ya.example.com', 'xn--mnchen-3ya.example.com is given twice.'],
      ['', 'domain'],
    ] as const) {
      const outcome = await machine.run(`domains:${verb} ${words} -a hello`);
      expect(outcome, words).toMatchObject({ exitCode: 2, stdout: '' });
      expect(outcome.stderr).toContain(message);
    }
    expect(await list()).toEqual(['a.example.com']);
  });
});

it('shows on a terminal whose each is, and since when', async () => {
  place = await createPlace('deis-2.2');
  const { machine } = place;
  await machine.run('apps:create hello --no-remote');
  await machine.run('domains:add www.example.com -a hello');
  const { stdout } = await machine.run('domains -a hello', { isTerminal: true, environment: { NO_COLOR: '1' } });
  expect(stdout).toMatch(/^=== hello Domains\nDOMAIN +OWNER +CREATED\nwww.example.com +ada +now\n$/);
});

/** A controller that removes other domains than the one that is named, as releases of Deis v1 do; each is a minute newer. */
async function startOldController(release: string, domains: string[], isNewest = true) {
  const controller = await startTestController();
  const machine = createMachine({ DEIS_CONTROLLER: controller.url, DEIS_TOKEN: 'abc123' });
  const api = release < '1.5' ? '1.1' : '1.2';
  const reply = (status: number, value?: unknown): Reply => ({
    status,
    headers: { X_DEIS_API_VERSION: api, X_DEIS_PLATFORM_VERSION: release, 'Content-Type': 'application/json' },
    body: value === undefined ? '' : JSON.stringify(value),
  });
  controller.expect(({ method, path }) => {
    if (!path.startsWith('/v1/apps/hello/domains')) return reply(path.startsWith('/v1/') ? 401 : 404, {});
    if (method === 'DELETE') {
      if (api === '1.2') domains.length = 0;
      else domains.pop();
      return reply(204);
    }
    const results = domains.map((domain, minute) => {
      const created = `2015-01-01T00:0${isNewest ? minute : 0}:00UTC`;
      return { domain, app: 'hello', created };
    });
    return reply(200, { count: results.length, next: null, previous: null, results });
  });
  const close = async (): Promise<void> => {
    await controller.close();
    machine.remove();
  };
  const deletes = () => controller.received.filter(({ method }) => method === 'DELETE').length;
  return { machine, deletes, close };
}

describe('domains:remove on a controller that removes other domains', () => {
  it.each([
    ['1.4.1', 'two.com', ['one.com', 'two.com'], ['one.com']],
    ['1.3.0', 'one.com', ['one.com'], []],
    ['1.5.1', 'one.com', ['one.com'], []],
    ['1.2.2', 'two.com', ['one.com', 'two.com'], ['one.com']],
  ])('of Deis %s removes %s of %j, which goes alone', async (release, domain, domains, left) => {
    const { machine, close } = await startOldController(release, domains);
    expect(await machine.run(`domains:remove ${domain} -a hello`)).toMatchObject({ exitCode: 0 });
    expect(domains).toEqual(left);
    await close();
  });

  it.each([
    ['1.4.1', 'one.com', true, 'could remove two.com instead of one.com'],
    // Of two that came in the same second nobody knows which was the last.
    ['1.3.0', 'two.com', false, 'could remove one.com instead of two.com'],
    ['1.5.0', 'two.com', true, 'could remove one.com with two.com'],
    ['1.5.1', 'one.com', true, 'could remove two.com with one.com'],
  ])('of Deis %s sends nothing for %s, which would not go alone', async (release, domain, isNewest, why) => {
    const domains = ['one.com', 'two.com'];
    const { machine, deletes, close } = await startOldController(release, domains, isNewest);
    const outcome = await machine.run(`domains:remove ${domain} -a hello`);
    expect(outcome).toMatchObject({ exitCode: 6, stdout: '' });
    expect(outcome.stderr).toContain(`Nothing was sent: this controller ${why}.`);
    expect(deletes()).toBe(0);
    expect(domains).toEqual(['one.com', 'two.com']);
    await close();
  });

  it('sends nothing for a domain that the app does not have', async () => {
    const { machine, deletes, close } = await startOldController('1.4.1', ['one.com', 'two.com']);
    const outcome = await machine.run('domains:remove three.com -a hello');
    expect(outcome).toMatchObject({ exitCode: 5, stdout: '' });
    expect(outcome.stderr).toBe('Error: three.com is not a domain of hello.\n       It has one.com, two.com.\n');
    expect(deletes()).toBe(0);
    await close();
  });
});
