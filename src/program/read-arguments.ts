import type { Context } from '../cli/context.ts';
import type { Command } from '../cli/define.ts';
import { type GivenValues, type Parsed, parseCommand } from '../command-line/commander.ts';
import type { Setting } from './setting.ts';

/** What was given to a command. */
export interface Read {
  readonly parsed: Parsed;
  /** There where arguments are missing, or may be given, and somebody at a terminal may know them. */
  readonly askForArguments?: (context: Context) => Promise<GivenValues>;
}

/** Reads the words after a command's name. Rejects with a usage failure; arguments that can be asked for are no reason. */
export async function readArguments(
  name: string,
  command: Command,
  words: readonly string[],
  { host, style }: Setting,
): Promise<Read> {
  try {
    const parsed = parseCommand(name, command, words, style);
    const isOffered =
      words.length === 0 && Object.values(command.args).some(({ otherwise }) => otherwise !== undefined);
    if (!isOffered || host.stderr.isTTY !== true || 'help' in parsed) return { parsed };
    const { offerArguments } = await import('../completion/ask-missing.ts');
    return { parsed, askForArguments: (context) => offerArguments(command, context) };
  } catch (error) {
    if (host.stderr.isTTY !== true) throw error;
    const { readUnfinished } = await import('../completion/ask-missing.ts');
    const unfinished = readUnfinished(name, command, words, style, error);
    if (!unfinished) throw error;
    return unfinished;
  }
}
