import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../base/json-object.ts';
import { check, optional, text } from '../fields/field.ts';
import { deployedImage } from '../handlers/deployed-image.ts';
import type { Controller } from '../handlers/handler.ts';
import { realOrNot } from '../state/image-of-build.ts';
import { insertConfig, readConfig, type Scoped } from '../state/configuration.ts';
import { addRelease, currentRelease, findRelease } from '../state/releases.ts';
import { readSettings } from '../state/settings.ts';
import { structureByTypes } from '../state/structure.ts';
import type { Account } from '../wire/authentication.ts';
import type { AppRow } from '../wire/permissions.ts';
import { notFound, refused } from '../wire/refusal.ts';
import { dryccfileField, procfileField } from './build-fields.ts';
import type { DryccHandlers } from './handler.ts';
import { launched } from './launch.ts';
import { makeUsualNetwork } from './network.ts';
import { usualPlan } from './plans.ts';
import { type BuildRow, findBuild, pipelinesOf, typesOf } from './types.ts';

/** Builds: one each release. Without docker or podman an image is only a name here. */
export const builds: DryccHandlers = {
  'builds.list'({ app, query }, controller) {
    const { store, rules } = controller;
    const wanted = query('version');
    const release = wanted === null ? currentRelease(store, app.id) : findRelease(store, app.id, numberOf(wanted));
    if (!release) throw notFound(rules, 'Release');
    const build = findBuild(store, release.build);
    return { items: [build ? shown(build) : none], total: 1 };
  },

  async 'builds.create'({ app: { id }, user, body }, controller) {
    const { store, now } = controller;
    const fields = check(body, {
      image: text({ max: 256 }),
      stack: text({ max: 128 }),
      sha: optional(text({ max: 40, blank: true })),
      procfile: optional(procfileField(controller.rules)),
      dryccfile: optional(dryccfileField),
      dockerfile: optional(text({ blank: true })),
    });
    if (/^(?:localhost|127\.)/.test(fields.image)) throw refused(400, 'image must not use the loopback address');
    const image = await deployedImage(controller, fields.image);
    return launched(controller, id, () => {
      const row: BuildRow = {
        uuid: randomUUID(),
        app: id,
        ...{ image: fields.image, stack: fields.stack, sha: fields.sha ?? '' },
        procfile: JSON.stringify(fields.procfile ?? {}),
        dryccfile: JSON.stringify(fields.dryccfile ?? {}),
        dockerfile: (fields.dockerfile ?? '').trimEnd(),
        created: now(),
      };
      store.write(
        `INSERT INTO builds (uuid, app, owner, image, stack, sha, procfile, dryccfile, dockerfile, created, slug, container)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[row.uuid, id, user.username, row.image, row.stack, row.sha, row.procfile, row.dryccfile, row.dockerfile],
        ...[row.created, ...realOrNot(false, image)],
      );
      return { result: shown(row), version: release(controller, id, user, row) };
    });
  },
};

/** Makes the release of a build; gives its number if it is deployed. */
function release(controller: Controller, id: string, user: Account, build: BuildRow): number | undefined {
  const { store, now } = controller;
  const stored = store.first<{ structure: string; workspace: string | null } & Omit<AppRow, 'structure'>>(
    'SELECT * FROM apps WHERE id = ?',
    id,
  );
  if (!stored) throw notFound(controller.rules, 'App');
  const types = typesOf(build);
  const structure = structureByTypes(JSON.parse(stored.structure) as AppRow['structure'], types);
  const app: AppRow = { ...stored, structure };
  store.write('UPDATE apps SET structure = ?, updated = ? WHERE id = ?', JSON.stringify(structure), now(), id);
  const deploys = readSettings(store, app).autodeploy;
  if (deploys && types.includes('web')) makeUsualNetwork(controller, app);
  const { version } = addRelease(controller, app, user, {
    did: `deployed ${build.sha === '' ? build.image : build.sha.slice(0, 7)}`,
    config: configFor(controller, app, user, JSON.parse(build.dryccfile) as JsonObject, types),
    build: build.uuid,
    types,
    state: deploys ? 'succeed' : 'created',
  });
  return deploys ? version : undefined;
}

/** The config of a build's release: new types get a plan, and a dryccfile replaces all variables. */
function configFor(
  controller: Controller,
  app: AppRow,
  user: Account,
  dryccfile: JsonObject,
  types: readonly string[],
): string {
  const { store } = controller;
  const current = currentRelease(store, app.id).config;
  const before = readConfig(store, current);
  const { limits = {} } = before.scoped;
  const missing = types.filter((type) => !(type in limits));
  const pipelines = pipelinesOf(dryccfile);
  if (missing.length === 0 && pipelines.length === 0) return current;
  const scoped: Scoped = {
    ...before.scoped,
    limits: { ...limits, ...Object.fromEntries(missing.map((type) => [type, usualPlan])) },
  };
  if (pipelines.length === 0) return insertConfig(controller, app, user, before, scoped);
  const { global: values = {}, ...groups } = (isJsonObject(dryccfile['config']) ? dryccfile['config'] : {}) as Record<
    string,
    JsonObject
  >;
  const ofTypes = <T>(read: (pipeline: JsonObject) => T | undefined): Record<string, T> =>
    Object.fromEntries(
      pipelines.flatMap((pipeline) => {
        const value = read(pipeline);
        return value === undefined ? [] : [[String(pipeline['ptype']), value] as const];
      }),
    );
  const ptypes = ofTypes(({ env }) => (isJsonObject(env) ? env : undefined));
  const references = ofTypes(({ config }) => (Array.isArray(config) ? config.map(String) : undefined));
  return insertConfig(
    controller,
    app,
    user,
    { ...before, values },
    { ...scoped, groups, ptypes, values_refs: references },
  );
}

/** The number of a release, as `v3` or `3`. */
export function numberOf(text: string): number {
  return Number(text.replace(/^v/, ''));
}

const none = { app: null, image: '', stack: '', sha: '', procfile: null, dryccfile: null, dockerfile: '' };

function shown({ procfile, dryccfile, created, uuid, app, image, stack, sha, dockerfile }: BuildRow): JsonObject {
  return {
    ...{ app, image, stack, sha, dockerfile },
    procfile: JSON.parse(procfile) as JsonObject,
    dryccfile: JSON.parse(dryccfile) as JsonObject,
    ...{ created, updated: created, uuid },
  };
}
