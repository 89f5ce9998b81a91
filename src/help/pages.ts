import { type Brand, brands } from '../base/brand.ts';
import type { Group } from '../cli/define.ts';
import { parseCommand } from '../command-line/commander.ts';
import type { HelpStyle } from '../command-line/help-layout.ts';
import { programHelp } from '../command-line/program-help.ts';
import { interpret, shortcuts } from '../command-line/interpret.ts';
import { groups } from '../commands/index.ts';
import { usageFailure } from '../base/errors.ts';
import { findCommand, nouns } from '../commands/find-command.ts';
import { type Page, widthOfPages } from '../start/help-pages.ts';
import type { Language } from '../base/locale.ts';

/** How help is laid out, under one of the program's names. */
type Style = HelpStyle & { readonly program: Brand['name'] };

/** The help of a command, of a noun, of a topic, or of the whole program. Rejects with a usage failure where there is no such command. */
export async function helpFor(topic: string | undefined, style: Style): Promise<string> {
  if (topic?.includes(':') === true) {
    const parsed = parseCommand(topic, await findCommand(topic, style), ['--help'], style);
    return 'help' in parsed ? parsed.help : '';
  }
  const { listOfTopics, topicPage } = await import('./topics.ts');
  const page = topic === undefined ? undefined : topicPage(topic, brands[style.program], style);
  if (page !== undefined) return page;
  const entry = topic !== undefined && nouns.has(topic) ? groups[topic] : undefined;
  if (topic !== undefined && !entry)
    throw (await findCommand(topic, style), usageFailure(`"${topic}" is not a command.`));
  const shown = topic !== undefined && entry ? [[topic, entry] as const] : Object.entries(groups);
  const loaded: [string, string, Group][] = [];
  for (const [noun, { summary, load }] of shown) loaded.push([noun, summary, await load()]);
  const line = `Run ${style.program} help <command> for details.`;
  const foot = style.language?.say(line) ?? line;
  const titled = style.language?.say('Topics:') ?? 'Topics:';
  return programHelp(loaded, style, topic === undefined ? `${foot}\n\n${titled}\n${listOfTopics(style)}` : foot);
}

/** All pages of help under one of the program's names, each with the usual command lines that ask for it. For the build. */
export async function allPages(name: Brand['name'], language?: Language): Promise<Page[]> {
  const commands = Object.entries(groups).flatMap(([noun, { verbs }]) => verbs.map((verb) => `${noun}:${verb}`));
  const { topics } = await import('./topics.ts');
  const names = [...commands, ...Object.keys(groups), ...Object.keys(shortcuts)];
  const spaced = [...names, ...commands.map((command) => command.replace(':', ' '))];
  const lines = spaced.flatMap((each) => [`help ${each}`, `${each} --help`, `${each} -h`]);
  const linesByTopic = new Map<string | undefined, string[]>();
  for (const line of [
    '',
    '--help',
    '-h',
    'help',
    ...Object.keys(groups),
    ...Object.keys(topics).map((topic) => `help ${topic}`),
    ...lines,
  ]) {
    const request = interpret(line.split(' ').filter(Boolean), nouns);
    const asksForHelp = request.kind === 'help' || (request.kind === 'command' && request.words.length > 0);
    if (!asksForHelp) continue;
    const topic = request.kind === 'help' ? request.topic : request.name;
    linesByTopic.set(topic, [...(linesByTopic.get(topic) ?? []), line]);
  }
  const style = { program: brands[name].name, columns: widthOfPages, language };
  return Promise.all([...linesByTopic].map(async ([topic, lines]) => ({ lines, text: await helpFor(topic, style) })));
}
