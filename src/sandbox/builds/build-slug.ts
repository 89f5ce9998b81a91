import { existsSync, lstatSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reason } from '../../base/file-reason.ts';
import { findProgram } from '../../base/find-program.ts';
import { readRegularFile } from '../../base/regular-file.ts';
import type { ContainerImage } from '../containers/image.ts';
import { PushRefused } from '../git/push-refused.ts';
import { isInside } from '../git/unpack.ts';
import type { Rules } from '../rules/rules.ts';
import { go } from './go.ts';
import { node } from './node.ts';
import { readProcfile } from './procfile.ts';
import { python } from './python.ts';
import { runStep } from './run-step.ts';
import { staticFiles } from './static.ts';
import type { Builder, ProcessTypes, Workshop } from './workshop.ts';

/** What is to be built, and with what. */
export interface SlugOptions {
  /** The folder with the files of the push, where the app will run. */
  readonly folder: string;
  /** All that the programs of the build find in their environment. PATH says where they are. */
  readonly environment: Readonly<Record<string, string>>;
  readonly rules: Pick<Rules, 'processType'>;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** Builds the image of the Dockerfile; undefined if nothing here can. */
  readonly buildImage: (print: (line: string) => void) => Promise<ContainerImage | undefined>;
  /** Reads the program that serves static files. */
  readonly readServer: () => string | undefined;
}

/** A finished slug. */
export interface Slug {
  readonly procfile: ProcessTypes;
  /** The text of its Dockerfile; undefined if there is none. */
  readonly dockerfile: string | undefined;
  /** False if only a container can run it. */
  readonly isRunnable: boolean;
  /** The image for that container, if there is one. */
  readonly image?: ContainerImage | undefined;
}

/** How much output of a build is passed on, in bytes. */
const outputLimit = 1024 * 1024;

/**
 * Builds what was pushed in the folder where it lies: recognizes the kind of app by its files and runs the tools of that
 * kind. The process types are those of the Procfile, otherwise the usual ones of the kind. Throws a `PushRefused` that says
 * what is wrong, and the reason of the signal if that comes. An app of a kind that is not recognized but has a Dockerfile
 * becomes an image.
 */
export async function buildSlug(options: SlugOptions): Promise<Slug> {
  const { rules, say, readServer, buildImage } = options;
  const workshop = openWorkshop(options);
  const listed = workshop.read('Procfile');
  const procfile = listed === undefined ? undefined : readProcfile(listed, rules);
  const dockerfile = workshop.read('Dockerfile');
  const page = staticFiles(readServer);
  const builder = [node, python, go, page].find(({ recognizes }) => recognizes(workshop));
  if (dockerfile !== undefined && !builder) {
    const image = await buildImage(workshop.print);
    if (!image) say('Neither docker nor podman answers: the processes of this release are simulated.');
    return { procfile: procfile ?? {}, dockerfile, isRunnable: false, image };
  }
  if (builder) say(`-----> Building ${builder.kind}`);
  let usual = (await builder?.build(workshop)) ?? {};
  // Pages are often made with the tools of Node.
  const isPage = procfile === undefined && Object.keys(usual).length === 0 && page.recognizes(workshop);
  if (isPage) usual = await page.build(workshop);
  const types = procfile ?? usual;
  if (Object.keys(types).length === 0) throw nothingToRun(builder);
  if (dockerfile !== undefined) say('The Dockerfile is not used: the app is built with the tools of this machine.');
  say(`-----> Process types: ${Object.keys(types).join(', ')}${procfile ? '' : ' (default)'}`);
  return { procfile: types, dockerfile, isRunnable: true };
}

function nothingToRun(builder: Builder | undefined): PushRefused {
  const known = 'package.json, requirements.txt, pyproject.toml, go.mod, index.html or a Procfile';
  return new PushRefused(
    builder
      ? `There is nothing to run. Add a Procfile with a line such as: web: ${builder === node ? 'node server.js' : 'COMMAND'}`
      : `The kind of app is not recognized: there is no ${known} at the top of the tree.`,
  );
}

/** A workshop, and a way to show what a tool prints. */
interface OpenWorkshop extends Workshop {
  readonly print: (line: string) => void;
}

function openWorkshop({ folder, environment, signal, say }: SlugOptions): OpenWorkshop {
  const at = (name: string): string => join(folder, name);
  /** Tools may make links as well: nothing is read or written through one that leads out of the folder. */
  const isOurs = (name: string): boolean => {
    const found = lstatSync(at(name), { throwIfNoEntry: false });
    return (
      found !== undefined &&
      existsSync(at(name)) &&
      isInside(realpathSync.native(folder), realpathSync.native(at(name)))
    );
  };
  const has = (name: string): boolean => isOurs(name) && statSync(at(name)).isFile();
  let printed = 0;
  const print = (line: string): void => {
    if (printed > outputLimit) return;
    printed += Buffer.byteLength(line) + 1;
    say(printed > outputLimit ? `[the output is cut off after ${outputLimit} bytes]` : `       ${line}`);
  };
  const find = (tool: string): string | undefined => findTool(tool, folder, environment['PATH'] ?? '');
  return {
    folder,
    has,
    read: (name) => (has(name) ? readPushed(at(name), name) : undefined),
    write(name, text) {
      mkdirSync(dirname(at(name)), { recursive: true });
      if (!isInside(realpathSync.native(folder), realpathSync.native(dirname(at(name))))) {
        throw new PushRefused(`${dirname(name)} is a link that leads out of the app.`);
      }
      rmSync(at(name), { force: true });
      writeFileSync(at(name), text, { flag: 'wx' });
    },
    find,
    say,
    print,
    async run(tool, ...args) {
      const file = find(tool);
      if (file === undefined)
        throw new PushRefused(`${tool} is not on the PATH of the sandbox: ${environment['PATH'] ?? ''}`);
      say(`       $ ${[tool, ...args].join(' ')}`);
      await runStep({ file, args, folder, environment, signal, print });
    },
  };
}

/** More than any file that says how an app is built, in bytes. */
const largest = 16 * 1024 * 1024;

/** What the push or a step of the build left there may be anything: nothing but a regular file of a size is read. */
function readPushed(path: string, name: string): string {
  try {
    return readRegularFile(path, { follows: true, largest }).toString('utf8');
  } catch (error) {
    throw new PushRefused(`${name} cannot be read${reason(error)}.`);
  }
}

function findTool(tool: string, folder: string, path: string): string | undefined {
  return tool.startsWith('./') ? join(folder, tool) : findProgram(tool, path);
}
