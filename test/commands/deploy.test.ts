import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sandboxDialects as dialects } from '../../src/sandbox/rules/rules-of.ts';
import type { Pod } from '../../src/models/pod.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';

let place: Place;
afterEach(() => place.close());

async function run(words: readonly string[] | string, exitCode = 0): Promise<string> {
  const outcome = await place.machine.run(words);
  expect(outcome, String(words)).toMatchObject({ exitCode });
  return outcome.stdout;
}
const pods = (words: string): Promise<Pod[]> => place.machine.json(words) as Promise<Pod[]>;

async function open(dialect: string): Promise<void> {
  place = await createPlace(dialect);
  await run('apps:create hello --no-remote');
}
const deploy = ['builds:create', 'deis/example-go', '-a', 'hello', '--procfile=web: ./web\nworker: ./work'];

describe.each(dialects.map(({ name }) => name))('a deployed app in %s', (dialect) => {
  beforeEach(async () => {
    await open(dialect);
    await run(deploy);
    await run('ps:scale web=2 worker=1 -a hello');
  });

  it('lists its processes, all or those of a type', async () => {
    expect(await run('ps -a hello')).toMatch(
      /^=== hello Processes\n--- web:\n(?:\S+ up \(v2\)\n){2}--- worker:\n\S+ up \(v2\)\n$/,
    );
    expect(await run('ps:list worker -a hello')).toMatch(/^=== hello Processes\n--- worker:\n\S+ up \(v2\)\n$/);
    expect((await pods('ps:list web -a hello')).map(({ type }) => type)).toEqual(['web', 'web']);
    expect(await pods('ps:list nosuch -a hello')).toEqual([]);
    expect(await run('ps:list ../x -a hello', 2)).toBe('');
  });

  it('lists its builds and releases', async () => {
    await run(['builds:create', 'deis/example-go:v2', '-a', 'hello', '--procfile=web: ./web\nworker: ./work']);
    const builds = (await place.machine.json('builds -a hello')) as { uuid: string; image: string }[];
    const keepsOne = dialect.startsWith('drycc') && dialect !== 'drycc-2.3';
    expect(builds.map(({ image }) => image)).toEqual(
      keepsOne ? ['deis/example-go:v2'] : ['deis/example-go:v2', 'deis/example-go'],
    );
    expect(await run('builds:list -a hello -l 1')).toMatch(
      new RegExp(`^=== hello Builds${keepsOne ? '' : ' \\(1 of 2\\)'}\n${builds[0]?.uuid ?? '-'} \\S+\n$`),
    );
    expect(await run('releases:list -a hello -l 2')).toMatch(
      /^=== hello Releases \(2 of \d\)\nv3\t\S+\t.*deis\/example-go:v2\nv2\t\S+\t.*\n$/,
    );
    expect(await run('releases:info v3 -a hello')).toMatch(/^=== hello Release v3\n/);
    expect(await place.machine.json('releases:info 2 -a hello')).toMatchObject({ version: 2 });
    expect(await run('releases:info v99 -a hello', 5)).toBe('');
    expect(await run('releases:info x -a hello', 2)).toBe('');
  });
});

describe('a Procfile', () => {
  beforeEach(() => open('deis-2.3'));

  const build = ['builds:create', 'deis/example-go', '-a', 'hello'];
  const types = async (...words: string[]): Promise<unknown> => {
    const { procfile } = (await place.machine.json([...build, ...words])) as { procfile: unknown };
    return procfile;
  };

  it.each<[text: string, procfile: Readonly<Record<string, string>>]>([
    ['web: ./web\nworker: ./work', { web: './web', worker: './work' }],
    ['web: ./web --port=$PORT # the door\n\n# no more\n', { web: './web --port=$PORT' }],
    ['{web: ./drive, warp: ./warp 8}', { web: './drive', warp: './warp 8' }],
    ['{"web": "./drive \\"x\\""}', { web: './drive "x"' }],
    ["web: './it''s'", { web: "./it's" }],
    ['web: |\n  ./one\n', { web: './one\n' }],
    ['web: 8\nworker: true', { web: '8', worker: 'true' }],
    ['---\nweb: ./web\r\n', { web: './web' }],
  ])('is YAML: %j', async (text, procfile) => {
    expect(await types('--procfile', text)).toEqual(procfile);
  });

  it('that is empty is none', async () => {
    expect(await types('--procfile=')).toEqual({});
  });

  it.each([
    ['web', 'The Procfile has no process types.'],
    ['# nothing', 'The Procfile has no process types.'],
    ['[web]', 'The Procfile has no process types.'],
    ['web:', 'The process type "web" in the Procfile has no command.'],
    ['web: {a: b}', 'The process type "web" in the Procfile has no command.'],
    ['web: ./a\nweb: ./b', 'in line 2.'],
    ['web: "./a', 'Could not read the Procfile: '],
    ['web: a: b', 'in line 1.'],
  ])('that cannot be read is wrong usage, and nothing is sent: %j', async (text, message) => {
    const outcome = await place.machine.run([...build, '-p', text]);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain(message);
    expect(await place.machine.json('builds -a hello')).toEqual([]);
  });
});

describe.each(dialects.map(({ name }) => name).filter((name) => name !== 'deis-1.1'))('ps:restart in %s', (dialect) => {
  beforeEach(async () => {
    await open(dialect);
    await run(deploy);
    await run('ps:scale web=2 worker=1 -a hello');
  });

  it('restarts all, a type, or one', async () => {
    expect(await run('ps:restart -a hello')).toMatch(
      /^Restarting processes\.\.\. .*\ndone in \d+s\n=== hello Processes\n/,
    );
    expect(await pods('ps:restart -a hello')).toHaveLength(3);
    expect((await pods('ps:restart web -a hello')).map(({ type }) => type)).toEqual(['web', 'web']);
    const [first] = await pods('ps:list web -a hello');
    const whole = first?.name ?? '';
    expect(await pods(`ps:restart ${whole} -a hello`)).toHaveLength(1);
    const [second] = await pods('ps:list worker -a hello');
    const end = second?.name?.split('-').slice(-2).join('-') ?? '';
    expect((await pods(`ps:restart ${end} -a hello`)).map(({ type }) => type)).toEqual(['worker']);
    const missing = await place.machine.run('ps:restart nosuch -a hello');
    expect(missing).toMatchObject({ exitCode: 5, stdout: '' });
    expect(missing.stderr).toContain('Process types: web, worker.');
  });
});

it('restarts nothing in API 1.1', async () => {
  await open('deis-1.1');
  for (const words of ['ps:restart -a hello', 'ps:restart web -a hello', 'ps:restart web.1 -a hello']) {
    expect(await run(words, 2)).toBe('');
  }
});
