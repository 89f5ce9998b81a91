// release/deis-cli-VERSION.tgz: the package as npm publishes it.
import { rmSync } from 'node:fs';
import { released, run, tarball } from './place.mjs';
import { stage } from './stage.mjs';

const folder = released(`package.${process.pid}`);
try {
  stage(folder);
  run('npm', ['pack', '--silent', '--pack-destination', released()], { cwd: folder });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(released(tarball));
