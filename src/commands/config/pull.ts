import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { app, option, anyText, flag } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';
import { type Config } from '../../models/config.ts';
import { text, line } from '../../output/view.ts';
import { parseDotenv, formatDotenv, isWellFormed } from '../../settings/dotenv.ts';
import { writePrivateFile } from '../../settings/private-file.ts';
import { isNamedPipe, writeToPipe } from './named-pipe.ts';
import { readTextFile } from '../../base/text-file.ts';
import { variablesOf, isVariableName } from '../../changes/config-values.ts';
import { readConfig, versionOption } from '../../changes/config-of-release.ts';
import { inScope, readScope, scopeBesidePath } from '../../changes/variable-scope.ts';
import { defaultFile } from './default-file.ts';

const PulledConfig = {
  title: 'PulledConfig',
  type: 'object',
  properties: {
    path: { type: ['string', 'null'], description: 'the file; null where none was written' },
    values: { type: 'object', description: 'the environment variables' },
  },
  required: ['path', 'values'],
} as const;

export default command({
  summary: 'save environment variables to a .env file',
  description:
    'Writes .env in the current directory, or --path; only you can read the file. Without --path, prints to standard output if that is not a terminal. --interactive keeps variables that only the file has and asks about each one that differs; comments are lost.',
  options: {
    app,
    ...scopeBesidePath,
    version: versionOption,
    path: option('file', 'file to write; - for standard output', anyText, { short: 'p', completes: 'file' }),
    interactive: flag('ask about each variable that differs', { short: 'i' }),
    overwrite: flag('overwrite an existing file', { short: 'o' }),
  },
  examples: [
    'config:pull --app hello',
    'config:pull --overwrite --app hello',
    'config:pull --path staging.env --app hello',
  ],
  operations: ['config.get'],
  output: PulledConfig,
  async run({ app: id, path: given, version, interactive, overwrite, ...scoped }, context) {
    const scope = await readScope(scoped, context);
    const read = async () => inScope(await readConfig(context, id, version), scope);
    const { host, note } = context;
    const name = given ?? (host.stdout.isTTY === true ? defaultFile : '-');
    if (name === '-') {
      return { path: null, variables: writable(await read(), note) };
    }
    const path = resolve(host.directory, name);
    const isPipe = given !== undefined && isNamedPipe(path);
    const isThere = !isPipe && lstatSync(path, { throwIfNoEntry: false }) !== undefined;
    if (isThere && !interactive && !overwrite) {
      throw usageFailure(`${name} already exists.`, 'Use --overwrite to replace it, or --interactive to be asked.');
    }
    const before =
      isThere && interactive
        ? parseDotenv(readTextFile(path, host.directory, { follows: given !== undefined }), name)
        : undefined;
    const pulled = writable(await read(), note);
    const variables = before ? await merge(before, pulled, name, context) : pulled;
    const content = formatDotenv(variables);
    if (isPipe) await writeToPipe(path, content, host);
    else writePrivateFile(path, content, given === undefined ? 'program' : 'user');
    return { path, variables };
  },
  json: ({ path, variables }) => ({ path, values: Object.fromEntries(variables) }),
  view: ({ path, variables }) =>
    path === null
      ? [text(formatDotenv(variables))]
      : [line(`${variables.size} ${variables.size === 1 ? 'variable' : 'variables'} written to ${path}`)],
});

/** What a `.env` file can hold: controllers know names that no program could read back, and texts that are no UTF-8. */
function writable(config: Config, note: Context['note']): ReadonlyMap<string, string> {
  const all = variablesOf(config);
  const canHold = ([name, value]: readonly [string, string]): boolean => isVariableName(name) && isWellFormed(value);
  const others = all.filter((variable) => !canHold(variable)).map(([name]) => name);
  if (others.length > 0) note(`Left out, because a .env file cannot hold them: ${others.join(', ')}.`);
  return new Map(all.filter(canHold));
}

async function merge(
  before: ReadonlyMap<string, string>,
  pulled: ReadonlyMap<string, string>,
  name: string,
  { prompt }: Context,
): Promise<ReadonlyMap<string, string>> {
  const merged = new Map(before);
  for (const [variable, value] of pulled) {
    const isOther = before.has(variable) && before.get(variable) !== value;
    // Both values may be secrets, so neither is shown.
    if (isOther && !(await prompt.confirm(`${variable}: overwrite the value in ${name}?`, '--overwrite'))) continue;
    merged.set(variable, value);
  }
  return new Map([...merged].sort(([one], [other]) => (one < other ? -1 : 1)));
}
