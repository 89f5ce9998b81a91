import type { Command } from '../cli/define.ts';
import { createProgram, mount } from './declared-program.ts';
import type { HelpStyle } from './help-layout.ts';

/** The help of a noun: its commands, each with its summary. */
export function groupHelp(
  noun: string,
  summary: string,
  commands: Readonly<Record<string, Command>>,
  style: HelpStyle,
  footer: string,
): string {
  const written: string[] = [];
  const program = createProgram(style, written);
  program.helpOption(false).usage(`${noun}:<verb> [options]`);
  program.commandsGroup(`${noun}: ${summary}`);
  for (const [verb, command] of Object.entries(commands)) mount(program, `${noun}:${verb}`, command, style);
  program.addHelpText('after', `\n${footer}`);
  program.outputHelp();
  return written.join('');
}
