import { command as declare } from '../cli/define.ts';
import { findPlugin, type Plugin, runPlugin } from '../cli/plugins.ts';
import { parseCommand } from '../command-line/commander.ts';
import { shortcuts, splitAtCommand } from '../command-line/interpret.ts';
import { nouns } from '../commands/find-command.ts';
import { takeCommon } from './take-inputs.ts';
import type { Setting } from './setting.ts';

/** The plugin of a noun that is not the program's own. */
export function pluginOf(name: string | undefined, { brand, host }: Setting): Plugin | undefined {
  const [noun = ''] = name?.split(':', 1) ?? [];
  return nouns.has(noun) || Object.hasOwn(shortcuts, noun) ? undefined : findPlugin(noun, brand, host);
}

/** Only what stands before a plugin's name is for this program; of that, the profile. */
const anyPlugin = declare({
  summary: 'run a plugin',
  examples: [],
  operations: [],
  output: {},
  run: () => undefined,
  view: () => [],
});

/** Runs a plugin with the words that follow its name, and gives its exit code. */
export async function startPlugin(
  plugin: Plugin,
  argv: readonly string[],
  { host, brand, style }: Setting,
): Promise<number> {
  const { before, word = '', after } = splitAtCommand(argv);
  const verb = word.slice(plugin.name.length + 1);
  const parsed = parseCommand(word, anyPlugin, before, style);
  if ('help' in parsed) return runPlugin(plugin, ['--help'], { host, brand, profile: undefined });
  const { config: profile } = takeCommon(parsed.common);
  return runPlugin(plugin, verb === '' ? after : [verb, ...after], { host, brand, profile });
}
