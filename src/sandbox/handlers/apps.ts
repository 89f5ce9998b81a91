import { randomUUID } from 'node:crypto';
import { isJsonObject } from '../../base/json-object.ts';
import { shellLine } from '../../base/shell-words.ts';
import type { App } from '../../models/app.ts';
import { findAccount } from '../wire/authentication.ts';
import { check, type Field, optional, text, Wrong } from '../fields/field.ts';
import type { Controller, HandlersOf } from './handler.ts';
import { addToLog, readLog } from '../state/log.ts';
import { inventName } from '../state/names.ts';
import { appOf, type AppRow, ownedApp, usableApp } from '../wire/permissions.ts';
import { randomSuffix } from '../state/pods.ts';
import { Crash, invalid, notFound, refused } from '../wire/refusal.ts';
import { addRelease, currentRelease } from '../state/releases.ts';
import { mostPods } from '../fields/scale.ts';
import { insertConfig, readConfig } from '../state/configuration.ts';
import type { ContainerImage } from '../containers/image.ts';
import { imageOfBuild } from '../state/image-of-build.ts';
import type { Finished } from '../state/runner.ts';

/** Apps, their logs, and commands that run in them. */
export const apps: HandlersOf<'apps'> = {
  'apps.list': ({ user, window }, controller) => {
    const { store } = controller;
    const { items, total } = user.is_superuser
      ? store.page<StoredApp>(window, 'SELECT * FROM apps ORDER BY id')
      : store.page<StoredApp>(
          window,
          `SELECT * FROM apps WHERE owner = ? OR id IN (SELECT app FROM collaborators WHERE username = ?) ORDER BY id`,
          user.username,
          user.username,
        );
    return { items: items.map((row) => shown(controller, appOf(row))), total };
  },

  'apps.create': ({ user, body }, controller) => {
    const { store, now } = controller;
    const isTaken = (id: string): boolean => store.first('SELECT 1 FROM apps WHERE id = ?', id) !== undefined;
    const fields = check(body, { id: optional(idField(controller, isTaken)), structure: optional(structureField) });
    if (controller.rules.crashes && body['id'] === null) throw invalid({ id: ['This field may not be null.'] });
    const { namesRefusedByCluster: refusedNames } = controller.rules;
    if (fields.id !== undefined && refusedNames?.test(fields.id) === true)
      throw refused(503, 'Kubernetes resources could not be created');
    return store.change(() => {
      const id = fields.id ?? inventName(isTaken);
      const { structure = {} } = fields;
      const app = { id, uuid: randomUUID(), owner: user.username, structure, created: now(), updated: now() };
      store.write(
        'INSERT INTO apps (id, uuid, owner, structure, created, updated) VALUES (?, ?, ?, ?, ?, ?)',
        ...[app.id, app.uuid, app.owner, JSON.stringify(structure), app.created, app.updated],
      );
      if (controller.rules.appIsDomain) {
        store.write(
          'INSERT OR IGNORE INTO domains (domain, app, owner, created, updated) VALUES (?, ?, ?, ?, ?)',
          ...[id, id, app.owner, app.created, app.updated],
        );
      }
      const config = insertConfig(controller, app, user, {});
      addRelease(controller, app, user, { did: 'created initial release', config, build: null });
      return shown(controller, app);
    });
  },

  'apps.info': ({ user, parameter }, controller) => shown(controller, usableApp(controller, user, parameter('app'))),

  'apps.transfer': ({ user, parameter, body }, controller) => {
    const { store, rules, now } = controller;
    const { owner } = check(body, { owner: optional(text({ blank: true })) });
    return store.change(() => {
      // What gives nothing away, collaborators may send as well.
      const isNothing = owner === undefined || owner === '';
      const app = (isNothing ? usableApp : ownedApp)(controller, user, parameter('app'));
      if (isNothing) return null;
      if (!findAccount(store, owner)) throw notFound(rules, 'User');
      store.write('UPDATE apps SET owner = ?, updated = ? WHERE id = ?', owner, now(), app.id);
      store.write('DELETE FROM collaborators WHERE app = ? AND username = ?', app.id, owner);
      return null;
    });
  },

  'apps.destroy': ({ user, parameter }, controller) => {
    const { store } = controller;
    const { app, builds } = store.change(() => {
      const { id, uuid } = ownedApp(controller, user, parameter('app'));
      const rows = store.all<{ uuid: string }>('SELECT uuid FROM builds WHERE app = ? AND slug = 1', id);
      store.write('DELETE FROM apps WHERE id = ?', id);
      return { app: uuid, builds: rows.map((row) => row.uuid) };
    });
    controller.runtime.sweep();
    controller.jobs.forget(parameter('app'));
    controller.removeFiles(app, builds);
    return null;
  },

  'apps.logs': ({ user, parameter, query }, controller) => {
    const app = usableApp(controller, user, parameter('app'));
    const { shown: usual, chosen } = controller.rules.logLines;
    const asked = Number(chosen ? query('log_lines') : 0);
    return readLog(controller, app, Number.isSafeInteger(asked) && asked > 0 ? asked : usual);
  },

  'apps.run': async ({ user, parameter, body }, controller) => {
    const { store, run } = controller;
    const app = usableApp(controller, user, parameter('app'));
    const command = body['command'];
    if (controller.rules.crashes && typeof command !== 'string') throw new Crash();
    if (typeof command !== 'string' || (command === '' && !controller.rules.crashes))
      throw refused(400, 'command is a required field');
    const release = currentRelease(store, app.id);
    if (release.build === null) throw refused(400, 'No build associated with this release to run this command');
    const { values } = readConfig(store, release.config);
    const sql = 'SELECT slug, container FROM builds WHERE uuid = ?';
    const build = store.first<{ slug: number; container: string | null }>(sql, release.build);
    const of = { id: app.id, release: release.version, values };
    const image = imageOfBuild(build);
    const finished = image
      ? await runInContainer(controller, image, of, command)
      : await run.run(
          command,
          (folder) => controller.environmentOf(folder, of),
          build?.slug === 1 ? controller.slugOf(release.build) : undefined,
        );
    if (!finished) {
      const seconds = run.limit / 1000;
      throw refused(503, `${app.id}-run-${randomSuffix()} (run): Timed out (${seconds} seconds) while running`);
    }
    keepOutput(controller, app, `${user.username} runs '${command}'`, finished.output);
    return { exit_code: finished.exitCode, output: finished.output };
  },
};

async function runInContainer(
  { containers, variablesOf, run }: Controller,
  image: ContainerImage,
  of: Parameters<Controller['variablesOf']>[0],
  command: string,
): Promise<Finished | undefined> {
  const place = await containers.once(image, of.id, variablesOf(of)).catch((error: unknown) => {
    throw refused(503, `The command cannot run: ${error instanceof Error ? error.message : String(error)}.`);
  });
  try {
    const words = place.wrap?.(['/bin/sh', '-c', command], { isTerminal: false, stdin: false }) ?? [];
    return await run.run(shellLine(words), () => place.environment);
  } finally {
    place.leave();
  }
}

type StoredApp = Parameters<typeof appOf>[0];

function shown({ addressOf }: Controller, { id, uuid, owner, structure, created, updated }: AppRow): App {
  return { id, uuid, owner, structure, url: addressOf(id), created, updated };
}

/** Names of the platform's own parts. */
const reserved = new Set(['deis', 'drycc', 'grafana']);

function idField({ rules }: Controller, isTaken: (id: string) => boolean): ReturnType<typeof text> {
  return text({
    max: rules.appId.length,
    demands(id) {
      const isSlug = /^[-a-zA-Z0-9_]+$/.test(id) || !rules.appId.isSlug;
      return [
        ...(rules.appId.pattern.test(id) ? [] : [rules.appId.allows]),
        ...(isSlug ? [] : ['Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.']),
        ...(reserved.has(id) ? [`${id} is a reserved name.`] : []),
        ...(isTaken(id) ? [rules.words.appIdTaken] : []),
      ];
    },
  });
}

/** The counts that a new app is to start with; no document has them, and Workflow takes them. */
const structureField: Field<AppRow['structure']> = (value) => {
  const isCount = (count: unknown): boolean => Number.isSafeInteger(count) && Number(count) <= mostPods;
  if (!isJsonObject(value) || !Object.values(value).every(isCount)) throw new Wrong('Value must be counts by type.');
  return value as AppRow['structure'];
};

/** The app may be gone by the time that a command ends. */
function keepOutput(controller: Controller, app: AppRow, event: string, output: string): void {
  controller.store.change(() => {
    if (!controller.store.first('SELECT 1 FROM apps WHERE id = ?', app.id)) return;
    addToLog(controller, app.id, null, event);
    if (output !== '') addToLog(controller, app.id, 'run.1', output);
  });
}
