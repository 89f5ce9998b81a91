import { createRequire } from 'node:module';
import { onTestFinished, vi } from 'vitest';

// Undici counts time-outs of bodies by one timer for all, which it keeps: it must not outlive the clock that it runs by.
const undici = createRequire(import.meta.url)('undici/lib/util/timers.js') as { readonly reset: () => void };

/**
 * Stops the timers of this process for the rest of a test, so that nothing in it is late, however slow the machine is.
 * What comes over connections still comes. Gives a function that lets time pass.
 */
export function stopTimers(): (milliseconds: number) => void {
  undici.reset();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    const late = new AbortController();
    setTimeout(() => {
      late.abort(new DOMException('It is late.', 'TimeoutError'));
    }, milliseconds);
    return late.signal;
  });
  onTestFinished(() => {
    timeout.mockRestore();
    undici.reset();
    vi.useRealTimers();
  });
  return (milliseconds) => vi.advanceTimersByTime(milliseconds);
}

/** Resolves as soon as something is so, which is looked at in every turn of the event loop. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
