import { usageFailure } from '../../base/errors.ts';
import type { Context } from '../../cli/context.ts';

/** A file that is copied: where it comes from, and where it goes. */
export interface Copy {
  readonly from: string;
  readonly to: string;
  /** In bytes. */
  readonly size: number;
}

/** What became of the files. */
export interface Copied {
  /** Where they are now. */
  readonly files: readonly { readonly path: string; readonly type: string; readonly size: string }[];
  /** What was left out: empty files, which the controller does not take, and anything but files and folders. */
  readonly skipped: readonly string[];
}

/** Asks whether files may be overwritten, unless that was said. Rejects with a usage failure if not. */
export async function confirmOverwrite(
  there: readonly string[],
  confirm: string | undefined,
  { prompt }: Context,
): Promise<void> {
  if (there.length === 0 || confirm === 'yes') return;
  const [first = '', ...others] = there;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  if (!(await prompt.confirm(`Overwrite ${first}${more}?`, '--confirm yes'))) throw usageFailure('Nothing was copied.');
}

/** Gives the same bytes, and says on the way how far they have come. Rejects if the process is stopped. */
export async function* counted(
  content: AsyncIterable<Uint8Array>,
  { to, size }: Copy,
  { progress, host }: Context,
  tell: (done: number) => void = () => undefined,
): AsyncGenerator<Uint8Array, void> {
  let done = 0;
  for await (const chunk of content) {
    host.interrupted.throwIfAborted();
    done += chunk.length;
    tell(done);
    progress(`${to} ${size === 0 ? 100 : Math.min(100, Math.floor((100 * done) / size))}%`);
    yield chunk;
  }
}

/** Makes copies one after the other. Where one fails, the user is told how many were made before it. */
export async function copyEach(
  copies: readonly Copy[],
  make: (copy: Copy) => Promise<unknown>,
  { host, note }: Context,
): Promise<void> {
  for (const [done, copy] of copies.entries()) {
    try {
      host.interrupted.throwIfAborted();
      await make(copy);
    } catch (error) {
      if (done > 0) note(`Copied ${done} of ${copies.length} files before this.`);
      throw error;
    }
  }
}

/** The result of copies that were made. */
export const copied = (copies: readonly Copy[], skipped: readonly string[] = []): Copied => ({
  files: copies.map(({ to, size }) => ({ path: to, type: 'file', size: String(size) })),
  skipped,
});
