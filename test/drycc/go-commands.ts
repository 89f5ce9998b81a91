import { goCommandTable } from './go-command-table.ts';

/** An option of a Go client. */
export interface GoOption {
  readonly short: string | undefined;
  readonly long: string;
  readonly takesValue: boolean;
}

/** A command path of a Go client of Drycc. */
export interface GoCommand {
  /** `N` is the client of June 2026, `O` 1.10.2. */
  readonly clients: string;
  /** As typed, e.g. `config set`. */
  readonly path: string;
  readonly args: readonly string[];
  readonly options: readonly GoOption[];
  /** The command here; undefined if it is left out. */
  readonly name: string | undefined;
}

/** All of them, in the order of the table. */
export const goCommands: readonly GoCommand[] = goCommandTable
  .trim()
  .split('\n')
  .map((line) => {
    const [clients = '', path = '', args = '', options = '', name = ''] = line.split('|').map((cell) => cell.trim());
    return {
      clients,
      path,
      args: args.split(' ').filter(Boolean),
      options: options.replace('@', '-a,--app=').split(' ').filter(Boolean).map(readOption),
      name: name === 'left out' ? undefined : name,
    };
  });

function readOption(text: string): GoOption {
  const [, short, long = ''] = /^(?:-(\w),)?--([\w-]+)/.exec(text) ?? [];
  return { short, long, takesValue: text.endsWith('=') };
}

/** Every way in which pflag, with which the Go clients read command lines, takes an option. */
export function spellings({ short, long, takesValue }: GoOption, value: string): string[][] {
  if (!takesValue) return [[`--${long}`], [`--${long}=true`], ...(short === undefined ? [] : [[`-${short}`]])];
  const longOnes = [[`--${long}`, value], [`--${long}=${value}`]];
  return short === undefined
    ? longOnes
    : [...longOnes, [`-${short}`, value], [`-${short}${value}`], [`-${short}=${value}`]];
}
