import { parseCommand } from '../../src/cli/mount.ts';
import type { Command, Group } from '../../src/cli/define.ts';
import { groups } from '../../src/commands/index.ts';

/** Every group with its commands, loaded. */
export async function loadedGroups(): Promise<{ noun: string; summary: string; commands: Group }[]> {
  return Promise.all(
    Object.entries(groups).map(async ([noun, { summary, load }]) => ({ noun, summary, commands: await load() })),
  );
}

/** The README's table: a line a group, with its commands. */
export async function commandsTable(): Promise<string> {
  const rows = (await loadedGroups()).map(({ noun, summary, commands }) => {
    const names = Object.keys(commands).map((verb) => `\`${noun}:${verb}\``);
    return `| ${names.join(' ')} | ${summary} |`;
  });
  return ['| commands | for |', '| --- | --- |', ...rows].join('\n');
}

/** The reference of all commands: each with the text of its help. */
export async function commandsPage(): Promise<string> {
  const sections = (await loadedGroups()).flatMap(({ noun, summary, commands }) => [
    `## ${noun}: ${summary}`,
    ...Object.entries(commands).map(([verb, command]) => section(`${noun}:${verb}`, command)),
  ]);
  return ['# Commands', '<!-- Made by npm run docs. -->', ...sections].join('\n\n');
}

function section(name: string, command: Command): string {
  const parsed = parseCommand(name, command, ['--help'], { program: 'deis', columns: 100 });
  const help = 'help' in parsed ? parsed.help.replace(/\nCommon options:\n(?: .*\n)+/, '') : '';
  return `### ${name}\n\n\`\`\`text\n${help.trim()}\n\`\`\``;
}
