import { type Brand, variable } from '../base/brand.ts';
import { usageFailure } from '../base/errors.ts';
import type { Host } from './host.ts';
import { readDuration } from './duration.ts';

const usual = 55_000;
/** Drycc counts by the minute. */
const longestTurn = 90_000;
/** When somebody at a terminal begins to wonder, in milliseconds. */
const wonder = 10_000;

/** How long requests wait for their responses. */
export interface Timeouts {
  /** Milliseconds for what controllers answer at once. */
  readonly usual: number;
  /** How long a controller that counts requests may have a read wait for its turn. */
  readonly longestTurn: number;
  /** Milliseconds for what may rightly take `patience`; null for as long as it takes. */
  of(patience: number | undefined): number | null;
}

/** Reads the time-outs: the seconds of --timeout, then the variable of the brand, then what each request may take. */
export function readTimeouts({
  timeout,
  brand,
  host,
}: {
  readonly timeout: number | undefined;
  readonly brand: Brand;
  readonly host: Host;
}): Timeouts {
  const seconds = timeout ?? fromEnvironment(brand, host);
  const told = seconds === undefined ? undefined : seconds * 1000;
  return {
    usual: told ?? usual,
    longestTurn: told ?? longestTurn,
    of(patience) {
      // A command of an app runs for as long as it likes, and the variable is for all commands.
      if (patience === Infinity && timeout === undefined) return null;
      return told ?? patience ?? usual;
    },
  };
}

function fromEnvironment(brand: Brand, { environment }: Host): number | undefined {
  const value = variable(brand, environment, 'TIMEOUT');
  if (value === undefined || value.trim() === '') return undefined;
  const seconds = readDuration(value);
  if (seconds !== undefined) return seconds;
  throw usageFailure(`${brand.prefix}_TIMEOUT is not a time.`, 'Set it to seconds, or to a time like 30s or 10m.');
}

/** Says that a response is waited for, once that takes long and may rightly take longer. */
export async function sayThatItWaits<T>(
  { patience }: { readonly patience: number | undefined },
  progress: (text: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  if (patience === undefined) return work();
  const timer = setTimeout(() => {
    progress('waiting for the controller (Ctrl-C stops waiting, not the change)');
  }, wonder);
  timer.unref();
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
