import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, recorded, type ScriptedDrycc, scriptedDrycc } from './scripted-drycc.ts';

const app = '/v2/apps/example-go';
const build = `${app}/build/`;
const pull = 'builds:create drycc/second --app example-go';

/** A folder of pipelines: the file that was sent in step 16 of the recording, in parts. */
const folder = {
  '.drycc/config/global': 'HELLO=world\n# a comment\n\n',
  '.drycc/config/db': 'URL=pg://\r\n',
  '.drycc/web.yaml':
    'kind: pipeline\nptype: web\nenv:\n  PORT: "5000"\nconfig: [db]\nrun: {command: [echo], args: [hi], timeout: 100}\ndeploy: {command: [serve], args: ["-v"]}\n',
  '.drycc/task.yml': 'kind: pipeline\nptype: task\ndeploy: {command: [work], image: drycc/task}\n',
  '.drycc/notes.txt': 'not a pipeline',
};
const sent = {
  stack: 'container',
  image: 'drycc/second',
  dryccfile: {
    config: { db: { URL: 'pg://' }, global: { HELLO: 'world' } },
    pipeline: {
      'task.yml': { kind: 'pipeline', ptype: 'task', deploy: { command: ['work'], image: 'drycc/task' } },
      'web.yaml': {
        ...{ kind: 'pipeline', ptype: 'web', env: { PORT: '5000' }, config: ['db'] },
        run: { command: ['echo'], args: ['hi'], timeout: 100 },
        deploy: { command: ['serve'], args: ['-v'] },
      },
    },
  },
};
const config = (values: readonly object[], refs: object = {}): Answer => ({
  status: 200,
  body: { uuid: 'x', app: 'example-go', values, values_refs: refs },
});
const none = config([]);

let drycc: ScriptedDrycc;

beforeEach(async () => {
  drycc = await scriptedDrycc();
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(drycc.machine.directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

function answer(settings: Answer, before: Answer = recorded('build 1')): void {
  drycc.answer({
    [`GET ${app}/config/`]: settings,
    [`GET ${build}`]: before,
    [`POST ${build}`]: recorded('build 16'),
  });
}

/** The body of the last request, which must be the build. */
function posted(): unknown {
  const last = drycc.asked().at(-1) ?? '';
  expect(last).toMatch(/^POST /);
  return JSON.parse(last.slice(last.indexOf('{')));
}

describe('builds:create on today’s Drycc', () => {
  it('sends the pipelines of .drycc and their variables, as its Go client does', async () => {
    write(folder);
    answer(none);
    expect(await drycc.run(pull)).toMatchObject({
      exitCode: 0,
      stdout: 'Creating build... done\n',
      stderr: 'Note: Using .drycc in the current directory.\n',
    });
    expect(posted()).toEqual(sent);
  });

  it('reads a Procfile that lies in the directory, or one that is named by its file', async () => {
    write({ Procfile: 'web: serve\n', 'other/Procfile': 'task: work\n' });
    answer(none);
    expect((await drycc.run(pull)).stderr).toBe('Note: Using Procfile in the current directory.\n');
    expect(posted()).toMatchObject({ procfile: { web: 'serve' } });
    for (const given of ['other/Procfile', 'task: work']) {
      answer(none);
      expect(await drycc.run([...pull.split(' '), '-p', given, '-s', 'heroku-22'])).toMatchObject({ stderr: '' });
      expect(posted()).toEqual({ stack: 'heroku-22', image: 'drycc/second', procfile: { task: 'work' } });
    }
  });

  it('sends both, and says that the Procfile has no effect then', async () => {
    write({ ...folder, Procfile: 'web: serve\n' });
    answer(none);
    expect((await drycc.run(pull)).stderr).toContain('The Procfile has no effect: .drycc takes priority.');
    expect(posted()).toEqual({ ...sent, procfile: { web: 'serve' } });
  });

  it('takes one file that has all pipelines', async () => {
    write({ 'drycc.yaml': JSON.stringify(sent.dryccfile) });
    answer(none);
    expect((await drycc.run(`${pull} -d drycc.yaml`)).stderr).toBe('');
    expect(posted()).toEqual(sent);
  });

  it('does not replace config without a yes, and shows no values', async () => {
    write(folder);
    const there = config(
      [
        { name: 'HELLO', value: 's3cret', group: 'global' },
        { name: 'KEY', value: 's3cret', group: 'global' },
        { name: 'DEBUG', value: 's3cret', ptype: 'web' },
        { name: 'URL', value: 'pg://', group: 'db' },
      ],
      { web: ['db', 'cache'] },
    );
    const lost =
      'Its pipelines replace all config of example-go; removed: DEBUG (type web), KEY (group global), group cache of web; changed: HELLO (group global).';
    answer(there);
    const refused = await drycc.run(pull);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain(`Nothing was sent: ${lost}\n`);
    expect(refused.stderr).toContain('To deploy it, give --confirm yes.');
    expect(drycc.asked()).toEqual([`GET ${app}/config/`]);

    answer(there);
    const confirmed = await drycc.run(`${pull} --confirm yes`);
    expect(confirmed).toMatchObject({ exitCode: 0, stdout: 'Creating build... done\n' });
    expect(confirmed.stderr).toContain(lost);
    expect(posted()).toEqual(sent);

    answer(there);
    const declined = await drycc.run(pull, { answers: [['Deploy it?', 'n\r']] });
    expect(declined.exitCode).toBe(2);
    expect(drycc.asked()).toEqual([`GET ${app}/config/`]);
    answer(there);
    expect((await drycc.run(pull, { answers: [['Deploy it?', 'y\r']] })).exitCode).toBe(0);
    expect(posted()).toEqual(sent);

    answer(there);
    const planned = await drycc.run(`${pull} --dry-run`);
    expect(planned.stdout).toMatch(/- KEY \(group global\)\n/);
    expect(planned.stdout).toContain('pipeline web');
    expect(drycc.asked().join()).not.toContain('POST');
    expect([refused, confirmed, declined, planned].map(({ stdout, stderr }) => stdout + stderr).join()).not.toContain(
      's3cret',
    );
  });

  it.each([
    ['build 2', 'The build before has a Procfile, this one has none: web, worker.'],
    ['build 17', 'The build before has pipelines, this one has none: web.yaml, task.yaml.'],
  ])('does not drop the process types of the build before: %s', async (before, words) => {
    answer(none, recorded(before));
    const { exitCode, stderr } = await drycc.run(pull);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`Nothing was sent: ${words}`);
    expect(drycc.asked()).toEqual([`GET ${build}`]);
    answer(none, recorded(before));
    expect((await drycc.run(`${pull} --confirm yes`)).exitCode).toBe(0);
    expect(posted()).toEqual({ stack: 'container', image: 'drycc/second' });
  });

  it.each([
    [{ 'd/web.yaml': 'kind: pipeline\nptype: web\nenv: {A: s3cret}\n' }, 'The pipeline web.yaml in d has no deploy.'],
    [
      { 'd/a.yaml': 'kind: x\nptype: web\ndeploy: {}', 'd/b.yaml': 'kind: x\nptype: web\ndeploy: {}' },
      'The pipeline b.yaml in d has the same ptype as a.yaml: web.',
    ],
    [{ 'd/config/db': 'A=1\nexport s3cret\n' }, 'Line 2 of d/config/db is not NAME=value.'],
    [{ 'd/config/db': 'A=1\n' }, 'd has no pipelines.'],
    [{ 'd/web.yaml': 'kind: "s3cret\n' }, 'Could not read d/web.yaml: Missing closing "quote in line'],
    [{ d: 's3cret' }, 'd is not a YAML map with pipeline and config.'],
    [{}, 'Could not read d: no such file'],
  ] as const)('sends nothing of files that cannot be used: %j', async (files, words) => {
    write(files);
    answer(none);
    const { exitCode, stderr } = await drycc.run(`${pull} -d d`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('s3cret');
    expect(drycc.asked()).toEqual([]);
  });

  it('follows no link in a folder that the user did not name', async () => {
    write({ secret: 'A=1\n', '.drycc/web.yaml': folder['.drycc/web.yaml'] });
    mkdirSync(join(drycc.machine.directory, '.drycc/config'));
    symlinkSync(join(drycc.machine.directory, 'secret'), join(drycc.machine.directory, '.drycc/config/global'));
    answer(none);
    expect((await drycc.run(pull)).exitCode).toBe(2);
    expect(drycc.asked()).toEqual([]);
    answer(none);
    expect((await drycc.run(`${pull} -d .drycc`)).exitCode).toBe(0);
  });
});

describe('builds:fetch', () => {
  it('prints what a build was made of', async () => {
    drycc.answer({ [`GET ${build}`]: recorded('build 17') });
    const { stdout } = await drycc.run('builds fetch --app example-go -v v2');
    expect(stdout).toContain(
      '---\n# Source: .drycc/config/db\nURL=pg://\n\n---\n# Source: .drycc/config/global\nHELLO=world\n',
    );
    expect(stdout).toMatch(/---\n# Source: \.drycc\/task\.yaml\nkind: pipeline\n/);
    expect(drycc.asked()).toEqual([`GET ${build}?version=2`]);
  });

  it('saves files from which the same build is made', async () => {
    drycc.answer({ [`GET ${build}`]: recorded('build 17') });
    const saved = await drycc.run('builds:fetch --save --app example-go');
    expect(saved.stdout.split('\n')).toContain('Saved .drycc/web.yaml');
    const path = join(drycc.machine.directory, '.drycc/config/global');
    expect(statSync(path).mode & 0o77).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe('HELLO=world\n');
    answer(none);
    await drycc.run(pull);
    const { body } = recorded('build 17');
    expect(posted()).toMatchObject({ dryccfile: (JSON.parse(String(body)) as { dryccfile: object }).dryccfile });
  });

  it('overwrites only what is confirmed', async () => {
    write({ Procfile: 'web: mine\n' });
    const fetch = 'builds:fetch --save --app example-go';
    const content = (): string => readFileSync(join(drycc.machine.directory, 'Procfile'), 'utf8');
    drycc.answer({ [`GET ${build}`]: recorded('build 2') });
    expect((await drycc.run(fetch)).exitCode).toBe(2);
    expect(content()).toBe('web: mine\n');
    expect((await drycc.run(`${fetch} --confirm yes`)).exitCode).toBe(0);
    expect(content()).toBe('web: example-go\nworker: work\n');
    // The same content needs no word.
    expect((await drycc.run(fetch)).exitCode).toBe(0);
  });

  it('writes nowhere else than into the folder, whatever the controller calls the files', async () => {
    for (const dryccfile of [
      { pipeline: { '../../evil.yaml': { kind: 'pipeline' } } },
      { config: { '..': { A: '1' } }, pipeline: {} },
    ]) {
      drycc.answer({ [`GET ${build}`]: { status: 200, body: { uuid: 'x', image: 'y', dryccfile } } });
      expect((await drycc.run('builds:fetch --save --app example-go')).exitCode).toBe(8);
      expect(existsSync(join(drycc.machine.directory, '.drycc'))).toBe(false);
    }
  });
});

describe('builds:info', () => {
  it('shows process types, pipelines, groups and the Dockerfile, and no variables', async () => {
    drycc.answer({ [`GET ${build}`]: recorded('build 17') });
    const piped = await drycc.run('builds:info --app example-go');
    expect(piped.stdout).toMatch(/pipeline web: +web\.yaml: serve -v\n/);
    expect(piped.stdout).toMatch(/config groups: +db, global\n/);
    expect(piped.stdout).not.toContain('pg://');
    drycc.answer({ [`GET ${build}`]: recorded('build 22') });
    const dockerfile = await drycc.run('builds:info --app example-go');
    expect(dockerfile.stdout).toMatch(/procfile web: +x\n/);
    expect(dockerfile.stdout).toContain('dockerfile:\nFROM x\n');
  });
});
