import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { has } from '../completion/typing.ts';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';
import { build, root } from '../start/installation.ts';
import { ciFile, textOf } from './ci-files.ts';

const action = ciFile('action.yml');
const pipeline = ciFile('gitlab-ci.yml');
let place: Place;
let folder: string;
/** What every job has: a home, and a place where npm puts global packages; npm makes a link to a folder. */
let machine: Record<string, string>;

beforeAll(async () => {
  build();
  place = await createPlace('deis-2.2');
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deis-cli-ci-'));
  mkdirSync(join(folder, 'lib'));
  machine = {
    PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter),
    HOME: folder,
    npm_config_prefix: folder,
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  };
  await place.machine.run('apps:destroy -a hello --confirm hello');
  expect(await place.machine.run('apps:create hello --no-remote')).toMatchObject({ exitCode: 0 });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
afterAll(() => place.close());

const bash = async (script: string, env: Record<string, string>) => {
  const file = join(folder, 'script.sh');
  writeFileSync(file, script);
  const options = { env, extendEnv: false, cwd: folder, reject: false, stdin: 'ignore', all: true } as const;
  return execa('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], options);
};
const login = () => {
  const { token } = JSON.parse(readFileSync(join(place.machine.home, '.deis', 'client.json'), 'utf8')) as {
    token: string;
  };
  return { controller: place.sandbox.url, token };
};

describe.skipIf(!has('bash') || process.platform === 'win32')('the action for GitHub', () => {
  /** Runs the steps as the runner does: expressions are filled in, conditions hold, and the first failure is the last step. */
  async function runSteps(given: Readonly<Record<string, string>>) {
    const inputs = Object.fromEntries(
      Object.entries(action.inputs).map(([name, { default: usual }]) => [name, given[name] ?? usual ?? '']),
    );
    const output = join(folder, 'output');
    writeFileSync(output, '');
    const names: string[] = [];
    let said = '';
    for (const step of action.runs.steps) {
      if (step.if !== undefined && !holds(step.if, inputs)) continue;
      names.push(step.name);
      expect(step.shell).toBe('bash');
      const own = Object.entries(step.env).map(([name, value]) => [name, fill(value, inputs)] as const);
      const env = { ...machine, ...Object.fromEntries(own), GITHUB_OUTPUT: output };
      const { exitCode, all } = await bash(step.run, env);
      said += all;
      if (exitCode !== 0) return { exitCode, names, said, outputs: '' };
    }
    return { exitCode: 0, names, said, outputs: readFileSync(output, 'utf8') };
  }

  const fill = (text: string, inputs: Readonly<Record<string, string>>): string =>
    text.replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => {
      expect(Object.keys(inputs)).toContain(name);
      return inputs[name] ?? '';
    });

  function holds(condition: string, inputs: Readonly<Record<string, string>>): boolean {
    const [, name = ''] = /^inputs\.(\w+) != ''$/.exec(condition) ?? [];
    expect(Object.keys(inputs), condition).toContain(name);
    return inputs[name] !== '';
  }

  const titles = action.runs.steps.map(({ name }) => name);

  it('sets variables, deploys, and names the release', async () => {
    const config = 'COMMIT=4f2c1a\nQUOTED="it\'s $(true) `true`"';
    const given = { ...login(), app: 'hello', image: 'deis/example-go:latest', config, package: root };
    const { exitCode, names, said, outputs } = await runSteps(given);
    expect({ exitCode, said }).toMatchObject({ exitCode: 0 });
    expect(names).toEqual(titles);
    expect(outputs).toBe('release=v3\n');
    expect(await place.machine.json('config:list -a hello')).toMatchObject({
      values: { COMMIT: '4f2c1a', QUOTED: "it's $(true) `true`" },
    });
    expect(said).not.toContain(given.token);
  });

  it('only names the release where nothing else is asked of it', async () => {
    const { names, outputs } = await runSteps({ ...login(), app: 'hello', package: root });
    expect(names).toEqual(titles.filter((title) => !/variables|Deploy/.test(title)));
    expect(outputs).toBe('release=v1\n');
  });

  it('ends before any change where the token or the app is wrong', async () => {
    const given = { ...login(), image: 'deis/example-go:latest', package: root };
    const wrong = [
      [{ ...given, app: 'hello', token: 'wrong' }, 4],
      [{ ...given, app: 'bogus' }, 5],
    ] as const;
    for (const [inputs, exitCode] of wrong) {
      const outcome = await runSteps(inputs);
      expect(outcome).toMatchObject({ exitCode, names: titles.slice(0, 2) });
    }
    expect(await place.machine.json('releases:list -a hello')).toHaveLength(1);
  });

  it('gives no input to a shell as part of a script', () => {
    const { using, steps } = action.runs;
    expect(using).toBe('composite');
    for (const { run } of steps) expect(run).not.toContain('${{');
    expect(action.outputs['release']?.value).toBe('${{ steps.release.outputs.release }}');
    expect(steps.map(({ id }) => id)).toContain('release');
  });

  it('is used on the page with inputs and outputs that it has', () => {
    const [, text = ''] = /```yaml\n([^]*?)```/.exec(textOf('ci.md')) ?? [];
    const { jobs } = parse(text) as { jobs: { deploy: { steps: { id?: string; uses?: string; with?: object }[] } } };
    const { uses, with: values = {} } = jobs.deploy.steps.find(({ id }) => id === 'deis') ?? {};
    // GitHub looks for action.yml in the folder that follows the repository.
    const { repository, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      repository: { url: string };
      version: string;
    };
    expect(existsSync(join(root, 'docs', 'ci', 'action.yml'))).toBe(true);
    const name = /github\.com\/(.*)\.git$/.exec(repository.url)?.[1] ?? '';
    expect(uses).toBe(`${name}/docs/ci@v${version}`);
    const given = Object.keys(values);
    expect(given.filter((name) => !Object.hasOwn(action.inputs, name))).toEqual([]);
    const required = Object.entries(action.inputs).filter(([, input]) => input.required === true);
    expect(given).toEqual(expect.arrayContaining(required.map(([name]) => name)));
    for (const [, output = ''] of text.matchAll(/steps\.deis\.outputs\.(\w+)/g))
      expect(Object.keys(action.outputs)).toContain(output);
  });
});

describe.skipIf(!has('bash') || process.platform === 'win32')('the job for GitLab', () => {
  const { variables, deploy } = pipeline;
  const job = [...deploy.before_script, ...deploy.script];
  /** npm installs this folder for the package of that name. */
  const script = job.join('\n').replace('--no-fund deis-cli', `--no-fund "${root}"`);
  const own = { CI_COMMIT_SHORT_SHA: '4f2c1a', CI_REGISTRY_IMAGE: 'registry.example.com/hello' };

  it('sets variables and deploys', async () => {
    const { controller, token } = login();
    const env = { ...machine, ...variables, ...own, DEIS_CONTROLLER: controller, DEIS_TOKEN: token };
    const { exitCode, all } = await bash(script, env);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(all).toContain('v3');
    expect(all).not.toContain(token);
    const [build] = (await place.machine.json('builds:list -a hello')) as { image: string }[];
    expect(build?.image).toBe('registry.example.com/hello:4f2c1a');
  });

  it('ends at the first command without a login', async () => {
    const { exitCode, all } = await bash(script, { ...machine, ...variables, ...own });
    expect(exitCode).toBe(4);
    expect(all).toContain('Error: ');
    expect(await place.machine.json('releases:list -a hello')).toHaveLength(1);
  });
});
