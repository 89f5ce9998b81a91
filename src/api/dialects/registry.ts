import { compareVersions } from './compare-versions.ts';
import { apisOfV1, deisV1, deisV1Of, lastOfV1 } from './deis-1.ts';
import { deis11 } from './deis-1.1.ts';
import { deis22 } from './deis-2.2.ts';
import { deis23 } from './deis-2.3.ts';
import type { Dialect } from './dialect.ts';
import { drycc113 } from './drycc-1.13.ts';
import { drycc20 } from './drycc-2.0.ts';
import { drycc21 } from './drycc-2.1.ts';
import { drycc23 } from './drycc-2.3.ts';
import { dryccCurrent } from './drycc-current.ts';

const registry = {
  'deis-1.1': deis11,
  'deis-1.7': deisV1('1.13.4'),
  'drycc-2.0': drycc20,
  'drycc-2.1': drycc21,
  'deis-2.2': deis22,
  'drycc-2.3': drycc23,
  'drycc-1.13': drycc113,
  'drycc-current': dryccCurrent,
  'deis-2.3': deis23,
} as const satisfies Readonly<Record<string, Dialect>>;

/** The name of a dialect. */
export type DialectName = keyof typeof registry;

/** Every dialect that this client speaks. A new one is its file and a line here; the compiler names what else it needs. */
export const dialects: readonly Dialect[] = Object.values(registry);

/** The names of all dialects; including the APIs between 1.1 and 1.7, which are derived from the two on demand. */
export const dialectNames: readonly string[] = [
  ...apisOfV1.map((api) => `deis-${api}`),
  ...dialects.map(({ name }) => name).filter((name) => !name.startsWith('deis-1.')),
];

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
  const known = dialects.find((dialect) => dialect.name === name);
  if (known || !dialectNames.includes(name)) return known;
  const api = apisOfV1.find((each) => name === `deis-${each}`);
  return api && deisV1(lastOfV1(api));
}

/** What a controller's version headers say of it. */
export interface Announcement {
  readonly product: Dialect['product'];
  /** As the controller wrote it: `2.2`, `1.7.0`. */
  readonly version: string;
  /** The release of the platform, where the dialect depends on it as well: for Deis v1. */
  readonly platform?: string | undefined;
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

/** The same with the release of the platform, where the dialect depends on that. */
export function introduction(headers: Readonly<Record<string, string>>): Announcement | undefined {
  const announced = announcement(headers);
  if (!announced || !isV1(announced)) return announced;
  const platform = platformVersion(headers);
  return platform === undefined ? announced : { ...announced, platform };
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

/** The dialect to speak with a controller, and whether it is known to be the right one. */
export interface Choice {
  readonly dialect: Dialect;
  /** False when the version is not one of the registry's and the nearest was taken. */
  readonly exact: boolean;
}

/**
 * The dialect for an announced version: of the same product and major version, the newest that is not newer than the
 * controller, else the oldest; where there is none of that major version, the same of all of the product, or of those that
 * have the paths which the controller knows. See `kindsOf` for those that no version tells.
 */
export function nearestDialect({ product, version, platform }: Announcement, prefix?: Dialect['prefix']): Choice {
  if (isV1({ product, version })) {
    const api = apisOfV1.findLast((each) => compareVersions(each, version) <= 0) ?? '1.1';
    return { dialect: deisV1Of(api, platform), exact: compareVersions(api, twoParts(version)) === 0 };
  }
  const ofProduct = newestFirst.filter((dialect) => dialect.product === product && dialect.sign === null);
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

/**
 * The dialects whose controllers announce the same version as another's, newest first: each has a sign by which
 * its controllers are known.
 */
export function kindsOf({ product, version }: Dialect): readonly (Dialect & { readonly sign: string })[] {
  return dialects
    .filter((each): each is Dialect & { readonly sign: string } => each.sign !== null)
    .filter((each) => each.product === product && each.version === version)
    .reverse();
}

/** All APIs of Deis v1 are one dialect with switches. */
function isV1({ product, version }: Announcement): boolean {
  return product === 'deis' && version.split('.')[0] === '1';
}

/** API versions have two parts; Workflow announces `2.2`, some heirs `2.2.0`. Deis v1 counts 1.1.2 as API 1.1. */
function twoParts(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
