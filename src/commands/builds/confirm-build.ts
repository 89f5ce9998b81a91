import { isJsonObject, textsByName } from '../../base/json-object.ts';
import { usageFailure } from '../../base/errors.ts';
import { confirmYes } from '../../changes/confirm-yes.ts';
import { type Difference, differences } from '../../changes/differences.ts';
import type { Api } from '../../api/client.ts';
import type { Context } from '../../cli/context.ts';
import type { Config } from '../../models/config.ts';
import type { Dryccfile } from './dryccfile.ts';
import type { ProcessFiles } from './process-files.ts';

/** The option that confirms a build, as the Go client of Drycc has it. */
export const confirmBuildOption = confirmYes('confirm what the build replaces');

/**
 * Makes sure that a build on Drycc 1.8 or newer takes nothing away by surprise. One with pipelines replaces all variables
 * of the app; one without a Procfile or pipelines drops the process types of the build before. Asks at a terminal;
 * otherwise rejects with a usage failure that says what would go.
 */
export async function confirmBuild(
  context: Context,
  app: string,
  files: ProcessFiles,
  confirm: string | undefined,
): Promise<void> {
  const { api, prompt, note } = context;
  const loss = files.dryccfile
    ? lostVariables(app, await replacedConfig(api, app, files.dryccfile))
    : await lostTypes(api, app, files);
  if (loss === undefined) return;
  if (confirm === 'yes') {
    note(loss);
    return;
  }
  if (!prompt.isPossible) throw usageFailure(`Nothing was sent: ${loss}`, 'To deploy it, give --confirm yes.');
  if (!(await prompt.confirm(`${loss} Deploy it?`, '--confirm yes'))) throw usageFailure('Nothing was deployed.');
}

/** What a build with pipelines changes of an app's variables, without their values. */
export async function replacedConfig(api: Api, app: string, file: Dryccfile): Promise<readonly Difference[]> {
  const before = namesAndValues(await api('config.get', { app }));
  return differences(before, namesAndValues(configOf(file))).map(({ name, change }) => ({ name, change }));
}

function lostVariables(app: string, changes: readonly Difference[]): string | undefined {
  const named = (wanted: Difference['change']): string =>
    changes.flatMap(({ name, change }) => (change === wanted ? [name] : [])).join(', ');
  const [removed, changed] = [named('removed'), named('changed')];
  if (removed === '' && changed === '') return undefined;
  const parts = [
    ...(removed === '' ? [] : [`removed: ${removed}`]),
    ...(changed === '' ? [] : [`changed: ${changed}`]),
  ];
  return `Its pipelines replace all config of ${app}; ${parts.join('; ')}.`;
}

async function lostTypes(api: Api, app: string, { procfile }: ProcessFiles): Promise<string | undefined> {
  const last = await api('builds.info', { app });
  const pipelines = Object.keys(isJsonObject(last.dryccfile?.['pipeline']) ? last.dryccfile['pipeline'] : {});
  if (pipelines.length > 0) return `The build before has pipelines, this one has none: ${pipelines.join(', ')}.`;
  const types = Object.keys(last.procfile ?? {});
  if (procfile || types.length === 0) return undefined;
  return `The build before has a Procfile, this one has none: ${types.join(', ')}.`;
}

type Variables = Pick<Config, 'groups' | 'ptypes' | 'values_refs'>;

/** The variables that pipelines give an app. */
function configOf({ config = {}, pipeline }: Dryccfile): Variables {
  const ofTypes = (field: string): Readonly<Record<string, never>> =>
    Object.fromEntries(
      Object.values(pipeline).flatMap((each) =>
        each[field] === undefined ? [] : [[String(each['ptype']), each[field] as never]],
      ),
    );
  return { groups: config, ptypes: ofTypes('env'), values_refs: ofTypes('config') };
}

/** Variables as `NAME (group db)` with their values, and as `web uses db`. */
function namesAndValues({ groups = {}, ptypes = {}, values_refs = {} }: Variables): Map<string, string> {
  const scoped = (kind: string, all: object): [string, string][] =>
    Object.entries(all).flatMap(([owner, values]: [string, unknown]) =>
      textsByName(isJsonObject(values) ? values : {}).map(([name, value]): [string, string] => [
        `${name} (${kind} ${owner})`,
        value,
      ]),
    );
  const references = Object.entries(values_refs).flatMap(([type, names]) =>
    (Array.isArray(names) ? names : []).map((name): [string, string] => [`group ${String(name)} of ${type}`, '']),
  );
  return new Map([...scoped('group', groups), ...scoped('type', ptypes), ...references]);
}
