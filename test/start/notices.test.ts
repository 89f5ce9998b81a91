import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { importedPackages, readLock, withDependencies } from '../locked-packages.ts';
import { build, root } from './installation.ts';

const { dependencies = {}, devDependencies = {} } = readLock().packages[''] ?? {};
const bundled = importedPackages().filter((name) => !(name in dependencies));
/** What bundled packages need without any of its code in a bundle: one only exports what others do, the others have only types. */
const withoutCode = ['@inquirer/prompts', 'json-schema-typed', 'tagged-tag', 'type-fest'];
const isLicence = /^(?:licen[sc]e|copying|notice)/i;

const nameOf = (place: string): string => place.split('node_modules/').at(-1) ?? '';
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

let notices: string;
beforeAll(() => {
  build();
  notices = read('dist', 'THIRD-PARTY-NOTICES.txt');
});

it('every package that the sources import is installed with the program, or bundled for it', () => {
  expect(bundled.length).toBeGreaterThan(5);
  expect(bundled.filter((name) => !(name in devDependencies))).toEqual([]);
  expect(Object.keys(dependencies).filter((name) => !importedPackages().includes(name))).toEqual([]);
});

it('the notices have the licences of all packages in the bundles, whole, and of no others', () => {
  const packages = readLock().packages;
  const places = withDependencies(bundled).filter((place) => !withoutCode.includes(nameOf(place)));
  expect(places.length).toBeGreaterThan(40);
  const titles = [...notices.matchAll(/^-{80}\n\n(.+)$/gm)].map(([, title]) => title);
  const expected = places.map((place) => {
    const { version = '', license = '' } = packages[place] ?? {};
    return `${nameOf(place)} ${version} (${license})`;
  });
  expect(titles.sort()).toEqual([...new Set(expected)].sort());
  for (const place of places) {
    const files = readdirSync(join(root, place)).filter((file) => isLicence.test(file));
    expect(files, place).not.toEqual([]);
    for (const file of files) expect(notices, place).toContain(read(place, file).trim());
  }
});
