import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { JsonObject } from '../../base/json-object.ts';
import { injectedVariables, readConfig, variablesFor } from '../state/configuration.ts';
import type { PodRow } from '../state/pods.ts';
import { asPythonText } from '../rules/python.ts';
import type { Controller } from '../handlers/handler.ts';
import { probesOf } from './health-check.ts';
import { identityOf } from './identity.ts';
import { mark } from './orphans.ts';
import type { Plan } from './instance.ts';

/** What plans depend on beside the store. */
export interface Surroundings extends Pick<Controller, 'store' | 'dialect'> {
  /** The folder of the sandbox. */
  readonly folder: string;
  /** The search path of commands. */
  readonly path: string;
}

type Row = PodRow & {
  readonly appUuid: string;
  readonly build: string;
  readonly procfile: string;
  readonly config: string;
};

/** What an app is to run, by the store: its pods whose build has a slug. */
export function plansOf(surroundings: Surroundings, app: string): readonly Plan[] {
  const { store } = surroundings;
  const rows = store.all<Row>(
    `SELECT pods.*, apps.uuid AS appUuid, builds.uuid AS build, builds.procfile, releases.config FROM pods
      JOIN apps ON apps.id = pods.app
      JOIN releases ON releases.app = pods.app AND releases.version = pods.release
      JOIN builds ON builds.uuid = releases.build
      WHERE pods.app = ? AND builds.slug = 1 ORDER BY pods.type, pods.num`,
    app,
  );
  return rows.map((row) => planOf(surroundings, row));
}

/** Where the slug of a build is. */
export function slugFolder(folder: string, build: string): string {
  return join(folder, 'slugs', build);
}

function planOf(surroundings: Surroundings, row: Row): Plan {
  const config = readConfig(surroundings.store, row.config);
  const folder = slugFolder(surroundings.folder, row.build);
  const own = variablesFor(config, row.type);
  const values = textsOf(own);
  const commands = JSON.parse(row.procfile) as Readonly<Record<string, string>>;
  return {
    pod: row.uuid,
    app: row.app,
    appUuid: row.appUuid,
    name: row.name,
    type: row.type,
    num: row.num,
    release: row.release,
    command: existsSync(folder) ? (commands[row.type] ?? missingType) : missingSlug,
    folder: existsSync(folder) ? folder : surroundings.folder,
    environment: environmentOf(surroundings, folder, { id: row.app, release: row.release, values: own }),
    memory: kibibytes(config.memory[row.type] ?? memoryOfPlan(config.scoped.limits?.[row.type])),
    probes: probesOf(config.healthcheck, values, row.type),
  };
}

const missingType = 'echo "The Procfile has no such process type." >&2; exit 1';
const missingSlug =
  'echo "What was pushed is no longer there: only the last 10 releases keep it. Push it again." >&2; exit 1';

/** The environment of what runs in a slug: nothing of the owner's but the search path. */
export function environmentOf(
  surroundings: Surroundings,
  folder: string,
  { id, release, values }: { readonly id: string; readonly release: number; readonly values: JsonObject },
): Readonly<Record<string, string>> {
  const own = ['node_modules/.bin', '.venv/bin', 'bin']
    .map((name) => join(folder, name))
    .filter((name) => existsSync(name));
  return {
    PATH: [...own, surroundings.path].join(delimiter),
    HOME: folder,
    LANG: 'C.UTF-8',
    ...possible(textsOf(values)),
    ...injectedVariables(surroundings, id, release),
    [mark]: identityOf(surroundings.folder),
  };
}

/** Config values as text, which other dialects do not demand. */
function textsOf(values: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, asPythonText(value)]));
}

/** The variables that an environment can hold: v1 takes any name for one, and any text. */
function possible(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => /^[^=\0]+$/.test(name) && !value.includes('\0')),
  );
}

/** The memory of a limit plan, which its name has in GiB: `std1.large.c1m2`. */
function memoryOfPlan(plan: unknown): string | undefined {
  const [, gibibytes] = /m(\d+)$/.exec(typeof plan === 'string' ? plan : '') ?? [];
  return gibibytes === undefined ? undefined : `${gibibytes}G`;
}

const units: Readonly<Record<string, number>> = { B: 1 / 1024, K: 1, M: 1024, G: 1024 * 1024 };

/** A limit of memory, as `512M` or `256M/512M`, of which the second counts. */
function kibibytes(limit: unknown): number | undefined {
  const [, number, unit = 'B'] = /(\d+)([BKMG])B?$/i.exec(typeof limit === 'string' ? limit : '') ?? [];
  if (number === undefined) return undefined;
  return Math.max(Math.floor(Number(number) * (units[unit.toUpperCase()] ?? 1)), 1);
}
