import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Controller } from '../handlers/handler.ts';
import { readConfig, variablesFor } from '../state/configuration.ts';
import type { PlaceOfPod } from './job.ts';
import type { NamedPod } from './pods-of-app.ts';

/**
 * The folder and the environment of a process: its slug's; or an empty folder that is made for the command, as
 * nothing of an image is there.
 */
export function placeOfPod(
  controller: Controller,
  app: string,
  { release, type }: Pick<NamedPod, 'release' | 'type'>,
): PlaceOfPod {
  const { store, slugOf, environmentOf } = controller;
  const sql = `SELECT releases.config, builds.uuid AS build, builds.slug FROM releases
    LEFT JOIN builds ON builds.uuid = releases.build WHERE releases.app = ? AND releases.version = ?`;
  const row = store.first<{ config: string; build: string | null; slug: number | null }>(sql, app, release);
  const slug = row?.slug === 1 && row.build !== null ? slugOf(row.build) : undefined;
  const folder = slug ?? mkdtempSync(join(tmpdir(), 'sandbox-exec-'));
  const values = row ? variablesFor(readConfig(store, row.config), type) : {};
  return {
    folder,
    environment: environmentOf(folder, { id: app, release, values }),
    leave: () => {
      if (slug === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
