import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly os?: readonly string[];
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, Locked & Partial<Manifest>>>;
};
const { '': root, ...others } = lock.packages;
const locked = Object.entries(others);
const installed = locked.filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true);
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

  it('runs nothing while it is installed', () => {
    expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
    const ofDevelopment = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    // It checks that its own program runs, which comes in a package of its own for each platform.
    expect(ofDevelopment.map(([place]) => nameOf(place))).toEqual(['esbuild']);
    expect(Object.keys(manifest.scripts).filter((name) => /^(?:pre|post)?install$|^prepare/.test(name))).toEqual([]);
  });

  it('has native code in the store of the sandbox alone', () => {
    const native = installed.filter(([, { os }]) => os !== undefined).map(([place]) => nameOf(place));
    expect(native.length).toBeGreaterThan(5);
    expect(native.filter((name) => name !== 'libsql' && !name.startsWith('@libsql/'))).toEqual([]);
  });

  it('is little: whoever adds to it raises the number, and says in the commit what it is for', () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(12);
    expect(everywhere.length).toBeLessThanOrEqual(60);
    expect(installed.length).toBeLessThanOrEqual(70);
  });

  it('may be used, and is named on the page of dependencies', () => {
    const free = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', '(MIT OR CC0-1.0)']);
    expect(installed.filter(([, { license = 'none' }]) => !free.has(license)).map(([place]) => place)).toEqual([]);
    const table = read('docs/dependencies.md');
    for (const name of Object.keys(manifest.dependencies)) expect(table).toMatch(new RegExp(`^\\| ${name} +\\|`, 'm'));
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
