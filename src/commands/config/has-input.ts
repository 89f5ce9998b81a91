import type { Input } from '../../cli/host.ts';

/** How long a program may take before it writes anything, in milliseconds. */
const usualPatience = 3000;

/** Whether anything comes from an input, or its end. Programs leave the input of those that they start open, and never write. */
export function hasInput(input: Input, patience = usualPatience): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (has: boolean): void => {
      clearTimeout(timer);
      input.off('readable', come);
      input.off('end', come);
      resolve(has);
    };
    const come = (): void => {
      settle(true);
    };
    const timer = setTimeout(() => {
      settle(false);
    }, patience);
    input.on('readable', come);
    input.on('end', come);
  });
}
