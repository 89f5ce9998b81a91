// The main job against a controller that really runs: starts a sandbox on a free loopback port in a temporary folder,
// types the commands of a first day and shows what they print. Leaves nothing behind.
//   npm run demo                        the default API
//   npm run demo -- --api deis-1.1      another one; see --help of sandbox:start
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { api: { type: 'string', default: 'deis-2.2' } } });
const name = values.api.startsWith('drycc') ? 'drycc' : 'deis';
const program = fileURLToPath(new URL(`${name}.js`, import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'deis-demo-'));
// Nothing of the user's own settings may be seen or used.
const ours = Object.entries(process.env).filter(([key]) => !/^(DEIS|DRYCC)_/.test(key));
const env = { ...Object.fromEntries(ours), HOME: home, USERPROFILE: home };

const start = (words, stdio) => spawn(process.execPath, [program, ...words], { cwd: home, env, stdio });
const controller = start(
  ['sandbox:start', '--api', values.api, '--data', join(home, 'data'), '--json'],
  ['ignore', 'pipe', 'inherit'],
);

/** Shows a command as it is typed and runs it; any exit code but 0 ends the demo. */
async function type(line, words, input) {
  console.log(`\n$ ${line}`);
  const child = start(words, [input === undefined ? 'inherit' : 'pipe', 'inherit', 'inherit']);
  if (input !== undefined) child.stdin.end(input);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`"${line}" ended with ${code}`);
}
const run = (words) => type(`${name} ${words}`, words.split(' '));

async function main() {
  const ended = once(controller, 'exit').then(() => {
    throw new Error('The sandbox did not start.');
  });
  ended.catch(() => undefined);
  const [first] = await Promise.race([once(controller.stdout, 'data'), ended]);
  const { url } = JSON.parse(String(first));
  console.log(`A sandbox of ${values.api} listens at ${url}.`);

  const registration = `register ${url} --username=ada --email=ada@example.com --password-stdin`;
  await type(`echo opensesame | ${name} ${registration}`, registration.split(' '), 'opensesame\n');
  await run('create hello --no-remote');
  await run('builds:create deis/example-go:latest -a hello');
  await type(`${name} config:set GREETING="hello world" -a hello`, [
    'config:set',
    'GREETING=hello world',
    '-a',
    'hello',
  ]);
  await run('ps:scale cmd=3 -a hello');
  await run('ps -a hello');
  await type(`${name} run -a hello 'echo "$GREETING"'`, ['run', '-a', 'hello', 'echo "$GREETING"']);
  await run('releases -a hello');
  await run('rollback v2 -a hello');
  await run('logs -a hello');
  await run('destroy -a hello --confirm=hello');
}

try {
  await main();
  console.log('\nThat was the main job. The sandbox stops, and nothing is left of it.');
} catch (error) {
  console.error(`\nThe demo failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  if (controller.exitCode === null) {
    controller.kill('SIGTERM');
    await once(controller, 'exit');
  }
  rmSync(home, { recursive: true, force: true });
}
