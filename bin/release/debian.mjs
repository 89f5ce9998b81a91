// release/deis-cli_VERSION_ARCHITECTURE.deb: the single file with its man pages and completions. It needs dpkg-deb and the single
// file.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeLicenses } from './licenses.mjs';
import { at, manifest, released, run, singleFile } from './place.mjs';

const architecture = { x64: 'amd64', arm64: 'arm64' }[process.arch];
if (process.platform !== 'linux' || !architecture)
  throw new Error('Debian packages are made on Linux, on x64 or arm64.');

// Debian wants an address, and there is no mailbox: bugs go to the tracker.
const maintainer = `${manifest.author} <maintainers@${manifest.name}.invalid>`;
const version = manifest.version.replace('-', '~');
const folder = mkdtempSync(released('debian-'));
const out = released(`${manifest.name}_${version}_${architecture}.deb`);
try {
  chmodSync(folder, 0o755);
  add('usr/bin/deis', readFileSync(singleFile), 0o755);
  symlinkSync('deis', join(folder, 'usr/bin/drycc'));
  for (const page of readdirSync(at('dist', 'man')))
    add(`usr/share/man/man1/${page}.gz`, zipped(readFileSync(at('dist', 'man', page))));
  for (const name of ['deis', 'drycc']) {
    addCopy(`completions/${name}.bash`, `usr/share/bash-completion/completions/${name}`);
    addCopy(`completions/_${name}`, `usr/share/zsh/vendor-completions/_${name}`);
    addCopy(`completions/${name}.fish`, `usr/share/fish/vendor_completions.d/${name}.fish`);
  }
  add(`usr/share/doc/${manifest.name}/CHANGELOG.md.gz`, zipped(readFileSync(at('CHANGELOG.md'))));
  add(`usr/share/doc/${manifest.name}/changelog.gz`, zipped(changelog()));
  writeLicenses(join(folder, `usr/share/doc/${manifest.name}`));
  addCopyright();
  add('DEBIAN/control', control());
  run('dpkg-deb', ['--root-owner-group', '-Zxz', '-z3', '--build', folder, out]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(out);

function add(path, content, mode = 0o644) {
  mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o755 });
  writeFileSync(join(folder, path), content, { mode });
}

function addCopy(from, to) {
  add(to, readFileSync(at(from)));
}

/** Debian looks for the license under this name. */
function addCopyright() {
  const documents = join(folder, `usr/share/doc/${manifest.name}`);
  cpSync(join(documents, 'LICENSE'), join(documents, 'copyright'));
  rmSync(join(documents, 'LICENSE'));
}

/** Debian has a form of its own for it. It has the time of the commit, so that each build of that makes the same bytes. */
function changelog() {
  const time = run('git', ['log', '-1', '--format=%cD']).trim();
  return `${manifest.name} (${version}) unstable; urgency=medium

  * Version ${manifest.version}. See CHANGELOG.md.gz.

 -- ${maintainer}  ${time}
`;
}

/** The same bytes at each build. */
function zipped(content) {
  return gzipSync(content, { level: 9 });
}

function control() {
  const kibibytes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + Math.ceil(statSync(join(entry.parentPath, entry.name)).size / 1024), 0);
  return `Package: ${manifest.name}
Version: ${version}
Architecture: ${architecture}
Maintainer: ${maintainer}
Installed-Size: ${kibibytes}
Depends: libc6 (>= 2.27)
Recommends: git
Section: net
Priority: optional
Homepage: ${manifest.homepage}
Bugs: ${manifest.bugs.url}
Description: command-line client for Deis, Hephy and Drycc
 One client for the controllers of Deis v1, Deis Workflow, Hephy and Drycc, as
 deis and as drycc, with a local sandbox to try everything without a cluster.
`;
}
