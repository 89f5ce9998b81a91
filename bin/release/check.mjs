// Whether this checkout may be released: `node bin/release/check.mjs [--tag v1.2.3] [--dry-run]`. A dry run lists what is missing
// and goes on.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { at, manifest, run } from './place.mjs';

const { values } = parseArgs({ options: { tag: { type: 'string' }, 'dry-run': { type: 'boolean' } } });
const { version } = manifest;
const changes = readFileSync(at('CHANGELOG.md'), 'utf8');
const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
const section = new RegExp(String.raw`^## \[${version.replaceAll('.', String.raw`\.`)}\] - \d{4}-\d{2}-\d{2}$`, 'm');

const missing = [
  [
    /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
    `package.json has the version "${version}", which is not one of semver.`,
  ],
  [
    lock.version === version,
    `package-lock.json has the version ${lock.version}, package.json ${version}. Run npm install.`,
  ],
  [section.test(changes), `CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD".`],
  [/^## \[Unreleased\]$/m.test(changes), 'CHANGELOG.md has no section "## [Unreleased]".'],
  [values.tag === `v${version}`, `The tag is ${values.tag ?? 'not given (--tag)'}; the version is ${version}.`],
  [run('git', ['status', '--porcelain']).trim() === '', 'There are changes that are not committed.'],
].flatMap(([isMet, what]) => (isMet ? [] : [what]));

for (const what of missing) console.error(values['dry-run'] ? `A release would stop here: ${what}` : what);
if (missing.length === 0) console.log(`${version} may be released.`);
if (missing.length > 0 && !values['dry-run']) process.exitCode = 1;
