// A first day on the platform, against a sandbox in a temporary folder: creates an app from an example, pushes it with git, asks
// it over HTTP, configures and scales it, gives it a domain with HTTPS, breaks it and rolls it back, and follows its log. Needs
// git, and no network. Leaves nothing behind, unless it is told to.
//   npm run demo                        the default API
//   npm run demo -- --api deis-1.1      another one; see --help of sandbox:start
//   npm run demo -- --keep              leaves the sandbox running, and says how to go on with it
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ask } from './demo/ask.mjs';
import { makeCertificate } from './demo/certificate.mjs';

const { values } = parseArgs({
  options: { api: { type: 'string', default: 'deis-2.2' }, keep: { type: 'boolean', default: false } },
});
// Its apps belong to workspaces.
const hasWorkspaces = values.api === 'drycc-current';
// They register nobody, and answer before they have deployed anything.
const isNewer = hasWorkspaces || values.api === 'drycc-1.13';
const wait = isNewer ? ['--wait'] : [];
const name = values.api.startsWith('drycc') ? 'drycc' : 'deis';
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const program = at(`${name}.js`);
const home = realpathSync(mkdtempSync(join(tmpdir(), 'deis-demo-')));
const folder = join(home, 'hello');
// Nothing of the user's own settings may be seen or used, neither the program's nor git's.
const ours = Object.entries(process.env).filter(([key]) => !/^(?:DEIS|DRYCC|GIT)_/.test(key));
const author = { NAME: 'Ada', EMAIL: 'ada@example.com' };
const identity = Object.entries(author).flatMap(([key, value]) => [
  [`GIT_AUTHOR_${key}`, value],
  [`GIT_COMMITTER_${key}`, value],
]);
const env = {
  ...Object.fromEntries([...ours, ...identity]),
  HOME: home,
  USERPROFILE: home,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
};

/** Runs a command and gives its exit code. */
async function run(command, words, { cwd = folder, stdio = 'inherit', input } = {}) {
  const child = spawn(command, words, {
    cwd,
    env,
    stdio: input === undefined ? stdio : ['pipe', 'inherit', 'inherit'],
  });
  if (input !== undefined) child.stdin.end(input);
  const [code] = await once(child, 'close');
  return code;
}

/** Shows a command as it is typed and runs it; any exit code but 0 ends the demo. */
async function type(line, command, words, options) {
  console.log(`\n$ ${line}`);
  const code = await run(command, words, options);
  if (code !== 0) throw new Error(`"${line}" ended with ${code}`);
}

/** Types a command of the program. Words are given one by one where one of them has a blank. */
function deis(words, options) {
  const list = typeof words === 'string' ? words.split(' ') : words;
  const shown = list.map((word) => (/^[\w./:=@,-]+$/.test(word) ? word : `'${word}'`));
  return type([name, ...shown].join(' '), process.execPath, [program, ...list], options);
}

const git = (words) => type(`git ${words}`, 'git', words.split(' '));

/** Runs a command of the program, which is not shown, and gives what it prints as JSON. */
async function json(words, cwd = folder) {
  const child = spawn(process.execPath, [program, ...words.split(' '), '--json'], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`"${words}" ended with ${code}`);
  return JSON.parse(Buffer.concat(chunks).toString());
}

/** Asks for a page as curl does, shows it, and checks that it is what is expected. */
async function curl(url, expected, { status = 200, certificate } = {}) {
  console.log(`\n$ curl ${certificate === undefined ? '' : '--cacert certificate.pem '}${url}`);
  const answer = await ask(url, certificate);
  process.stdout.write(answer.text.endsWith('\n') ? answer.text : `${answer.text}\n`);
  if (answer.status !== status || !expected.test(answer.text)) throw new Error(`the answer was not as expected`);
  return answer.text;
}

const tell = (text) => console.log(`\n# ${text}`);

/** Edits the server and commits it. */
async function edit(message, from, to) {
  const file = join(folder, 'server.js');
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`the example has no ${from}`);
  writeFileSync(file, text.replace(from, to));
  if ((await run('git', ['commit', '--all', '--quiet', '--message', message])) !== 0)
    throw new Error('git commit failed');
}

async function main() {
  const { url } = await json(`sandbox:start --background --api ${values.api} --data ${join(home, 'data')}`, home);
  console.log(`A sandbox of ${values.api} runs at ${url}.`);
  const credentials = '--username=ada --password-stdin';
  const registration = `register ${url} --email=ada@example.com ${credentials}`;
  await deis(isNewer ? `login ${url} ${credentials}` : registration, { cwd: home, input: 'opensesame\n' });
  if (hasWorkspaces) await deis('workspaces:create team1 --email=ada@example.com', { cwd: home });

  tell('An app of a few lines, deployed with git');
  cpSync(at('../examples/node'), folder, { recursive: true });
  await git('init --quiet --initial-branch=main');
  await git('add .');
  await git('commit --quiet --message=first');
  await deis('create hello');
  await type(`git push ${name} HEAD:main`, 'git', ['push', name, 'HEAD:main']);
  const { url: app } = await json('info -a hello');
  await curl(app, /^Hello from release v2/);

  tell('Its config is its environment');
  await deis(['config:set', 'GREETING=Good morning', ...wait]);
  await curl(app, /^Good morning from release v3/);

  tell('Three processes; the router asks one after the other');
  await deis(['ps:scale', 'web=3', ...wait]);
  await deis('ps');
  const answers = new Set();
  for (let time = 0; time < 3; time += 1) answers.add(await curl(app, /^Good morning/));
  if (answers.size !== 3) throw new Error('not all processes answered');

  await showHttps(url);

  tell('A release that is broken, and the way back');
  await edit('A mistake', 'response.end(', 'response.statusCode = 500;\n  response.end("Oops, " + ');
  await type(`git push ${name} HEAD:main`, 'git', ['push', name, 'HEAD:main']);
  await curl(app, /^Oops/, { status: 500 });
  await deis(['rollback', ...wait]);
  await curl(app, /^Good morning/);
  await deis('releases');

  tell('One that does not start is refused: the app goes on as it was');
  await edit('Another mistake', 'server.listen(PORT', 'server.listen(PROT');
  console.log(`\n$ git push ${name} HEAD:main`);
  if ((await run('git', ['push', name, 'HEAD:main'])) === 0) throw new Error('a broken app was deployed');
  await curl(app, /^Good morning/);

  await followLog(app);
}

async function showHttps(url) {
  const { https } = JSON.parse(readFileSync(join(home, 'data', 'ports.json'), 'utf8'));
  const domain = 'www.example.test';
  // Certificates came after API 1.1. Deis v1 knows them by the name of their domain, and attaches none.
  const isV1 = values.api.startsWith('deis-1.');
  const hasCertificates = values.api !== 'deis-1.1';
  tell(`A domain of its own${hasCertificates ? ', with HTTPS' : ''}`);
  const { certificate, key } = makeCertificate(domain);
  writeFileSync(join(folder, 'certificate.pem'), certificate);
  writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 });
  await deis(`domains:add ${domain}`);
  if (!hasCertificates) {
    await curl(`http://${domain}:${new URL(url).port}`, /^Good morning/);
    return;
  }
  await deis(`certs:add ${isV1 ? domain : 'example'} certificate.pem key.pem`);
  if (!isV1) await deis(`certs:attach example ${domain}`);
  await curl(`http://${domain}:${new URL(url).port}`, /^Good morning/);
  await curl(`https://${domain}:${https}`, /^Good morning/, { certificate });
}

async function followLog(app) {
  tell('Its log, as it is written');
  console.log(`\n$ ${name} logs --follow --lines 12`);
  const child = spawn(process.execPath, [program, 'logs', '--follow', '--lines', '12', '--app', 'hello'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let shown = '';
  const seen = new Promise((resolve) => {
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      shown += chunk;
      if (shown.includes('/followed')) resolve();
    });
  });
  const ended = once(child, 'close').then(() => {
    throw new Error('the log ended');
  });
  ended.catch(() => undefined);
  // Asked again as long as it is not seen: the log may not be followed yet.
  let isSeen = false;
  while (!isSeen) {
    await ask(`${app}/followed`);
    isSeen = await Promise.race([seen.then(() => true), ended, sleep(1000, false)]);
  }
  child.kill('SIGINT');
  await ended.catch(() => undefined);
  console.log('^C');
}

/** Stops the sandbox and removes the folder. */
function tidyUp() {
  const stop = [program, 'sandbox:stop', '--data', join(home, 'data')];
  spawnSync(process.execPath, stop, { cwd: home, env, stdio: 'ignore' });
  rmSync(home, { recursive: true, force: true });
}

// The sandbox runs in the background: it would outlive a demo that is interrupted, or that nobody reads to its end.
function leave() {
  tidyUp();
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, leave);
process.stdout.once('error', leave);

let isKept = false;
try {
  await main();
  isKept = values.keep;
} catch (error) {
  console.error(`\nThe demo failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  if (!isKept) tidyUp();
}
if (isKept) {
  console.log(`
The sandbox goes on. To try things out:

  cd ${folder}
  alias ${name}='HOME=${home} node ${program}'
  ${name} info
  ${name} open
  ${name} --help

To end it: ${name} sandbox:stop --data ${join(home, 'data')} && rm -r ${home}`);
} else if (process.exitCode !== 1) {
  console.log(`
Done. The sandbox was stopped and removed. Try it yourself:

  npm link
  ${name} sandbox:start --background --port 8000${isNewer ? ` --api ${values.api}` : ''}
  ${name} ${isNewer ? 'login' : 'register'} http://127.0.0.1:8000
${hasWorkspaces ? `  ${name} workspaces:create team1 --email=you@example.com\n` : ''}  cp -r examples/node ~/hello && cd ~/hello && git init -b main && git add . && git commit -m first
  ${name} create hello
  git push ${name} HEAD:main
  ${name} open

npm run demo -- --keep leaves the sandbox of the demo running.`);
}
