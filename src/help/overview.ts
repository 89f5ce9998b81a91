import { shortcuts } from '../command-line/interpret.ts';
import { findCommand } from '../commands/find-command.ts';
import { groups } from '../commands/index.ts';
import type { HelpStyle } from '../command-line/help-layout.ts';
import { paragraph, rows } from './layout.ts';
import { topics } from './topics.ts';

/** The usual job, in its order. */
const usual = ['login', 'create', 'config:set', 'builds:create', 'scale', 'logs', 'releases:list', 'run', 'open'];

/** The help of the whole program: the usual job, then the names of all groups and topics; it fits a small terminal. */
export async function overview(style: HelpStyle): Promise<string> {
  const say = (text: string): string => style.language?.say(text) ?? text;
  const { program } = style;
  const jobs = await Promise.all(
    usual.map(async (name): Promise<[string, string]> => {
      const { summary } = await findCommand(shortcuts[name] ?? name, style);
      return [name.replace(/:list$/, ''), summary];
    }),
  );
  const names = (words: readonly string[]): string => {
    const lines = paragraph(words.join(' '), { columns: style.columns - 2 })
      .trimEnd()
      .split('\n');
    return lines.map((line) => `  ${line}\n`).join('');
  };
  return [
    `${say('Usage:')} ${program} <command> [options]\n`,
    `${say('The usual job:')}\n${rows(jobs, style)}`,
    `${say('All groups of commands:')}\n${names(Object.keys(groups))}`,
    `${say('Topics:')}\n${names(Object.keys(topics))}`,
    paragraph(`See ${program} help <command, group or topic>; ${program} commands lists all commands.`, style),
  ].join('\n');
}
