import { deis11 } from './deis-1.1.ts';
import { deis22 } from './deis-2.2.ts';
import { deis23 } from './deis-2.3.ts';
import type { Dialect } from './dialect.ts';
import { drycc20 } from './drycc-2.0.ts';
import { drycc21 } from './drycc-2.1.ts';
import { drycc23 } from './drycc-2.3.ts';

const registry = {
  'deis-1.1': deis11,
  'drycc-2.0': drycc20,
  'drycc-2.1': drycc21,
  'deis-2.2': deis22,
  'drycc-2.3': drycc23,
  'deis-2.3': deis23,
} as const satisfies Readonly<Record<string, Dialect>>;

/** The name of a dialect. */
export type DialectName = keyof typeof registry;

/** Every dialect that this client speaks. A new one is its file and a line here; the compiler names what else it needs. */
export const dialects: readonly Dialect[] = Object.values(registry);

/**
 * The dialects that a controller is taken to speak which does not announce itself, the newest of each major version
 * that is written down: by the product that one expects. A sandbox speaks the first of them.
 */
export const assumed: Readonly<Record<Dialect['product'], readonly [Dialect, ...Dialect[]]>> = {
  deis: [deis22, deis11],
  drycc: [drycc21, deis11],
};

/** The dialect of that name, if there is one. */
export function dialectNamed(name: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.name === name);
}

/** What a controller's version headers say of it. */
export interface Announcement {
  readonly product: Dialect['product'];
  /** As the controller wrote it: `2.2`, `1.7.0`. */
  readonly version: string;
}

/** Newer dialects come first: controllers that send the headers of older ones besides mean them for older clients. */
const newestFirst = [...dialects].sort((one, other) => compareVersions(other.version, one.version));

const versionHeaders = new Map(newestFirst.map(({ headers, product }) => [headers.api.toLowerCase(), product]));

const platformHeaders = new Set(newestFirst.map(({ headers }) => headers.platform.toLowerCase()));

/**
 * Reads the version headers. Their names may have any case, hyphens for underscores (some proxies rewrite them), and be
 * sent twice, which arrives as `2.3, 2.3`. Headers that are missing or unreadable give undefined: default nginx drops
 * names with underscores, so their absence means nothing.
 */
export function announcement(headers: Readonly<Record<string, string>>): Announcement | undefined {
  const byName = underscored(headers);
  for (const [name, product] of versionHeaders) {
    const version = readVersion(byName.get(name));
    if (version !== undefined) return { product, version };
  }
  return undefined;
}

/** The version of the platform as the headers have it, read with the same tolerance. It is no API version. */
export function platformVersion(headers: Readonly<Record<string, string>>): string | undefined {
  const byName = underscored(headers);
  return [...platformHeaders].map((name) => readVersion(byName.get(name))).find((version) => version !== undefined);
}

function underscored(headers: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase().replaceAll('-', '_'), value]));
}

const usualVersions: ReadonlySet<string> = new Set(dialects.map(({ version }) => version));

function readVersion(value = ''): string | undefined {
  // The usual form needs no pattern, which takes longer to make than the rest takes.
  if (usualVersions.has(value)) return value;
  return /^\s*v?(\d{1,4}(?:\.\d{1,4}){0,2})\s*(?:,|$)/.exec(value)?.[1];
}

/** Compares versions part by part as numbers: 2.10 is newer than 2.3, and 2.2 the same as 2.2.0. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The dialect to speak with a controller, and whether it is known to be the right one. */
export interface Choice {
  readonly dialect: Dialect;
  /** False when the version is not one of the registry's and the nearest was taken. */
  readonly exact: boolean;
}

/**
 * The dialect for an announced version: of the same product and major version, the newest that is not newer than the
 * controller, else the oldest; where there is none of that major version, the same of all of the product, or of those that
 * have the paths which the controller knows.
 */
export function nearestDialect({ product, version }: Announcement, prefix?: Dialect['prefix']): Choice {
  const ofProduct = newestFirst.filter((dialect) => dialect.product === product);
  const ofMajor = ofProduct.filter((dialect) => isSameMajor(dialect.version, version));
  const ofPaths = ofProduct.filter((dialect) => dialect.prefix === prefix);
  const family = [ofMajor, ofPaths].find((each) => each.length > 0) ?? ofProduct;
  const dialect = family.find((candidate) => compareVersions(candidate.version, version) <= 0) ?? family.at(-1);
  if (!dialect) throw new TypeError(`a product without a dialect: ${product}`);
  return { dialect, exact: compareVersions(dialect.version, twoParts(version)) === 0 };
}

/** Whether two versions have the same first part, which stands in the paths. */
export function isSameMajor(one: string, other: string): boolean {
  return one.split('.')[0] === other.split('.')[0];
}

/** API versions have two parts; Workflow announces `2.2`, some heirs `2.2.0`. Deis v1 counts 1.1.2 as API 1.1. */
function twoParts(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
