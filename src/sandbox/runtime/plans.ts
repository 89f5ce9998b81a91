import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { JsonObject } from '../../base/json-object.ts';
import { injectedVariables, readConfig, variablesFor } from '../state/configuration.ts';
import type { PodRow } from '../state/pods.ts';
import { asPythonText } from '../rules/python.ts';
import { imageOfBuild } from '../state/image-of-build.ts';
import type { Controller } from '../handlers/handler.ts';
import type { Run } from '../containers/run-words.ts';
import { commandOf, findBuild } from '../drycc/types.ts';
import { probesOf } from './health-check.ts';
import { identityOf } from './identity.ts';
import { mark } from './orphans.ts';
import type { Plan } from './plan.ts';

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
  readonly container: string | null;
  readonly routable: number | null;
};

/** What an app is to run, by the store: its pods that are not simulated. */
export function plansOf(surroundings: Surroundings, app: string): readonly Plan[] {
  const { store } = surroundings;
  const rows = store.all<Row>(
    `SELECT pods.*, apps.uuid AS appUuid, builds.uuid AS build, builds.procfile, builds.container, releases.config,
      settings.routable FROM pods
      LEFT JOIN settings ON settings.app = pods.app
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
  const image = imageOfBuild(row);
  const container = image && { ...image, ...commandInImage(surroundings, row) };
  const folder = container ? '/' : slugFolder(surroundings.folder, row.build);
  const own = variablesFor(config, row.type);
  const values = textsOf(own);
  const of = { id: row.app, release: row.release, values: own };
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
    environment: container ? variablesOf(surroundings, of) : environmentOf(surroundings, folder, of),
    container,
    // As on real controllers, the process that an image has by itself serves unless the app is not routable, or it can serve nobody.
    serves: row.type === 'web' || (row.type === 'cmd' && row.routable !== 0 && hasPort(container, values)),
    memory: kibibytes(config.memory[row.type] ?? memoryOfPlan(config.scoped.limits?.[row.type])),
    probes: probesOf(config.healthcheck, values, row.type),
  };
}

/** What an image is started with: as Workflow does, with a shell; today's Drycc has it start the words as they are. */
function commandInImage(
  { store, dialect }: Surroundings,
  { build, type, procfile }: Row,
): Pick<Run, 'entrypoint' | 'args'> {
  const stored = dialect.routes['ptypes.list'] === null ? undefined : findBuild(store, build);
  if (stored) {
    const { command: entrypoint, args } = commandOf(stored, type);
    return { entrypoint, args };
  }
  const line = (JSON.parse(procfile) as Readonly<Record<string, string>>)[type];
  return line === undefined ? { entrypoint: [] } : { entrypoint: ['/bin/sh', '-c', line] };
}

function hasPort(image: Plan['container'], values: Readonly<Record<string, string>>): boolean {
  return image !== undefined && (image.port !== undefined || 'PORT' in values);
}

const missingType = 'echo "The Procfile has no such process type." >&2; exit 1';
const missingSlug =
  'echo "What was pushed is no longer there: only the last 10 releases keep it. Push it again." >&2; exit 1';

interface OfApp {
  readonly id: string;
  readonly release: number;
  readonly values: JsonObject;
}

/** The environment of what runs in a slug: nothing of the owner's but the search path. */
export function environmentOf(
  surroundings: Surroundings,
  folder: string,
  app: OfApp,
): Readonly<Record<string, string>> {
  const own = ['node_modules/.bin', '.venv/bin', 'bin']
    .map((name) => join(folder, name))
    .filter((name) => existsSync(name));
  return {
    PATH: [...own, surroundings.path].join(delimiter),
    HOME: folder,
    LANG: 'C.UTF-8',
    ...variablesOf(surroundings, app),
  };
}

/** The variables of what runs for an app, wherever it runs. */
export function variablesOf(surroundings: Surroundings, { id, release, values }: OfApp): Record<string, string> {
  return {
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
