// The licence texts of the packages whose code is in the bundles, which their licences ask to be passed on.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const nameOfNotice = /^(?:licen[sc]e|copying|notice)/i;

/** Returns the text of THIRD-PARTY-NOTICES for bundles made of these files. Throws if a package comes without a licence text. */
export function noticesFor(files) {
  const folders = new Set(files.map(packageOf).filter(Boolean));
  const sections = [...folders].map(sectionFor).sort((a, b) => (a < b ? -1 : 1));
  return ['The bundles of this program contain code of these packages.', ...sections].join(`\n\n${'-'.repeat(80)}\n\n`);
}

/** The folder of the package that a file belongs to. */
function packageOf(file) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}

function sectionFor(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => nameOfNotice.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length === 0) throw new Error(`${name} ${version} (${license}) has no licence text in ${folder}.`);
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}
