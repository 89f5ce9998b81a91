// Measures what docs/speed.md tells of, and prints one table.
//   npm run bench                                   all cases, 20 pairs each, with this Node
//   npm run bench -- --only '^list'                 cases whose name matches
//   npm run bench -- --peer go=/usr/bin/deis        another client, side by side; may be repeated
//   npm run bench -- --node /opt/node-24/bin/node   another Node instead of this one; may be repeated
//   npm run bench -- --installed                    the package as it would be published, cases of the start and of one request
//   npm run bench -- --single-file                  what npm run single-file has made, beside what Node needs
//   further: --pairs N, --delay MILLISECONDS of the slow network, --json for the data instead of the table
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cases } from './bench/cases.mjs';
import { install } from './bench/installation.mjs';
import { openPlace } from './bench/place.mjs';
import { draw, reachedBy } from './bench/table.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const usage =
  'Options: --pairs N, --only PATTERN, --peer NAME=PATH, --node PATH, --installed, --single-file, --delay MILLISECONDS, --json; see docs/speed.md.';
const options = readOptions();
if (options.help) {
  console.log(usage);
  process.exit(0);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        pairs: { type: 'string', default: '20' },
        delay: { type: 'string', default: '40' },
        only: { type: 'string', default: '' },
        peer: { type: 'string', multiple: true, default: [] },
        node: { type: 'string', multiple: true, default: [process.execPath] },
        installed: { type: 'boolean', default: false },
        'single-file': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return fail(`${error.message}\n${usage}`);
  }
}

function wholeNumber(name, least) {
  const value = Number(options[name]);
  if (!Number.isSafeInteger(value) || value < least) fail(`--${name} is a whole number from ${least} on.`);
  return value;
}

function fail(message) {
  console.error(message);
  process.exit(2);
}

function readPeer(text) {
  const [, name, path] = /^([^=]+)=(.+)$/.exec(text) ?? fail(`--peer is NAME=PATH, not "${text}".`);
  return { name, path: resolve(path), isPeer: true };
}

function readNode(path) {
  try {
    const version = execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8', stdio: 'pipe' }).trim();
    return { path: resolve(path), version };
  } catch {
    return fail(`--node is the path of a Node, not "${path}".`);
  }
}

function readPattern(text) {
  try {
    return new RegExp(text);
  } catch {
    return fail(`--only is a regular expression, not "${text}".`);
  }
}

async function main() {
  const pairs = wholeNumber('pairs', 1);
  const delay = wholeNumber('delay', 0);
  const peers = options.peer.map(readPeer);
  const nodes = options.node.map(readNode);
  const pattern = readPattern(options.only);
  const wanted = cases.filter(({ name, isMain }) => pattern.test(name) && (!options.installed || isMain));
  if (wanted.length === 0) fail(`No case matches. There are:\n${cases.map(({ name }) => name).join('\n')}`);
  const place = await openPlace(delay);
  try {
    let folder;
    const installed = () => (folder ??= install(place.folder));
    const path = options['single-file']
      ? join(root, 'release', 'deis')
      : join(options.installed ? installed() : root, 'dist', 'deis.cjs');
    const ours = { name: 'deis-cli', path };
    const bench = { place, pairs, delay, ours, peers, installed, note: (text) => console.error(text) };
    const rows = [];
    for (const { name, title, measure, isOnce } of wanted) {
      for (const node of isOnce ? nodes.slice(0, 1) : nodes) {
        console.error(`Measuring ${name} on Node ${node.version}...`);
        const found = await measure(bench, node).catch((error) => {
          // The other cases are worth their time all the same.
          console.error(error);
          process.exitCode = 1;
          return [{ absent: 'failed' }];
        });
        for (const row of found) {
          rows.push({ name, title, node: node.version, ...row, reached: reachedBy(row) });
        }
      }
    }
    print(rows, { pairs, delay, peers });
  } finally {
    await place.close();
  }
}

function print(rows, { pairs, delay, peers }) {
  const machine = {
    processor: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release()}`,
    load: loadavg()[0],
  };
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (options.json) {
    console.log(JSON.stringify({ version, installed: options.installed, machine, pairs, delay, rows }, null, 2));
    return;
  }
  const { processor, memory, system, load } = machine;
  const form = options['single-file'] ? ' as a single file' : options.installed ? ' as it is installed' : '';
  const what = `deis-cli ${version}${form}`;
  console.log(`${what}; ${processor}, ${memory}, ${system}, load ${load.toFixed(1)}; ${pairs} pairs.\n`);
  console.log(
    draw(
      rows,
      peers.map(({ name }) => name),
    ),
  );
}

await main();
