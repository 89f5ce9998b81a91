import type { Context } from '../../cli/context.ts';

/** What the Go clients have while processes start and stop. */
export function drinkOfChoice(variable: Context['variable']): string {
  return `but first, ${variable('DRINK_OF_CHOICE') ?? 'coffee'}!`;
}
