import { randomUUID } from 'node:crypto';
import { isJsonObject, parseJson } from '../../base/json-object.ts';
import type { Build } from '../../models/build.ts';
import { check, type Field, optional, text, Wrong } from '../fields/field.ts';
import { deployedImage } from './deployed-image.ts';
import type { Controller, HandlersOf } from './handler.ts';
import { usableApp } from '../wire/permissions.ts';
import { addRelease, currentRelease } from '../state/releases.ts';
import type { Rules } from '../rules/rules.ts';
import { Crash } from '../wire/refusal.ts';
import { deployed } from '../runtime/deployed.ts';
import { realOrNot } from '../state/image-of-build.ts';
import { structureForBuild, structureOfOtherKind, structureWithout } from '../state/structure.ts';

interface BuildRow {
  readonly uuid: string;
  readonly app: string;
  readonly owner: string;
  readonly image: string;
  readonly sha: string;
  readonly procfile: string;
  readonly dockerfile: string;
  readonly created: string;
}

/** The builds of an app. Without docker or podman an image is only a name here. */
export const builds: HandlersOf<'builds'> = {
  'builds.list': ({ user, parameter, window }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    const sql = 'SELECT * FROM builds WHERE app = ? ORDER BY number DESC';
    const { items, total } = controller.store.page<BuildRow>(window, sql, app.id);
    return { items: items.map(shown), total };
  },

  'builds.create': async ({ user, parameter, body }, controller) => {
    const { store, rules, now } = controller;
    usableApp(controller, user, parameter('app'));
    const fields = check(body, {
      image: text({ max: 256 }),
      ...(rules.needsStack && { stack: text({ max: 128 }) }),
      sha: optional(text({ max: 40, blank: true })),
      procfile: optional(procfile(rules)),
      dockerfile: optional(text({ blank: true })),
    });
    const image = await deployedImage(controller, fields.image);
    return deployed(controller, parameter('app'), () => {
      // It may be gone, or somebody else's, since the image was pulled.
      const app = usableApp(controller, user, parameter('app'));
      const row: BuildRow = {
        uuid: randomUUID(),
        app: app.id,
        owner: user.username,
        image: fields.image,
        sha: fields.sha ?? '',
        procfile: JSON.stringify(fields.procfile ?? {}),
        dockerfile: (fields.dockerfile ?? '').trimEnd(),
        created: now(),
      };
      store.write(
        `INSERT INTO builds (uuid, app, owner, image, sha, procfile, dockerfile, created, slug, container)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[row.uuid, row.app, row.owner, row.image, row.sha, row.procfile, row.dockerfile, row.created],
        ...realOrNot(false, image),
      );
      const types = Object.keys(fields.procfile ?? {});
      const usual = types.includes('web') && !(rules.webNeedsPush && row.sha === '') ? 'web' : 'cmd';
      const last = currentBuild(store, app.id);
      const isOther = rules.resetsTypes && last !== undefined && kindOf(last) !== kindOf(row);
      const before = isOther ? structureOfOtherKind(app.structure, usual) : app.structure;
      const keeps = rules.keepsMissingTypes;
      const structure =
        rules.stopsMissingTypes || keeps !== 'none'
          ? structureWithout(before, missingTypes(store, app.id, types), usual, keeps === 'all')
          : structureForBuild(before, types, usual);
      store.write('UPDATE apps SET structure = ?, updated = ? WHERE id = ?', JSON.stringify(structure), now(), app.id);
      addRelease(controller, { ...app, structure }, user, {
        did: `deployed ${row.sha === '' ? row.image : row.sha.slice(0, 7)}`,
        config: currentRelease(store, app.id).config,
        build: row.uuid,
      });
      return shown(row);
    });
  },
};

/** The build that an app runs, if any. */
function currentBuild(store: Controller['store'], app: string): BuildRow | undefined {
  const { build } = currentRelease(store, app);
  return build === null ? undefined : store.first<BuildRow>('SELECT * FROM builds WHERE uuid = ?', build);
}

function kindOf({ sha, dockerfile }: BuildRow): 'image' | 'dockerfile' | 'pushed' {
  if (sha === '') return 'image';
  return dockerfile === '' ? 'pushed' : 'dockerfile';
}

/** The types of the build before that a new one has no more. */
function missingTypes(store: Controller['store'], app: string, types: readonly string[]): readonly string[] {
  const sql = 'SELECT procfile FROM builds WHERE app = ? ORDER BY number DESC LIMIT 1 OFFSET 1';
  const before = store.first<{ procfile: string }>(sql, app);
  return Object.keys(JSON.parse(before?.procfile ?? '{}') as object).filter((type) => !types.includes(type));
}

function shown({ uuid, app, owner, image, sha, procfile, dockerfile, created }: BuildRow): Build {
  const types = JSON.parse(procfile) as Record<string, string>;
  return { uuid, app, owner, image, sha, procfile: types, dockerfile, created, updated: created };
}

/** Commands by process type; the text of such an object is taken as well. */
function procfile({ processType, checksProcfile, crashes }: Rules): Field<Readonly<Record<string, string>>> {
  return (given) => {
    const value = typeof given === 'string' ? parseJson(given) : given;
    if (!isJsonObject(value) && crashes) throw new Crash();
    if (!isJsonObject(value)) throw new Wrong('Value must be a JSON object.');
    for (const [type, command] of Object.entries(value)) {
      if (typeof command !== 'string') throw new Wrong('Not a valid string.');
      if (!checksProcfile) continue;
      if (command === '') throw new Wrong("Command can't be empty for process type");
      if (!processType.pattern.test(type)) throw new Wrong(processType.allows);
    }
    return value as Readonly<Record<string, string>>;
  };
}
