import { onTestFinished, vi } from 'vitest';

/**
 * Stops the timers of this process for the rest of a test, so that nothing in it is late, however slow the machine is.
 * What comes over connections still comes. Gives a function that lets time pass.
 */
export function stopTimers(): (milliseconds: number) => void {
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
    vi.useRealTimers();
  });
  return (milliseconds) => vi.advanceTimersByTime(milliseconds);
}

/** Resolves as soon as something is so, which is looked at in every turn of the event loop. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
