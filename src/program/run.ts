import type { Brand } from '../base/brand.ts';
import { version } from '../base/version.ts';
import type { Host } from '../cli/host.ts';
import { asksForHelp, interpret, shortcuts, splitAtCommand } from '../command-line/interpret.ts';
import { nouns } from '../commands/find-command.ts';
import { groups } from '../commands/index.ts';
import { asksForPrograms } from './output-form.ts';
import { report } from './report.ts';
import { runCommand } from './run-command.ts';
import { pluginOf, startPlugin } from './run-plugin.ts';
import { languageOf, type Setting, settingOf } from './setting.ts';
import { writeHelp } from './write-help.ts';

/** Runs one command line and gives the exit code. Results go to the host's stdout, all else to its stderr; it never throws. */
export async function run(typed: readonly string[], host: Host, brand: Brand): Promise<number> {
  if (typed[0] === '__complete') return complete(typed.slice(1), host, brand);
  if (typed[0] === '__credential') {
    const { answerCredential } = await import('../cli/answer-credential.ts');
    return answerCredential(typed.slice(1), host, brand);
  }
  let argv = typed;
  try {
    argv = await withoutAlias(typed, host, brand);
    const request = interpret(argv, nouns);
    const setting = settingOf(host, brand, asksForHelp(request) ? await languageOf(host) : undefined);
    switch (request.kind) {
      case 'version':
        host.stdout.write(`${version}\n`);
        return 0;
      case 'help':
        return await help(request.topic, argv, setting);
      case 'command': {
        const plugin = pluginOf(request.name, setting);
        return plugin ? await startPlugin(plugin, argv, setting) : await runCommand(request, argv, setting);
      }
    }
  } catch (error) {
    return report(error, { host, isJson: asksForPrograms(argv), language: await languageOf(host) });
  }
}

async function complete(words: readonly string[], host: Host, brand: Brand): Promise<number> {
  const completion = await import('../completion/complete.ts');
  const { topics } = await import('../help/topics.ts');
  return completion.complete(words, { groups, topics }, host, brand);
}

/** Only a word that is nothing else can be an alias. */
async function withoutAlias(argv: readonly string[], host: Host, brand: Brand): Promise<readonly string[]> {
  const { word = 'help' } = splitAtCommand(argv);
  const [noun = ''] = word.split(':', 1);
  if (word === 'help' || nouns.has(noun) || Object.hasOwn(shortcuts, word)) return argv;
  const { expandAlias } = await import('../command-line/aliases.ts');
  const { environment, directory } = host;
  return expandAlias(argv, { brand, environment, directory });
}

async function help(topic: string | undefined, argv: readonly string[], setting: Setting): Promise<number> {
  const plugin = pluginOf(topic, setting);
  if (plugin) return startPlugin(plugin, [...splitAtCommand(argv).before, topic ?? '', '--help'], setting);
  const { helpFor } = await import('../help/pages.ts');
  writeHelp(await helpFor(topic, setting.style), setting.host);
  return 0;
}
