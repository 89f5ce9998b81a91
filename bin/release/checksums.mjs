// release/SHA256SUMS of the published files, as `sha256sum --check` reads it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { released } from './place.mjs';

const names = readdirSync(released()).filter((name) => /\.(?:tgz|tar\.gz|deb|rb)$/.test(name));
const lines = names.sort().map(
  (name) =>
    `${createHash('sha256')
      .update(readFileSync(released(name)))
      .digest('hex')}  ${name}\n`,
);
writeFileSync(released('SHA256SUMS'), lines.join(''));
process.stdout.write(lines.join(''));
