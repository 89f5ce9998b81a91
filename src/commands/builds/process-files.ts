import { existsSync, lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { readNamedText, readTextFile } from '../../base/text-file.ts';
import { hasParameter, requireParameter } from '../../changes/require-parameter.ts';
import type { Context } from '../../cli/context.ts';
import { type Dryccfile, readDryccfile, usualFolder } from './dryccfile.ts';
import { parseProcfile } from './procfile.ts';

/** What a build says of an app's processes. */
export interface ProcessFiles {
  readonly procfile?: Readonly<Record<string, string>>;
  readonly dryccfile?: Dryccfile;
}

/** What the user named. */
interface Named {
  readonly procfile: string | undefined;
  readonly dryccpath: string | undefined;
}

const usualProcfile = 'Procfile';

/**
 * Reads the Procfile and the pipelines that the user named. On Drycc 1.8 and newer, those of the current directory are
 * used by default, as its Go client does, with a note.
 */
export async function readProcessFiles({ procfile, dryccpath }: Named, context: Context): Promise<ProcessFiles> {
  const { host, note } = context;
  const { directory } = host;
  if (dryccpath !== undefined) await requireParameter(context, 'builds.create', 'dryccfile');
  const named = procfile === undefined ? undefined : await parseProcfile(await textOf(procfile, context));
  const hasDefaults = await hasParameter(context, 'builds.create', 'dryccfile');
  const isThere = (name: string, kind: 'isFile' | 'isDirectory'): boolean =>
    hasDefaults && lstatSync(resolve(directory, name), { throwIfNoEntry: false })?.[kind]() === true;

  const findsProcfile = procfile === undefined && isThere(usualProcfile, 'isFile');
  const types = findsProcfile ? await parseProcfile(readTextFile(usualProcfile, directory, { follows: false })) : named;
  const path = dryccpath ?? (isThere(usualFolder, 'isDirectory') ? usualFolder : undefined);
  const dryccfile = path === undefined ? undefined : await readDryccfile(path, directory, dryccpath !== undefined);

  const found = [
    ...(findsProcfile ? [usualProcfile] : []),
    ...(dryccfile && dryccpath === undefined ? [usualFolder] : []),
  ];
  if (found.length > 0) note(`Using ${found.join(' and ')} in the current directory.`);
  if (types && dryccfile) note(`The Procfile has no effect: ${path ?? usualFolder} takes priority.`);
  return { ...(types && { procfile: types }), ...(dryccfile && { dryccfile }) };
}

/** A Procfile is given as its text, or as the name of its file. */
async function textOf(given: string, { host }: Context): Promise<string> {
  const isText = /:(?:\s|$)|[{}]/.test(given) || !existsSync(resolve(host.directory, given));
  return isText ? given : readNamedText(given, host.directory, host.interrupted);
}
