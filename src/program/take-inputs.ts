import type { CommonValues, Context } from '../cli/context.ts';
import type { Inputs } from '../cli/define.ts';
import { common } from '../cli/inputs.ts';
import type { GivenValues } from '../command-line/commander.ts';

/** Makes the values of the options that every command has. Throws a usage failure on what cannot be used. */
export function takeCommon(given: GivenValues): CommonValues {
  const values = Object.entries(common).map(([key, input]) => [key, input.take(given[key])] as const);
  return Object.fromEntries(values) as unknown as CommonValues;
}

/** Makes the values of a command's arguments or options, one after the other: each may ask the user. */
export async function takeAll(inputs: Inputs, given: GivenValues, context: Context): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [key, input] of Object.entries(inputs)) values[key] = await input.take(given[key], context);
  return values;
}
