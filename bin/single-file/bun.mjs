// Bun, which compiles the single file. It is 103 MB, which nobody needs to develop or test the program: so it is not among the
// packages of the project, but installed when it is first asked for, in one version, from npm's registry.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const version = '1.4.5';

/** The path of Bun below a folder, where it is installed if it is not there. Throws if npm cannot install it. */
export function bunProgram(folder) {
  const name = packageName();
  const program = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'bun.exe' : 'bun');
  if (existsSync(program)) return program;
  console.error(`Installing ${name} ${version}...`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const words = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
  spawnSync('npm', [...words, `${name}@${version}`], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (!existsSync(program)) throw new Error(`${name} ${version} could not be installed into ${folder}.`);
  return program;
}

/** The package of the binary itself; the package bun moves it by a script after its installation. */
function packageName() {
  const system = { win32: 'windows' }[process.platform] ?? process.platform;
  const processor = { arm64: 'aarch64' }[process.arch] ?? process.arch;
  const isMusl = system === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  return `@oven/bun-${system}-${processor}${isMusl ? '-musl' : ''}`;
}
