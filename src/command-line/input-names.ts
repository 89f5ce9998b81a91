import type { Input } from '../cli/define.ts';

/** How an option is written: `newPassword` is `new-password`. */
export function longName(key: string): string {
  // Most are one word, for which nothing need be looked for.
  return key === key.toLowerCase() ? key : key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** How usage lines write an argument. */
export function spellArgument({ placeholder = '', required, variadic }: Input<unknown>): string {
  const name = variadic === true ? `${placeholder}...` : placeholder;
  return required === true ? `<${name}>` : `[${name}]`;
}

type Spelled = readonly [flags: string, summary: string];

/** How help writes an option, and its `--no-` form where it has both. */
export function spellOption(
  key: string,
  { short, placeholder, optional, negated, summary }: Input<unknown>,
): readonly [Spelled, ...Spelled[]] {
  const long = longName(key);
  const start = short === undefined ? '' : `-${short}, `;
  const value = placeholder === undefined ? '' : optional === true ? ` [${placeholder}]` : ` <${placeholder}>`;
  const flags = negated === 'only' ? `--no-${long}` : `${start}--${long}${value}`;
  return [[flags, summary], ...(negated === 'also' ? [[`--no-${long}`, `do not use --${long}`] as const] : [])];
}
