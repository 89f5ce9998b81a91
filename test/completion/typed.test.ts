import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlace, type Place } from '../setup/sandbox-with-login.ts';
import { startTyping } from '../../bin/release/typed-shell.mjs';
import { has, pathWithProgram } from './typing.ts';

const script = (name: string) => fileURLToPath(new URL(`../../completions/${name}`, import.meta.url));
const shells = [
  ['bash', script('deis.bash')],
  ['zsh', script('_deis')],
  ['fish', script('deis.fish')],
] as const;

/** What is typed, and what the tab key makes of it, which is the same in every shell. */
const lines: readonly (readonly [typed: string, completed: string])[] = [
  ['deis config:s', 'deis config:set '],
  ['deis releases:rol', 'deis releases:rollback '],
  ['deis rollb', 'deis rollback '],
  ['deis relea', 'deis releases'],
  ['deis config s', 'deis config set '],
  ['deis help config:uns', 'deis help config:unset '],
  ['deis config:set --show', 'deis config:set --show-values '],
  ['deis config set FOO=1 --show', 'deis config set FOO=1 --show-values '],
  ['deis sandbox:start --api deis-1', 'deis sandbox:start --api deis-1.'],
  ['deis sandbox:start --api deis-1.7', 'deis sandbox:start --api deis-1.7 '],
  ['deis ps:list --api=drycc-2.0', 'deis ps:list --api=drycc-2.0 '],
  ['deis completion zs', 'deis completion zsh '],
  ['deis -c cli', 'deis -c client '],
  ['deis ps:list --app hel', 'deis ps:list --app hello '],
  ['deis ps:list --app=hel', 'deis ps:list --app=hello '],
  ['deis ps -ahel', 'deis ps -ahello '],
  ['deis rollback -a hello v3', 'deis rollback -a hello v3 '],
  ['deis ps:scale -a hello c', 'deis ps:scale -a hello cmd='],
  ['deis ps:scale -a hello cmd=1 c', 'deis ps:scale -a hello cmd=1 cmd='],
  [
    'deis ps:restart -a hello hello-',
    expect.stringMatching(/^deis ps:restart -a hello hello-v3-cmd-\w{5} $/) as string,
  ],
  ['deis domains:remove -a hello exa', 'deis domains:remove -a hello example.com '],
  ['deis certs:info my', 'deis certs:info my-cert '],
  ['deis keys:remove ada@', 'deis keys:remove ada@laptop '],
  ['deis perms:delete -a hello gr', 'deis perms:delete -a hello grace '],
  ['deis certs:add my fi', 'deis certs:add my file.pem '],
  ['deis config:unset -a hello GR', 'deis config:unset -a hello GREETING '],
  ['deis config:set -a hello GR', 'deis config:set -a hello GREETING='],
  ['deis git:remote --remote sta', 'deis git:remote --remote staging '],
  ['deis greetin', 'deis greeting '],
  ['deis help greetin', 'deis help greeting '],
  ['deis apps:transfer -a hello gr', 'deis apps:transfer -a hello grace '],
];

const folder = mkdtempSync(join(tmpdir(), 'deis-cli-typing-'));
let place: Place;
let environment: Record<string, string>;
beforeAll(async () => {
  place = await createPlace('deis-2.2');
  await fill(place);
  // What was told once is offered however busy this machine is.
  for (const [typed] of lines) await place.machine.run(['__complete', '--', ...typed.split(' ').slice(1)]);
  writeFileSync(join(folder, 'file.pem'), '');
  environment = { ...place.machine.environment, PATH: pathWithProgram(folder) };
  writeFileSync(join(folder, 'bin', 'deis-greeting'), '#!/bin/sh\n', { mode: 0o755 });
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  execFileSync('git', ['remote', 'add', 'staging', 'https://git.example.com/hello.git'], { cwd: folder });
});
afterAll(async () => {
  await place.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(shells)('the tab key in %s', (name, file) => {
  const missing = ['script', name].find((program) => !has(program));
  if (missing !== undefined) {
    it.skip(`is not tried: this machine has no ${missing}`);
    return;
  }
  let shell: Awaited<ReturnType<typeof startTyping>>;
  beforeAll(async () => {
    shell = await startTyping(name, file, { folder, environment });
  });
  afterAll(() => shell.close());

  it.each(lines)('after %s', async (typed, completed) => {
    expect(await shell.complete(typed)).toEqual(completed);
  });
});

/** One of everything that has a name. */
async function fill({ machine, sandbox }: Place): Promise<void> {
  // The certificate was valid then.
  const now = new Date('2016-06-01');
  const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
  for (const words of [
    ['create', 'hello', '--no-remote'],
    ['builds:create', 'deis/example-go', '-a', 'hello'],
    ['config:set', 'GREETING=hello', '-a', 'hello'],
    ['ps:scale', 'cmd=1', '-a', 'hello'],
    ['domains:add', 'example.com', '-a', 'hello'],
    ['certs:add', 'my-cert', fixture('bar.com.deis.pem'), fixture('bar.com.key.pem')],
    ['keys:add', 'ada@laptop', fixture('ed25519.pub')],
    [
      'auth:register',
      sandbox.url,
      '--username=grace',
      '--email=grace@example.com',
      '--password-stdin',
      '--login=false',
    ],
  ]) {
    const { exitCode, stderr } = await machine.run(words, { input: 'opensesame\n', now });
    if (exitCode !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
  }
}
