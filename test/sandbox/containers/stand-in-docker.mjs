#!/usr/bin/env node
// Stands for docker: keeps images and containers as files of the folder that DOCKER_CONFIG names, and starts containers as
// processes of this machine. As with docker, a container is no child of its client, its port is taken by somebody else as
// soon as it is there, and what the client is not told to give it is not in its environment.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { constants } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const state = process.env.DOCKER_CONFIG;
const places = Object.fromEntries(['images', 'containers', 'registry'].map((name) => [name, join(state, name)]));
for (const place of Object.values(places)) mkdirSync(place, { recursive: true });
const [, self, verb, ...words] = process.argv;

const all = (place) =>
  readdirSync(places[place])
    .filter((name) => name.endsWith('.json'))
    .map((name) => read(place, name));
const read = (place, name) => JSON.parse(readFileSync(join(places[place], name), 'utf8'));
const fileOf = (name) => `${encodeURIComponent(name)}.json`;
const keep = (place, name, value) => writeFileSync(join(places[place], fileOf(name)), JSON.stringify(value));

/** The options of a command line, and what comes after them. */
function parse(given, flags) {
  const options = new Map();
  let index = 0;
  for (; given[index]?.startsWith('-'); index += 1) {
    const [name, value] = given[index].split(/=(.*)/s, 2);
    const text = value ?? (flags.includes(name) ? 'true' : given[(index += 1)]);
    options.set(name, [...(options.get(name) ?? []), text]);
  }
  return { one: (name) => options.get(name)?.[0], every: (name) => options.get(name) ?? [], rest: given.slice(index) };
}

function fail(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

const imageNamed = (name) => all('images').find(({ id, tag }) => tag === name || id === name);
const hasLabel = (filter) => (labels) => labels.includes(filter.replace(/^label=/, ''));

function build({ one }) {
  const text = readFileSync('Dockerfile', 'utf8');
  for (const [index, line] of text.trim().split('\n').entries()) {
    process.stdout.write(`Step ${index + 1} : ${line}\n`);
    if (line === 'RUN false') fail("The command '/bin/sh -c false' returned a non-zero code: 1");
  }
  const id = `sha256:${createHash('sha256').update(one('--tag')).digest('hex')}`;
  const files = join(places.images, id.slice(7));
  cpSync('.', files, { recursive: true });
  const [, command] = /^CMD (.*)$/m.exec(text) ?? [];
  const [, port] = /^EXPOSE (\d+)$/m.exec(text) ?? [];
  keep('images', one('--tag'), { id, tag: one('--tag'), files, command, port, labels: [one('--label')] });
}

function image([action, ...rest]) {
  const { one, rest: names } = parse(rest, []);
  const found = imageNamed(names[0]);
  if (action === 'ls') {
    const chosen = all('images').filter(({ labels }) => hasLabel(one('--filter'))(labels));
    process.stdout.write(chosen.map(({ tag }) => `${tag}\n`).join(''));
    return;
  }
  if (!found) fail(`Error response from daemon: No such image: ${names[0]}:latest`);
  if (action === 'rm') {
    if (all('containers').some((each) => each.image === found.id)) fail('conflict: image is being used by a container');
    rmSync(join(places.images, fileOf(found.tag)));
    return;
  }
  const ports = found.port && { [`${found.port}/tcp`]: {} };
  process.stdout.write(JSON.stringify([{ Id: found.id, RepoTags: [found.tag], Config: { ExposedPorts: ports } }]));
}

function pull({ rest: [name] }) {
  if (!existsSync(join(places.registry, fileOf(name)))) {
    fail(`Using default tag: latest\nError response from daemon: pull access denied for ${name}`);
  }
  keep('images', name, read('registry', fileOf(name)));
}

/** The variables of a container: of the file first, as docker has it. */
function variables({ every }) {
  const lines = every('--env-file').flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
  const named = every('--env').map((name) => `${name}=${process.env[name] ?? fail(`no ${name}`)}`);
  return Object.fromEntries([...lines, ...named].map((pair) => pair.split(/=(.*)/s, 2)));
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function run(options) {
  const { one, every, rest } = options;
  const [name, ...args] = rest;
  const found = imageNamed(name) ?? fail(`docker: Error response from daemon: No such image: ${name}`, 125);
  const entry = one('--entrypoint') === undefined ? ['/bin/sh', '-c', found.command] : [one('--entrypoint')];
  const [, outer, inner] = /:(\d+):(\d+)$/.exec(one('--publish') ?? '') ?? [];
  const given = variables(options);
  const own = outer === undefined ? undefined : await freePort();
  const environment = { PATH: process.env.PATH, ...given, ...(own && given.PORT === inner && { PORT: String(own) }) };
  const [program, ...more] = [...entry, ...args];
  const spawned = { cwd: found.files, env: environment, detached: true };
  const child = spawn(program, more, { ...spawned, stdio: [one('-i') ? 'inherit' : 'ignore', 'pipe', 'pipe'] });
  const proxy = own && spawn(self, ['__proxy', outer, String(own)], { detached: true, stdio: 'ignore' });
  const about = { name: one('--name'), labels: every('--label'), image: found.id, given, words, environment };
  keep('containers', about.name, { ...about, pids: [child.pid, proxy?.pid].filter(Boolean), files: found.files });
  child.stdout.pipe(process.stdout);
  child.stderr.pipe(process.stderr);
  child.once('close', (code, signal) => {
    remove(about.name);
    process.exitCode = signal === null ? code : 128 + constants.signals[signal];
  });
}

/** Takes connections at once, also while nothing answers them. */
function proxy([outer, own]) {
  createServer((socket) => {
    const other = connect(Number(own), '127.0.0.1');
    for (const [one, two] of [
      [socket, other],
      [other, socket],
    ])
      one.on('error', () => two.destroy()).pipe(two);
  }).listen(Number(outer), '127.0.0.1');
}

const signal = (pid, name) => {
  try {
    return process.kill(-pid, name);
  } catch {
    return false;
  }
};

function remove(name) {
  const file = join(places.containers, fileOf(name));
  if (!existsSync(file)) return false;
  for (const pid of read('containers', fileOf(name)).pids) signal(pid, 'SIGKILL');
  rmSync(file, { force: true });
  return true;
}

async function stop({ one, rest: [name] }) {
  const found = all('containers').find((each) => each.name === name) ?? fail(`No such container: ${name}`);
  const [pid] = found.pids;
  signal(pid, 'SIGTERM');
  const end = Date.now() + Number(one('-t')) * 1000;
  while (signal(pid, 0) && Date.now() < end) await sleep(20);
  signal(pid, 'SIGKILL');
}

function exec({ rest: [name, program, ...args] }) {
  const found = all('containers').find((each) => each.name === name) ?? fail(`No such container: ${name}`);
  const child = spawn(program, args, { cwd: found.files, env: found.environment, stdio: 'inherit' });
  child.once('error', () => fail(`exec failed: "${program}": executable file not found in $PATH`, 127));
  child.once('exit', (code) => (process.exitCode = code ?? 137));
}

switch (verb) {
  case 'info':
    if (existsSync(join(state, 'down'))) fail('Cannot connect to the Docker daemon. Is the docker daemon running?');
    break;
  case 'build':
    build(parse(words, []));
    break;
  case 'image':
    image(words);
    break;
  case 'pull':
    pull(parse(words, []));
    break;
  case 'run':
    await run(parse(words, ['--rm', '-i', '-t']));
    break;
  case '__proxy':
    proxy(words);
    break;
  case 'stop':
    await stop(parse(words, []));
    break;
  case 'rm':
    if (!parse(words, ['--force']).rest.map(remove).every(Boolean)) process.exitCode = 1;
    break;
  case 'ps': {
    const { one } = parse(words, ['--all', '--quiet']);
    const found = all('containers').filter(({ labels }) => hasLabel(one('--filter'))(labels));
    process.stdout.write(found.map(({ name }) => `${name}\n`).join(''));
    break;
  }
  case 'exec':
    exec(parse(words, ['-i', '-t']));
    break;
  default:
    fail(`docker: '${verb}' is not a docker command.`);
}
