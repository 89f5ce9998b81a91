import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Controller } from '../handlers/handler.ts';
import { readConfig, variablesFor } from '../state/configuration.ts';
import { imageOfBuild } from '../state/image-of-build.ts';
import type { PlaceOfPod } from './job.ts';
import type { NamedPod } from './pods-of-app.ts';

/**
 * Where a command runs beside a process, or for a release: in its container; with the folder and the environment of its
 * slug; or in an empty folder that is made for the command, if the process is simulated. Throws an `Error` if containers
 * cannot be used.
 */
export async function placeOfPod(
  controller: Controller,
  app: string,
  { release, type, name }: Pick<NamedPod, 'release' | 'type'> & { readonly name?: string },
): Promise<PlaceOfPod> {
  const { store, slugOf, environmentOf, variablesOf, containers } = controller;
  const sql = `SELECT releases.config, builds.uuid AS build, builds.slug, builds.container FROM releases
    LEFT JOIN builds ON builds.uuid = releases.build WHERE releases.app = ? AND releases.version = ?`;
  const row = store.first<{ config: string; build: string | null; slug: number | null; container: string | null }>(
    sql,
    app,
    release,
  );
  const values = row ? variablesFor(readConfig(store, row.config), type) : {};
  const of = { id: app, release, values };
  const image = imageOfBuild(row);
  if (image) return name === undefined ? containers.once(image, app, variablesOf(of)) : containers.beside(name);
  const slug = row?.slug === 1 && row.build !== null ? slugOf(row.build) : undefined;
  const folder = slug ?? mkdtempSync(join(tmpdir(), 'sandbox-exec-'));
  return {
    folder,
    environment: environmentOf(folder, of),
    leave: () => {
      if (slug === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
