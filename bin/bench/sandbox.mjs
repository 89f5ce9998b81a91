// Measures the sandbox on this machine, on Linux: its router beside the same app asked directly and behind the shortest proxy
// that node:http makes, its memory with 50 processes of 20 apps, and the time of a push of 20 MB. Prints a Markdown table.
//   npm run bench:sandbox
//   npm run bench:sandbox -- --rounds 5 --seconds 4
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '4' } },
});
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const home = realpathSync(mkdtempSync(join(tmpdir(), 'deis-bench-sandbox-')));
const author = ['AUTHOR', 'COMMITTER'].flatMap((who) => [
  [`GIT_${who}_NAME`, 'Ada'],
  [`GIT_${who}_EMAIL`, 'ada@example.com'],
]);
const env = {
  PATH: process.env.PATH,
  HOME: home,
  LANG: 'C.UTF-8',
  GIT_CONFIG_NOSYSTEM: '1',
  ...Object.fromEntries(author),
};
const run = (program, words, options) =>
  execFileSync(program, words, { env, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], ...options });
const deis = (words, options) => run(process.execPath, [at('../deis.js'), ...words.split(' ')], options);
const rows = [];
const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
const timed = (work) => {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
};

const server = `const text = Buffer.from('hello');
require('node:http').createServer((_, response) => {
  response.writeHead(200, { 'Content-Length': text.length });
  response.end(text);
}).listen(process.env.PORT, '127.0.0.1');
`;

/** Makes an app with a repository that can be pushed. */
function makeApp(name) {
  const folder = join(home, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'Procfile'), 'web: node server.js\n');
  writeFileSync(join(folder, 'server.js'), server);
  run('git', ['init', '-q', '-b', 'main'], { cwd: folder });
  deis(`create ${name}`, { cwd: folder });
  return folder;
}

function push(folder) {
  run('git', ['add', '--all'], { cwd: folder });
  run('git', ['commit', '-q', '--allow-empty', '-m', 'change'], { cwd: folder });
  return timed(() => run('git', ['push', '-q', 'deis', 'HEAD:main'], { cwd: folder }));
}

/** The time of the processor that a process has had, in microseconds. */
const cpuOf = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
};

/** Asks a server for a while; gives what it cost the process that passes the requests on as well. */
async function load(port, host, by) {
  const before = cpuOf(by);
  const words = [at('load.mjs'), String(port), host, '20', String(Number(values.seconds) * 1000)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  await once(child, 'close');
  const found = JSON.parse(Buffer.concat(chunks).toString());
  return { ...found, cpu: (cpuOf(by) - before) / found.count };
}

/** Starts the shortest proxy, in a session of its own as the sandbox: systems share processors out among sessions. */
async function bareProxy(to) {
  const options = { detached: true, stdio: ['ignore', 'pipe', 'inherit'] };
  const child = spawn(process.execPath, [at('bare-proxy.mjs'), String(to)], options);
  const [port] = await once(child.stdout, 'data');
  return { child, port: Number(port) };
}

const kilobytes = (pid, field) => {
  try {
    return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  } catch {
    return 0;
  }
};
/** The processes of apps, with what each has in memory, in MiB; what they share is counted for each. */
const appProcesses = (id) =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`SANDBOX_ID=${id}`);
      } catch {
        return false;
      }
    })
    .map((pid) => ({
      pid,
      name: readFileSync(`/proc/${pid}/comm`, 'utf8').trim(),
      rss: kilobytes(pid, 'VmRSS') / 1024,
    }));

const data = join(home, '.deis', 'sandbox');
try {
  const { url, pid } = JSON.parse(deis('sandbox:start --background --simulate-images --json'));
  const port = Number(new URL(url).port);
  const id = () => readFileSync(join(data, 'id'), 'utf8').trim();
  deis(`register ${url} --username=ada --email=ada@example.com --password-stdin`, { input: 'opensesame\n' });
  const empty = kilobytes(pid, 'VmRSS') / 1024;

  // The router.
  push(makeApp('bench'));
  const [{ pid: app }] = appProcesses(id()).filter(({ name }) => name === 'node');
  const own = Number(/^PORT=(\d+)$/m.exec(readFileSync(`/proc/${app}/environ`, 'utf8').replaceAll('\0', '\n'))[1]);
  const proxy = await bareProxy(own);
  const ways = [
    ['the app, asked directly', own, 'localhost', app],
    ['behind a bare `node:http` proxy', proxy.port, 'localhost', proxy.child.pid],
    ["behind the sandbox's router", port, 'bench.localhost', pid],
  ];
  const rounds = [];
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    const found = [];
    for (const [, to, host, by] of ways) found.push(await load(to, host, by));
    // The first one warms up.
    if (round > 0) rounds.push(found);
  }
  proxy.child.kill();
  for (const [index, [name]] of ways.entries()) {
    const of = (field) => median(rounds.map((found) => found[index][field]));
    const failed = rounds.reduce((sum, found) => sum + found[index].failed, 0);
    const latency = `${of('p50').toFixed(1)} ms, 99 %: ${of('p99').toFixed(1)} ms; ${Math.round(of('cpu'))} µs of its processor a request; ${failed} failed`;
    rows.push([name, `${Math.round(of('rate')).toLocaleString('en')} requests/s, median ${latency}`]);
  }

  // A tree of 20 MB.
  const big = makeApp('big');
  mkdirSync(join(big, 'data'));
  for (let file = 0; file < 2_000; file += 1) writeFileSync(join(big, 'data', `${file}.bin`), randomBytes(10_240));
  rows.push(['first push of 2,000 files, 20 MB', `${push(big).toFixed(1)} s until it answers`]);
  writeFileSync(join(big, 'data', '0.bin'), randomBytes(10_240));
  rows.push(['next push, of one changed file', `${push(big).toFixed(1)} s until it answers`]);

  // 50 processes of 20 apps.
  for (let number = 1; number <= 18; number += 1) push(makeApp(`app${number}`));
  for (let number = 1; number <= 15; number += 1) deis(`scale web=3 -a app${number}`);
  const all = appProcesses(id());
  const apps = all.filter(({ name }) => name === 'node');
  const sum = (list) => list.reduce((total, { rss }) => total + rss, 0);
  const mebibytes = (number) => `${Math.round(number)} MiB`;
  rows.push(['memory of the sandbox, empty', mebibytes(empty)]);
  rows.push([`memory of the sandbox, ${apps.length} processes of 20 apps`, mebibytes(kilobytes(pid, 'VmRSS') / 1024)]);
  rows.push([
    'memory of such a process of Node.js, and of what waits beside it',
    `${mebibytes(sum(apps) / apps.length)}, ${((sum(all) - sum(apps)) / apps.length).toFixed(1)} MiB`,
  ]);
  rows.push([`\`sandbox:stop\` with them`, `${timed(() => deis('sandbox:stop')).toFixed(1)} s`]);
  rows.push([
    '`sandbox:start` until it answers',
    `${timed(() => deis('sandbox:start --background --simulate-images')).toFixed(1)} s`,
  ]);
} finally {
  try {
    deis('sandbox:stop');
  } catch {
    // It does not run.
  }
  rmSync(home, { recursive: true, force: true });
}
console.log(['| what | figure |', '| --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n'));
