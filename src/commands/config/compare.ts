import type { Context } from '../../cli/context.ts';
import { Failure, usageFailure } from '../../base/errors.ts';
import type { VariableFormat } from '../../settings/format-names.ts';
import { readNamedText, readTextFile } from '../../base/text-file.ts';
import { readVariables } from './format-option.ts';
import { encodeSshKey } from './encode-ssh-key.ts';
import { variablesOf } from '../../changes/config-values.ts';
import { type Difference, differences, type NamedTexts, shownDifferences } from '../../changes/differences.ts';

/** With what the variables of an app are compared; with `.env` where nothing is said. */
export interface Comparing {
  readonly app: string;
  readonly file: string | undefined;
  readonly format: VariableFormat | undefined;
  readonly toApp: string | undefined;
  readonly release: number | undefined;
  readonly showValues: boolean;
}

/** What is different from one set of variables to another. */
export interface Comparison {
  readonly app: string;
  readonly other: string;
  readonly changes: readonly Difference[];
}

/** Compares the variables of an app with others. Rejects where those cannot be had. */
export async function compareConfig(given: Comparing, context: Context): Promise<Comparison> {
  const { app, file, toApp, release, showValues } = given;
  if ([file, toApp, release].filter((each) => each !== undefined).length > 1) {
    throw usageFailure('Use only one of --file, --to-app and --release.');
  }
  const to = toApp ?? (release === undefined ? (file ?? '.env') : `v${release}`);
  const other = toApp === undefined && release === undefined ? await variablesOfFile(to, given, context) : undefined;
  const config = await context.api('config.get', { app });
  const before = new Map(variablesOf(config));
  const after =
    other ??
    (toApp === undefined
      ? await variablesOfRelease(app, release ?? 0, { uuid: config.uuid, variables: before }, context)
      : new Map(variablesOf(await context.api('config.get', { app: toApp }))));
  return { app, other: to, changes: shownDifferences(differences(before, after), showValues) };
}

async function variablesOfFile(
  file: string,
  { file: given, format = 'env' }: Comparing,
  { host, note, readInput }: Context,
): Promise<NamedTexts> {
  const isInput = file === '-';
  const isNamed = given !== undefined;
  const content = isInput ? await readInput() : await readGiven(file, isNamed, host);
  const variables = await readVariables(content, format, isInput ? 'standard input' : file, note);
  return new Map(Object.entries(encodeSshKey(Object.fromEntries(variables), host)));
}

/** What the user did not name, a repository may have brought: it must not be a link. */
function readGiven(
  file: string,
  isNamed: boolean,
  { directory, interrupted }: Context['host'],
): Promise<string> | string {
  if (isNamed) return readNamedText(file, directory, interrupted);
  return readTextFile(file, directory, { follows: false });
}

/** No API gives another config than the current one; of a release it tells which config it has. */
async function variablesOfRelease(
  app: string,
  version: number,
  current: { readonly uuid: string | undefined; readonly variables: NamedTexts },
  { api }: Context,
): Promise<NamedTexts> {
  const { config } = await api('releases.info', { app, version });
  if (typeof config === 'string' && config === current.uuid) return current.variables;
  throw new Failure(
    'not_found',
    `The variables of v${version} are not available: controllers return only the current ones.`,
    {
      hint: `releases:diff v${version} shows what changed since.`,
    },
  );
}
