import type { ContainerImage } from '../containers/image.ts';
import { realOrNot } from '../state/image-of-build.ts';
import type { Account } from '../wire/authentication.ts';
import type { Controller } from '../handlers/handler.ts';
import { addRelease, currentRelease } from '../state/releases.ts';
import { structureByTypes, structureForBuild } from '../state/structure.ts';
import { makeUsualNetwork } from '../drycc/network.ts';
import { readSettings } from '../state/settings.ts';
import { usableApp } from '../wire/permissions.ts';
import { deployed } from './deployed.ts';

/** A build that was made of what somebody pushed. */
export interface PushedBuild {
  /** The build's id, which is also the name of its folder below `slugs`. */
  readonly uuid: string;
  /** What the build is shown as; the app's name when it is left out. */
  readonly image?: string;
  /** The commit that was pushed. */
  readonly sha: string;
  /** Command lines by process type. */
  readonly procfile: Readonly<Record<string, string>>;
  readonly dockerfile?: string;
  /** Whether the slug is there, complete. */
  readonly slug: boolean;
  /** The image that it runs in containers. With neither, nothing runs: the processes are simulated. */
  readonly container?: ContainerImage | undefined;
}

/** The release of a push. */
export interface Deployed {
  readonly version: number;
  /** False where it waits to be deployed. */
  readonly isDeployed: boolean;
}

/**
 * Deploys a pushed build: one change makes the build and its release, and then the new processes are waited for. Rejects
 * with a `Refusal` that has the reason and the last lines of the log if they do not come up; the app is then as it was,
 * and its old processes have served all the time. Where the app's settings have newer Drycc wait for a deployment, only the
 * release is made.
 */
export async function deployBuild(
  controller: Controller,
  app: string,
  owner: Account,
  build: PushedBuild,
  signal: AbortSignal,
): Promise<Deployed> {
  const { store, now, rules } = controller;
  const change = (): Deployed => {
    const row = usableApp(controller, owner, app);
    store.write(
      `INSERT INTO builds (uuid, app, owner, image, sha, procfile, dockerfile, created, slug, container)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[build.uuid, app, owner.username, build.image ?? app, build.sha, JSON.stringify(build.procfile)],
      ...[build.dockerfile ?? '', now(), ...realOrNot(build.slug, build.container)],
    );
    const listed = Object.keys(build.procfile);
    // What an image runs by itself is `web` there, and has no name for the others.
    const types = rules.newerDrycc && listed.length === 0 ? ['web'] : listed;
    // The process of an image is none of what was pushed.
    const before = Object.fromEntries(Object.entries(row.structure).filter(([type]) => types.includes(type)));
    // Without a web process nothing starts before it is scaled, but for the one that an image has by itself.
    const running = controller.rules.newerDrycc
      ? structureByTypes(row.structure, types)
      : build.slug
        ? types.includes('web')
          ? structureForBuild(before, types, 'web')
          : before
        : structureForBuild(row.structure, types, types.includes('web') ? 'web' : 'cmd');
    const gone = Object.keys(row.structure).filter((type) => type !== 'cmd' && !types.includes(type));
    const structure = {
      ...(controller.rules.keepsMissingTypes !== 'none' && Object.fromEntries(gone.map((type) => [type, 0]))),
      ...running,
    };
    store.write('UPDATE apps SET structure = ?, updated = ? WHERE id = ?', JSON.stringify(structure), now(), app);
    const isDeployed = !rules.newerDrycc || readSettings(store, row).autodeploy;
    if (rules.newerDrycc && isDeployed && types.includes('web')) makeUsualNetwork(controller, row);
    const { version } = addRelease(controller, { ...row, structure }, owner, {
      did: `deployed ${build.sha.slice(0, 7)}`,
      config: currentRelease(store, app).config,
      build: build.uuid,
      types,
      state: isDeployed ? 'succeed' : 'created',
    });
    return { version, isDeployed };
  };
  return deployed(controller, app, change, signal);
}
