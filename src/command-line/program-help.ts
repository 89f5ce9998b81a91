import type { Command } from '../cli/define.ts';
import { createProgram, mount } from './declared-program.ts';
import type { HelpStyle } from './help-layout.ts';

/** The help of the whole program, or of one noun: every command with its summary. */
export function programHelp(
  groups: readonly (readonly [noun: string, summary: string, commands: Readonly<Record<string, Command>>])[],
  style: HelpStyle,
  footer: string,
): string {
  const written: string[] = [];
  const program = createProgram(style, written);
  program.usage('<command> [options]');
  for (const [noun, summary, commands] of groups) {
    program.commandsGroup(`${noun}: ${summary}`);
    for (const [verb, command] of Object.entries(commands)) mount(program, `${noun}:${verb}`, command, style);
  }
  program.addHelpText('after', `\n${style.language?.say(footer) ?? footer}`);
  program.outputHelp();
  return written.join('');
}
