import type { Context } from '../../cli/context.ts';
import { spellWords } from '../../base/shell-words.ts';
import { knownFolders } from '../../sandbox/state/known-folders.ts';
import { readPorts } from '../../sandbox/state/ports.ts';

/** The command that starts the user's sandbox that had this origin last; undefined if none had. */
export function startCommand(origin: string, { brand, locations }: Context): string | undefined {
  const { protocol, hostname, port } = new URL(origin);
  if (!/^(?:127(?:\.\d+){3}|\[::1\]|(?:.+\.)?localhost)$/.test(hostname)) return undefined;
  const folder = knownFolders(locations.sandbox).find((each) => {
    const ports = readPorts(each);
    return String(protocol === 'https:' ? ports?.https : ports?.http) === port;
  });
  return folder === undefined
    ? undefined
    : sandboxCommand(['sandbox:start', '--background'], folder, { brand, locations });
}

/** A command about the sandbox of a folder, as it is typed. */
export function sandboxCommand(
  words: readonly string[],
  folder: string,
  { brand, locations }: Pick<Context, 'brand' | 'locations'>,
): string {
  const data = folder === locations.sandbox ? [] : ['--data', folder];
  return spellWords([brand.name, ...words, ...data]);
}
