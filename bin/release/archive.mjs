// release/deis-cli-VERSION-PLATFORM-PROCESSOR.tar.gz: the single file, man pages, completions and licenses. It needs the single
// file.
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeLicenses } from './licenses.mjs';
import { at, manifest, released, run, singleFile } from './place.mjs';

const name = `${manifest.name}-${manifest.version}-${process.platform}-${process.arch}`;
const folder = released(name);
try {
  mkdirSync(folder, { recursive: true });
  cpSync(singleFile, join(folder, process.platform === 'win32' ? 'deis.exe' : 'deis'));
  if (process.platform !== 'win32') symlinkSync('deis', join(folder, 'drycc'));
  cpSync(at('dist', 'man'), join(folder, 'man', 'man1'), { recursive: true });
  cpSync(at('completions'), join(folder, 'completions'), { recursive: true });
  for (const each of ['README.md', 'CHANGELOG.md']) cpSync(at(each), join(folder, each));
  writeLicenses(folder);
  run('tar', ['-czf', `${name}.tar.gz`, name], { cwd: released() });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${folder}.tar.gz`);
