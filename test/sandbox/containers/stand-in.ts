import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { server } from '../runtime/deploy-files.ts';
import { temporaryFolder } from '../started-sandbox.ts';

/** A container as the stand-in keeps it. */
export interface StandInContainer {
  readonly name: string;
  readonly image: string;
  readonly labels: readonly string[];
  /** The variables that it was given. */
  readonly given: Readonly<Record<string, string>>;
  /** The words after `docker run`. */
  readonly words: readonly string[];
  readonly pids: readonly number[];
}

/** A program in docker's place, with images and containers of its own. */
export interface StandIn {
  /** The environment in which it is found. */
  readonly environment: Record<string, string | undefined>;
  readonly containers: () => readonly StandInContainer[];
  /** The names of images. */
  readonly images: () => readonly string[];
  /** Puts an image into the registry from which it pulls. */
  readonly offer: (name: string, image?: OfferedImage) => void;
  /** Has its server answer no more, or again. */
  readonly answer: (does: boolean) => void;
}

/** An image of the registry. */
export interface OfferedImage {
  readonly command?: string;
  readonly port?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** The server of an image, which serves its port. */
const Dockerfile = 'FROM scratch\nEXPOSE 8080\nCMD node server.js\n';

/** A pushed tree that becomes an image. */
export const tree = { Dockerfile, 'server.js': server };

const program = fileURLToPath(new URL('./stand-in-docker.mjs', import.meta.url));

/** Makes a stand-in for one test. */
export async function standIn(): Promise<StandIn> {
  const folder = await temporaryFolder();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(program, join(bin, 'docker'));
  // No other engine of this machine takes its place.
  writeFileSync(join(bin, 'podman'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const state = join(folder, 'state');
  for (const name of ['images', 'containers', 'registry']) mkdirSync(join(state, name), { recursive: true });
  const kept = <T>(place: string): T[] =>
    readdirSync(join(state, place))
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => {
        try {
          return [JSON.parse(readFileSync(join(state, place, name), 'utf8')) as T];
        } catch {
          // It is being written, or has been removed meanwhile.
          return [];
        }
      });
  return {
    environment: {
      ...process.env,
      PATH: [bin, process.env['PATH'] ?? ''].join(delimiter),
      DOCKER_CONFIG: state,
      DOCKER_HOST: undefined,
    },
    containers: () => kept('containers'),
    images: () => kept<{ tag: string }>('images').map(({ tag }) => tag),
    offer(name, { command = 'node server.js', port = '8080', files = { 'server.js': server } } = {}) {
      const place = join(state, 'registry', encodeURIComponent(name));
      mkdirSync(place);
      for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
      const image = {
        id: `sha256:${Buffer.from(name).toString('hex')}`,
        tag: name,
        files: place,
        command,
        port,
        labels: [],
      };
      writeFileSync(`${place}.json`, JSON.stringify(image));
    },
    answer(does) {
      const file = join(state, 'down');
      if (does) rmSync(file);
      else writeFileSync(file, '');
    },
  };
}
