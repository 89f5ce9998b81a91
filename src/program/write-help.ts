import { boldTitles } from '../base/bold-titles.ts';
import { hasColors, type Host } from '../cli/host.ts';

/** Writes a help page, with bold titles on a terminal. */
export function writeHelp(page: string, host: Host): void {
  const isBold = host.stdout.isTTY === true && hasColors(host.stdout, host, true);
  host.stdout.write(isBold ? boldTitles(page) : page);
}
