import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { command } from '../cli/define.ts';
import type { Context } from '../cli/context.ts';
import { app, asIs, flag, option } from '../cli/inputs.ts';
import { Failure, usageFailure } from '../errors.ts';
import { Config } from '../models/config.ts';
import { line, text } from '../output/view.ts';
import { formatDotenv, isWellFormed, parseDotenv } from '../settings/dotenv.ts';
import { writePrivateFile } from '../settings/private-file.ts';
import { readTextFile } from '../text-file.ts';
import { encodeSshKey } from './config-ssh-key.ts';
import { changeConfig, changeOperations, changeOptions } from './config-change.ts';
import { format, readVariables } from './config-format.ts';
import { planVariables } from './config-plan.ts';
import { changedConfig, isVariableName, showValues, variablesOf } from './config-values.ts';
import { dryRun, isPlan, orPlan, planning, planView } from './plan.ts';

const defaultFile = '.env';

const PulledConfig = {
  title: 'PulledConfig',
  type: 'object',
  properties: {
    path: { type: ['string', 'null'], description: 'the file; null where none was written' },
    values: { type: 'object', description: 'the environment variables' },
  },
  required: ['path', 'values'],
} as const;

/** `config:pull`. */
export const pull = command({
  summary: "write an app's environment variables to a .env file",
  description:
    'The file is .env in this folder, or the one of --path, and only its owner can read it. Without --path, and where standard output is no terminal, the variables are printed instead. --interactive keeps what only the file has, and asks about each variable that differs; comments are lost.',
  options: {
    app,
    path: option('file', 'the file to write; - for standard output', asIs, { short: 'p', completes: 'file' }),
    interactive: flag('ask about each variable that differs from the file', { short: 'i' }),
    overwrite: flag('replace the file if there is one', { short: 'o' }),
  },
  examples: [
    'config:pull --app hello',
    'config:pull --overwrite --app hello',
    'config:pull --path staging.env --app hello',
  ],
  operations: ['config.get'],
  output: PulledConfig,
  async run({ app: id, path: given, interactive, overwrite }, context) {
    const { host, api, note } = context;
    const name = given ?? (host.stdout.isTTY === true ? defaultFile : '-');
    if (name === '-') {
      return { path: null, variables: writable(await api('config.get', { app: id }), note) };
    }
    const path = resolve(host.directory, name);
    const isThere = existsSync(path);
    if (isThere && !interactive && !overwrite) {
      throw usageFailure(`${name} already exists.`, 'Replace it with --overwrite, or be asked with --interactive.');
    }
    const before = isThere && interactive ? parseDotenv(readTextFile(path, host.directory), name) : undefined;
    const pulled = writable(await api('config.get', { app: id }), note);
    const variables = before ? await merge(before, pulled, name, context) : pulled;
    writePrivateFile(path, formatDotenv(variables));
    return { path, variables };
  },
  json: ({ path, variables }) => ({ path, values: Object.fromEntries(variables) }),
  view: ({ path, variables }) =>
    path === null ? [text(formatDotenv(variables))] : [line(`${variables.size} variables written to ${path}`)],
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
    if (isOther && !(await prompt.confirm(`${variable}: overwrite the value in ${name}?`, 'Use --overwrite.')))
      continue;
    merged.set(variable, value);
  }
  return new Map([...merged].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** `config:push`. */
export const push = command({
  summary: 'set the environment variables of a .env file',
  description:
    'One release is made for all of them; variables that the file does not name stay. Without --path what is piped into standard input is read, and .env where that is empty. A file that config:pull wrote has the same values again; quotes, comments and export are read as other tools do.',
  options: {
    app,
    path: option('file', 'the file; - for standard input; by default what is piped, or .env', asIs, {
      short: 'p',
      completes: 'file',
    }),
    format,
    dryRun,
    ...changeOptions,
    showValues,
  },
  examples: [
    'config:push --app hello',
    'config:push --path staging.env --app hello',
    'config:push --path - --app hello',
    'config:push --path staging.yaml --format yaml --app hello',
  ],
  operations: changeOperations,
  output: orPlan(Config),
  doing: ({ dryRun: isPlanned }) => (isPlanned ? planning : 'Creating config'),
  async run({ app: id, path, format: form = 'env', dryRun: isPlanned, showValues: shows, ...how }, context) {
    const { content, source } = await findVariables(path, context);
    const variables = await readVariables(content, form, source);
    if (variables.size === 0) throw usageFailure(`There is no variable in ${source}.`);
    const values = encodeSshKey(Object.fromEntries(variables), context.host);
    const names = [...variables.keys()];
    if (isPlanned) return { result: await planVariables(context, id, values, shows), names };
    return { result: await changeConfig(context, { app: id, values }, how), names };
  },
  json: ({ result }) => result,
  view: ({ result, names }, { showValues: shows }) =>
    isPlan(result) ? planView(result) : changedConfig(result, names, shows),
});

/**
 * The text to push and its name for messages. A named file is read whatever standard input is. Workflow's client reads
 * standard input wherever nobody types there, and so fails where a CI job has an empty one: here that is no file.
 */
async function findVariables(
  path: string | undefined,
  { host, note, readInput }: Context,
): Promise<{ content: string; source: string }> {
  const piped = 'standard input';
  if (path === '-') return { content: await readInput(), source: piped };
  if (path !== undefined) return { content: readNamed(path, host.directory), source: path };
  const kind = host.stdin.isTTY === true ? 'nothing' : host.inputIs();
  if (kind === 'pipe') note(`Reading ${piped}; --path names a file instead.`);
  const content = kind === 'nothing' ? '' : await readInput();
  if (content.trim() !== '') return { content, source: piped };
  return { content: readNamed(defaultFile, host.directory), source: defaultFile };
}

function readNamed(path: string, folder: string): string {
  try {
    return readTextFile(path, folder);
  } catch (error) {
    throw error instanceof Failure ? error.withHint('Name the file with --path; - is standard input.') : error;
  }
}
