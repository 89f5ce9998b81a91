import type { Command } from './define.ts';
import type { Host, Output } from './host.ts';
import { Series } from '../api/series.ts';
import { asJson } from '../output/clean.ts';
import { jsonList } from '../output/json-list.ts';
import { type Medium, render } from '../output/render.ts';

/** Where and how a result is printed. */
export interface Printing {
  readonly host: Host;
  readonly medium: Medium;
  readonly isJson: boolean;
}

/**
 * Prints a result: as JSON, indented on a terminal; or as the command's view. What comes bit by bit is printed as it
 * comes, and no faster than it is read; rejects where the rest cannot be had, with the JSON of a list left open.
 */
export async function printResult(
  result: unknown,
  command: Command,
  values: Readonly<Record<string, unknown>>,
  { host: { stdout }, medium, isJson }: Printing,
): Promise<void> {
  if (!isJson) {
    for await (const text of render(command.view(result, values), medium)) await write(stdout, text);
    return;
  }
  const value = command.json ? command.json(result) : result;
  const indent = medium.isTerminal ? 2 : 0;
  if (!(value instanceof Series)) await write(stdout, `${asJson(value, indent)}\n`);
  else for await (const text of jsonList(value, indent)) await write(stdout, text);
}

/** Writes, and waits where the reader is slower. */
async function write(output: Output, text: string): Promise<void> {
  if (text === '' || output.write(text)) return;
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      output.off('drain', goOn);
      output.off('close', goOn);
      resolve();
    };
    output.on('drain', goOn);
    output.on('close', goOn);
  });
}
