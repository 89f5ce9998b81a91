import type { Changes } from '../../api/operations.ts';
import type { Context } from '../../cli/context.ts';
import { Failure, Interruption, usageFailure } from '../../base/errors.ts';
import type { ChangedConfig, Config } from '../../models/config.ts';
import { clean } from '../../output/clean.ts';
import { formatDotenv, parseDotenv } from '../../settings/dotenv.ts';
import { editText } from './run-editor.ts';
import { encodeSshKey } from './encode-ssh-key.ts';
import { isVariableName, variablesOf } from '../../changes/config-values.ts';
import { refuseLostValues } from '../../changes/variable-scope.ts';
import { checkVariables } from '../../changes/check-variables.ts';
import { type Difference, differences, type NamedTexts, shownDifferences } from '../../changes/differences.ts';

/** What became of an edited config. */
export interface Edited {
  readonly config: ChangedConfig;
  readonly changes: readonly Difference[];
}

const signs = { added: '+', changed: '~', removed: '-' } as const;

/** Checked before anything is asked. */
const terminal = 'a terminal';

/**
 * Lets the user edit the variables of an app, and sends what is different in one request, once it is agreed to. Where
 * somebody else has changed the config meanwhile, what was edited is put on top of that, shown and asked for anew. What
 * is not sent, for whatever reason, may be edited again, as it was left: it is in no file but the editor's.
 */
export async function editConfig(app: string, shows: boolean, context: Context): Promise<Edited> {
  const { api, host, note, prompt } = context;
  if (!prompt.isPossible || host.stdout.isTTY !== true) {
    throw usageFailure('config:edit needs a terminal.', 'Use config:pull and config:push instead.');
  }
  let config = await api('config.get', { app });
  let text = textOf(app, editable(config), context);
  for (;;) {
    text = await editText(text, `${app}.env`, host);
    try {
      let all = differences(editable(config), parseDotenv(text, 'the text'));
      while (all.length > 0) {
        const values = encodeSshKey(changesOf(all), host);
        if (!(await agree(app, shownDifferences(all, shows), context))) break;
        const now = await api('config.get', { app });
        const meanwhile = differences(named(config), named(now)).map(({ name }) => name);
        if (meanwhile.length === 0 && now.uuid === config.uuid) {
          await refuseLostValues(context, app, values, {});
          const edited = await api('config.set', { app, values });
          await checkVariables(app, values, edited, Object.keys(values), note);
          return { config: edited, changes: shownDifferences(all, shows) };
        }
        const which = meanwhile.length > 0 ? `: ${meanwhile.join(', ')}` : '';
        note(`Someone else changed the config of ${app} meanwhile${which}. Nothing was sent yet.`);
        const wanted = changed(editable(now), all);
        all = differences(editable(now), wanted);
        text = textOf(app, wanted, context);
        config = now;
      }
      if (all.length === 0 || !(await prompt.confirm('Edit again? If not, your changes are discarded.', terminal))) {
        note('Nothing was changed.');
        return { config, changes: [] };
      }
    } catch (error) {
      if (!(error instanceof Failure) || error instanceof Interruption) throw error;
      if (!(await prompt.confirm(`${error.message} Edit again?`, terminal))) throw error;
    }
  }
}

function textOf(app: string, variables: NamedTexts, { api }: Context): string {
  return `# Variables of ${app} on ${api.controller}, as NAME=value. Lines that begin with # are ignored.\n${formatDotenv(variables)}`;
}

const named = (config: Config): NamedTexts => new Map(variablesOf(config));

/** Names that the Go clients let through stay as they are. */
function editable(config: Config): NamedTexts {
  return new Map(variablesOf(config).filter(([name]) => isVariableName(name)));
}

function changesOf(all: readonly Difference[]): Changes {
  return Object.fromEntries(all.map(({ name, after }) => [name, after ?? null]));
}

async function agree(app: string, changes: readonly Difference[], { api, host, prompt }: Context): Promise<boolean> {
  for (const { name, change, before, after } of changes) {
    const lines =
      before === undefined && after === undefined
        ? [`${signs[change]} ${name}`]
        : [
            ...(before === undefined ? [] : [`- ${formatDotenv([[name, before]]).trimEnd()}`]),
            ...(after === undefined ? [] : [`+ ${formatDotenv([[name, after]]).trimEnd()}`]),
          ];
    host.stderr.write(lines.map((line) => `${clean(line)}\n`).join(''));
  }
  return prompt.confirm(`Apply these changes to ${app} on ${api.controller}?`, terminal);
}

/** The variables with the differences made to them. */
function changed(variables: NamedTexts, all: readonly Difference[]): NamedTexts {
  const wanted = new Map(variables);
  for (const { name, after } of all) {
    if (after === undefined) wanted.delete(name);
    else wanted.set(name, after);
  }
  return wanted;
}
