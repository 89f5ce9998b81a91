import type { Brand } from '../base/brand.ts';
import type { View } from '../output/view.ts';
import type { Command } from '../cli/define.ts';
import type { Host } from '../cli/host.ts';

/**
 * The pager for what is too long for the terminal: that of the program's variable, of PAGER, or less; undefined where
 * there is none, or no terminal. Only lists are paged, and nothing that is shown while it happens.
 */
export function pagerFor(host: Host, brand: Brand, command: Command, view: View | undefined): string | undefined {
  const { environment, stdout } = host;
  const isList = view?.some(({ kind }) => ['table', 'rows', 'pairs'].includes(kind)) === true;
  const isWork = command.doing !== undefined || command.linger !== undefined;
  if (!isList || isWork || stdout.isTTY !== true) return undefined;
  const line = (environment[`${brand.prefix}_PAGER`] ?? environment['PAGER'] ?? 'less').trim();
  return line === '' || line === 'cat' || environment['TERM'] === 'dumb' ? undefined : line;
}

/**
 * Gives to `print` what fits the terminal; where there is more, all of it goes to the pager, until its reader has seen
 * enough.
 */
export async function page(
  texts: AsyncIterable<string>,
  host: Host,
  pager: string,
  print: (text: string) => Promise<void>,
): Promise<void> {
  const { rows = 0 } = host.stdout;
  let held = '';
  const printed = async (text: string): Promise<boolean> => (await print(text), true);
  // Some pseudo-terminals say that they have no rows: what fits them nobody can say.
  let put: ((text: string) => Promise<boolean>) | undefined = rows === 0 ? printed : undefined;
  let close = (): Promise<void> => Promise.resolve();
  try {
    for await (const text of texts) {
      held += text;
      if (put === undefined) {
        if (held.split('\n').length <= rows) continue;
        const started = await host.startPager(pager, host.environment);
        put = started ? (each) => started.write(withoutLinks(each)) : printed;
        close = () => started?.close() ?? Promise.resolve();
      }
      if (!(await put(held))) return;
      held = '';
    }
    if (held !== '') await print(held);
  } finally {
    await close();
  }
}

/** Older pagers show as letters what makes a link. */
function withoutLinks(text: string): string {
  return text.replaceAll(/\u001b\]8;;[^\u001b]*\u001b\\/g, '');
}
