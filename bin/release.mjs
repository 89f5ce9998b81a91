// Makes a release, step by step: `npm run release -- --dry-run`, or `npm run release -- --tag v1.2.3`. Each step is a script that can
// be run by itself, as .github/workflows/release.yml does on several systems. A dry run makes every file and publishes nothing.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { at, released } from './release/place.mjs';

const { values } = parseArgs({ options: { tag: { type: 'string' }, 'dry-run': { type: 'boolean' } } });
const dry = values['dry-run'] ? ['--dry-run'] : [];
const tag = values.tag === undefined ? [] : ['--tag', values.tag];
const isLinux = process.platform === 'linux';
const isAbsent = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error !== undefined;

const steps = [
  ['Checking version and changelog', 'release/check.mjs', [...tag, ...dry]],
  ['Building', 'build.mjs', ['--quiet']],
  ['Packing for npm', 'release/pack.mjs', []],
  ['Compiling the single file', 'single-file.mjs', []],
  ['Packing the single file', 'release/archive.mjs', []],
  ['Making the Debian package', 'release/debian.mjs', [], !isLinux || isAbsent('dpkg-deb')],
  ['Writing the Homebrew formula', 'release/homebrew.mjs', []],
  ['Summing up', 'release/checksums.mjs', []],
  ['Publishing on npm', 'release/publish.mjs', dry],
];

mkdirSync(released(), { recursive: true });
// What an earlier version left is not published with this one.
for (const name of readdirSync(released()))
  if (/\.(?:tgz|tar\.gz|deb|rb)$|^SHA256SUMS$/.test(name)) rmSync(released(name));
for (const [what, script, words, isSkipped = false] of steps) {
  console.log(`\n== ${what}${isSkipped ? ' (skipped: this machine cannot)' : ''}`);
  if (isSkipped) continue;
  const started = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, [at('bin', script), ...words], { stdio: 'inherit' });
  if (status !== 0) {
    console.error(`${script} failed; nothing after it was done.`);
    process.exit(1);
  }
  console.log(`   ${(Number(process.hrtime.bigint() - started) / 1e9).toFixed(1)} s`);
}
