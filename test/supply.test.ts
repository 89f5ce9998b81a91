import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importedPackages, readLock, withDependencies } from './locked-packages.ts';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = readLock();
const { '': root, ...others } = lock.packages;
const locked = Object.entries(others);
const installed = locked.filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true);
/** What is in the bundles. */
const bundled = withDependencies(importedPackages().filter((name) => !(name in manifest.dependencies)));
const everywhere = installed.filter(([, { optional }]) => optional !== true);
/** One version, not a range; some versions go on behind a hyphen. */
const exact = /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/;
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('what the program needs of others', () => {
  it('is named by exact versions, in the manifest as in the lock', () => {
    for (const kind of ['dependencies', 'devDependencies'] as const) {
      for (const [name, version] of Object.entries(manifest[kind])) {
        expect(version, name).toMatch(exact);
        expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
      }
      expect(root?.[kind]).toEqual(manifest[kind]);
    }
  });

  it('is locked by the hash of its content, and comes from the registry alone', () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(locked.length).toBeGreaterThan(300);
    for (const [place, { version, integrity, resolved, link }] of locked) {
      expect(version, place).toMatch(exact);
      expect(integrity, place).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
      expect(resolved ?? 'https://registry.npmjs.org/', place).toMatch(/^https:\/\/registry\.npmjs\.org\//);
      expect(link, place).toBeUndefined();
    }
  });

  it('runs nothing while it is installed, nor does what develops it', () => {
    expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
    expect(Object.keys(manifest.scripts).filter((name) => /^(?:pre|post)?install$|^prepare/.test(name))).toEqual([]);
  });

  it('has native code in the store of the sandbox alone', () => {
    const native = installed.filter(([, { os }]) => os !== undefined).map(([place]) => nameOf(place));
    expect(native.length).toBeGreaterThan(5);
    expect(native.filter((name) => name !== 'libsql' && !name.startsWith('@libsql/'))).toEqual([]);
  });

  it('is little: whoever adds to it raises the number, and says in the commit what it is for', () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(2);
    expect(everywhere.length).toBeLessThanOrEqual(5);
    expect(installed.length).toBeLessThanOrEqual(15);
    expect(bundled.length).toBeLessThanOrEqual(64);
  });

  it('may be used, and is named on the page of dependencies', () => {
    const free = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', '(MIT OR CC0-1.0)']);
    const all = [...installed.map(([place]) => place), ...bundled];
    expect(all.filter((place) => !free.has(lock.packages[place]?.license ?? 'none'))).toEqual([]);
    const table = read('docs/dependencies.md');
    for (const name of importedPackages()) expect(table).toMatch(new RegExp(`^\\| ${name} +\\|`, 'm'));
  });
});

describe('the threat model', () => {
  const page = read('.github/SECURITY.md');
  it('names tests that are there', () => {
    const named = [...page.matchAll(/`(test\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(new Set(named).size).toBeGreaterThan(15);
    for (const path of named) expect(() => read(path), path).not.toThrow();
  });

  it('is one page, and linked', () => {
    expect(page.split('\n').length).toBeLessThanOrEqual(90);
    expect(read('README.md')).toContain('.github/SECURITY.md');
  });
});
