import { parseCommand } from '../../src/command-line/commander.ts';
import type { Command, Group } from '../../src/cli/define.ts';
import { groups } from '../../src/commands/index.ts';

/** Every group with its commands, loaded. */
export async function loadedGroups(): Promise<{ noun: string; summary: string; commands: Group }[]> {
  return Promise.all(
    Object.entries(groups).map(async ([noun, { summary, load }]) => ({ noun, summary, commands: await load() })),
  );
}

/** The rows of the overview: a group with its commands in each. */
export async function commandRows(say: (english: string) => string): Promise<string[][]> {
  const rows = (await loadedGroups()).map(({ noun, summary, commands }) => {
    const names = Object.keys(commands).map((verb) => `\`${noun}:${verb}\``);
    return [names.join(' '), say(summary)];
  });
  return [[say('commands'), say('for')], ...rows];
}

/** The reference of all commands: each with the text of its help. */
export async function commandsPage(): Promise<string> {
  const sections = (await loadedGroups()).flatMap(({ noun, summary, commands }) => [
    `## ${noun}: ${summary}`,
    ...Object.entries(commands).map(([verb, command]) => section(`${noun}:${verb}`, command)),
  ]);
  return ['# Commands', '<!-- Made by npm run docs. -->', await overview(), ...sections].join('\n\n');
}

async function overview(): Promise<string> {
  const rows = (await commandRows((english) => english)).map((row) => `| ${row.join(' | ')} |`);
  return [rows[0], '| --- | --- |', ...rows.slice(1)].join('\n');
}

function section(name: string, command: Command): string {
  const parsed = parseCommand(name, command, ['--help'], { program: 'deis', columns: 100 });
  const help = 'help' in parsed ? parsed.help.replace(/\nCommon options:\n(?: .*\n)+/, '') : '';
  return `### ${name}\n\n\`\`\`text\n${help.trim()}\n\`\`\``;
}
