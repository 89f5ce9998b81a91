import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importsOfConf } from '../bin/build/stand-ins.mjs';

const root = new URL('..', import.meta.url);

/** A package as package-lock.json has it. */
export interface LockedPackage {
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
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Reads package-lock.json. */
export function readLock(): {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
} {
  return JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as ReturnType<typeof readLock>;
}

/** The packages that the sources import, other than for their types, by name. */
export function importedPackages(): string[] {
  const src = fileURLToPath(new URL('src/', root));
  const names = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => readFileSync(`${src}${file}`, 'utf8'))
    .flatMap((text) => [...text.matchAll(/^import (?!type\b)[^;]*?from '([a-z@][^':]*)'|import\('([a-z@][^':]*)'\)/gm)])
    .map(([, eager, lazy]) => /^(?:@[^/]+\/)?[^/]+/.exec(eager ?? lazy ?? '')?.[0] ?? '');
  return [...new Set(names)].sort();
}

/** What conf depends on and a stand-in replaces. */
const replaced = new Set(importsOfConf.map(({ source }) => source.split('/')[0]));

/** The places in the lock of some packages and of all that they depend on, without what stand-ins replace. */
export function withDependencies(names: readonly string[]): string[] {
  const { packages } = readLock();
  const found = new Set<string>();
  const visit = (name: string, from: string): void => {
    const place = placeOf(name, from, packages);
    if (place === undefined || found.has(place)) return;
    found.add(place);
    const { dependencies, optionalDependencies } = packages[place] ?? {};
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies }))
      if (place !== 'node_modules/conf' || !replaced.has(needed)) visit(needed, place);
  };
  for (const name of names) visit(name, '');
  return [...found];
}

/** Where a package finds another: in its own folder, or in that of one around it. */
function placeOf(name: string, from: string, packages: Readonly<Record<string, unknown>>): string | undefined {
  const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (place in packages) return place;
  return from === ''
    ? undefined
    : placeOf(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), packages);
}
