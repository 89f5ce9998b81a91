import type { Command } from './define.ts';
import type { Host, Output } from './host.ts';
import { asJson } from '../output/clean.ts';
import { type Medium, render } from '../output/render.ts';

/** Where and how a result is printed. */
export interface Printing {
  readonly host: Host;
  readonly medium: Medium;
  readonly isJson: boolean;
}

/** Prints a result: as JSON, indented on a terminal; or as the command's view. */
export async function printResult(
  result: unknown,
  command: Command,
  values: Readonly<Record<string, unknown>>,
  { host, medium, isJson }: Printing,
): Promise<void> {
  if (isJson) {
    const value = command.json ? command.json(result) : result;
    await write(host.stdout, `${asJson(value, medium.isTerminal ? 2 : 0)}\n`);
  } else {
    await write(host.stdout, await render(command.view(result, values), medium));
  }
}

/** Writes, and waits where the reader is slower. */
async function write(output: Output, text: string): Promise<void> {
  if (text === '' || output.write(text)) return;
  await new Promise<void>((resolve) => {
    output.once('drain', resolve);
    output.once('close', resolve);
  });
}
