// The package as it is published: packed, and installed into an empty folder.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stage } from '../release/stage.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The native library of the sandbox's store. */
const store = 'libsql';

/** Packs this checkout as it is built, installs it below a folder, and gives the folder of the installed package. */
export function install(folder) {
  const at = join(folder, 'installed');
  mkdirSync(at);
  const staged = join(folder, 'staged');
  stage(staged);
  const [{ filename }] = JSON.parse(npm(['pack', '--json', '--pack-destination', at], staged));
  writeFileSync(join(at, 'package.json'), '{"private":true}');
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', join(at, filename)], at);
  return join(at, 'node_modules', packageName());
}

/** The case of the installed size: what the files of the package and of all its dependencies hold, without npm's own. */
export async function installedSize({ installed }) {
  const modules = join(installed(), '..');
  const { packages } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
  const places = Object.keys(packages);
  const needed = reachable(`node_modules/${packageName()}`, packages);
  const size = (names) => names.reduce((sum, name) => sum + bytesOf(join(modules, '..', name)), 0) / 2 ** 20;
  return [
    { figure: 'MiB with all dependencies', median: size(places) },
    {
      figure: "MiB without the sandbox's store",
      median: size(places.filter((name) => needed.has(name))),
      goal: 15,
      beyond: 8,
    },
    { figure: 'MiB of the package alone', median: size([`node_modules/${packageName()}`]) },
    { figure: 'packages with all dependencies', median: places.length, digits: 0 },
  ];
}

/** The packages that one needs, by their places, if it does without the store. */
function reachable(start, packages) {
  const found = new Set();
  const waiting = [start];
  while (waiting.length > 0) {
    const place = waiting.pop();
    if (place === undefined || found.has(place)) continue;
    found.add(place);
    const { dependencies = {}, optionalDependencies = {} } = packages[place];
    const names = Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => name !== store);
    waiting.push(...names.map((name) => placeOf(name, place, packages)));
  }
  return found;
}

/** Where a package finds another: in its own folder, or in that of one around it. Optional ones may be missing. */
function placeOf(name, from, packages) {
  for (let around = from; ; around = around.slice(0, Math.max(0, around.lastIndexOf('/node_modules/')))) {
    const place = around === '' ? `node_modules/${name}` : `${around}/node_modules/${name}`;
    if (place in packages) return place;
    if (around === '') return undefined;
  }
}

/** The bytes of a package's files; packages within it are counted by themselves. */
function bytesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return sum + statSync(path).size;
    return entry.name === 'node_modules' ? sum : sum + bytesOf(path);
  }, 0);
}

function packageName() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).name;
}

function npm(words, cwd) {
  const { status, stdout, stderr } = spawnSync('npm', words, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${words[0]} ended with ${status}:\n${stderr}`);
  return stdout;
}
