import type { Changes } from '../api/operations.ts';
import type { Context } from '../cli/context.ts';
import { Failure, usageFailure } from '../errors.ts';
import type { Config } from '../models/config.ts';
import { clean } from '../output/clean.ts';
import { formatDotenv, parseDotenv } from '../settings/dotenv.ts';
import { editText } from './config-editor.ts';
import { encodeSshKey } from './config-ssh-key.ts';
import { isVariableName, variablesOf } from './config-values.ts';
import { type Difference, differences, type Named, shownDifferences } from './differences.ts';

/** What became of an edited config. */
export interface Edited {
  readonly config: Config;
  readonly changes: readonly Difference[];
}

const signs = { added: '+', changed: '~', removed: '-' } as const;

/**
 * Lets the user edit the variables of an app, and sends what is different in one request, once it is agreed to and nobody
 * else has changed the config meanwhile. What cannot be read or is refused may be edited again, as it was left.
 */
export async function editConfig(app: string, shows: boolean, context: Context): Promise<Edited> {
  const { api, host, note, prompt } = context;
  if (!prompt.isPossible || host.stdout.isTTY !== true) {
    throw usageFailure('config:edit needs a terminal.', 'config:pull and config:push do without.');
  }
  const config = await api('config.get', { app });
  const before = editable(config);
  let text = `# The variables of ${app} at ${api.controller}, as NAME=value. Lines that begin with # do not count.\n${formatDotenv(before)}`;
  for (;;) {
    text = await editText(text, `${app}.env`, host);
    try {
      const all = differences(before, parseDotenv(text, 'the text'));
      const values = encodeSshKey(changesOf(all), host);
      const isAgreed = all.length > 0 && (await agree(app, shownDifferences(all, shows), context));
      if (!isAgreed) {
        note('Nothing is changed.');
        return { config, changes: [] };
      }
      return { config: await send(app, values, config, context), changes: shownDifferences(all, shows) };
    } catch (error) {
      if (!(error instanceof Failure) || !(error.kind === 'usage' || error.status !== undefined)) throw error;
      if (!(await prompt.confirm(`${error.message} Edit it again?`, 'Nothing is changed.'))) throw error;
    }
  }
}

/** Names that the Go clients let through stay as they are. */
function editable(config: Config): Named {
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
  return prompt.confirm(`Change this of ${app} at ${api.controller}?`, 'Use config:set and config:unset.');
}

async function send(app: string, values: Changes, before: Config, { api }: Context): Promise<Config> {
  const now = await api('config.get', { app });
  const meanwhile = differences(new Map(variablesOf(before)), new Map(variablesOf(now))).map(({ name }) => name);
  if (meanwhile.length > 0 || now.uuid !== before.uuid) {
    const which = meanwhile.length > 0 ? `: ${meanwhile.join(', ')}` : '';
    throw new Failure('refused', `Somebody has changed the config of ${app} meanwhile${which}. Nothing is sent.`, {
      hint: 'Run config:edit again.',
    });
  }
  return api('config.set', { app, values });
}
