import type { Input } from '../cli/define.ts';

/** What the spelling of an input depends on. */
type Spellable = Pick<
  Input<unknown>,
  'placeholder' | 'required' | 'variadic' | 'short' | 'optional' | 'negated' | 'summary'
>;

/** How an option is written: `newPassword` is `new-password`. */
export function longName(key: string): string {
  // Most are one word, for which nothing need be looked for.
  return key === key.toLowerCase() ? key : key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Whether a command has its own option instead of a common one with the same key, as sandbox:start has --api. A
 * common one that is only written `--no-input` stays beside a command's `--input <file>`.
 */
export function isReplaced(
  key: string,
  { negated }: Pick<Spellable, 'negated'>,
  own: Readonly<Record<string, Pick<Spellable, 'negated'>>>,
): boolean {
  const other = Object.hasOwn(own, key) ? own[key] : undefined;
  return other !== undefined && (negated !== 'only' || other.negated !== undefined);
}

/** How usage lines write an argument. */
export function spellArgument({ placeholder = '', required, variadic }: Spellable): string {
  const name = variadic === true ? `${placeholder}...` : placeholder;
  return required === true ? `<${name}>` : `[${name}]`;
}

type Spelled = readonly [flags: string, summary: string];

/** How help writes an option, and its `--no-` form where it has both. */
export function spellOption(
  key: string,
  { short, placeholder, optional, negated, summary }: Spellable,
): readonly [Spelled, ...Spelled[]] {
  const long = longName(key);
  const start = short === undefined ? '' : `-${short}, `;
  const value = placeholder === undefined ? '' : optional === true ? ` [${placeholder}]` : ` <${placeholder}>`;
  const flags = negated === 'only' ? `--no-${long}` : `${start}--${long}${value}`;
  return [[flags, summary], ...(negated === 'also' ? [[`--no-${long}`, `do not use --${long}`] as const] : [])];
}
