import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from './installation.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deis-cli-build-'));
  for (const name of ['bin', 'completions', 'src', 'package.json', 'package-lock.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(join(root, 'node_modules')))
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
  for (const name of ['commander', 'undici', '.package-lock.json']) {
    rmSync(join(modules, name));
    cpSync(join(root, 'node_modules', name), join(modules, name), { recursive: true });
  }
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'last'), 'what was built before');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Without a PATH no npm is found: what is linked here belongs to the checkout, and must not be installed anew. */
const build = () => {
  const words = [join(folder, 'bin', 'build.mjs'), '--force'];
  return execa(process.execPath, words, { env: { PATH: '' }, extendEnv: false, cwd: folder, reject: false });
};
const change = (file: string, edit: (text: string) => string): void => {
  const path = join(folder, 'node_modules', file);
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
};

describe('a build fails, and leaves the last one as it was', () => {
  it.each([
    ['commander/lib/command.js', "require('node:child_process')", "require('child_process')"],
    ['undici/lib/core/util.js', "const { IncomingMessage } = require('node:http')", 'const IncomingMessage = Object'],
    ['undici/lib/core/request.js', "require('node:assert')", "require('node:assert'); assert.ok(true)"],
  ])('where %s has another text than the one that is edited', async (file, from, to) => {
    change(file, (text) => {
      expect(text).toContain(from);
      return text.replace(from, () => to);
    });
    const { exitCode, stderr } = await build();
    expect(exitCode).not.toBe(0);
    expect(stderr).toMatch(new RegExp(`${file}.*bin/bundle.mjs`));
    expect(readdirSync(join(folder, 'dist'))).toEqual(['last']);
    expect(readdirSync(folder).filter((name) => name.startsWith('dist.'))).toEqual([]);
  });

  it('where a file that is edited has another name', async () => {
    const [before, after] = ['undici/lib/dispatcher/client.js', 'undici/lib/dispatcher/one-client.js'] as const;
    cpSync(join(folder, 'node_modules', before), join(folder, 'node_modules', after));
    rmSync(join(folder, 'node_modules', before));
    for (const name of readdirSync(join(folder, 'node_modules', dirname(before))))
      change(join(dirname(before), name), (text) => text.replaceAll("require('./client')", "require('./one-client')"));
    change('undici/index.js', (text) => text.replace("/dispatcher/client'", "/dispatcher/one-client'"));
    change('undici/lib/mock/mock-client.js', (text) => text.replace("/dispatcher/client'", "/dispatcher/one-client'"));
    const { exitCode, stderr } = await build();
    expect(exitCode).not.toBe(0);
    expect(stderr).toMatch(/undici\/lib\/dispatcher\/client\.js.*bin\/bundle\.mjs/);
    expect(existsSync(join(folder, 'dist', 'last'))).toBe(true);
  });
});
