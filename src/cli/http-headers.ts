import { usageFailure } from '../base/errors.ts';

/** Reads `X-One:1,X-Two:2`, as Kubernetes has headers; `=` is taken as well. Throws a usage failure on other words. */
export function readHeaders(text: string): readonly object[] {
  return text.split(',').map((header) => {
    const [, name, value] = /^\s*([^\s:=]+)\s*[:=]\s*(.*)$/.exec(header) ?? [];
    if (name !== undefined && value !== undefined) return { name, value };
    throw usageFailure('Write headers as <name>:<value>, separated by commas.');
  });
}
