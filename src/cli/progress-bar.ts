import { hasUnicode, type Host } from './host.ts';

/** So many letters are what fits beside a sentence on a narrow terminal. */
const length = 15;

/** How far work has come that can be counted: `█████░░░░░░░░░░ 10/30`. */
export function progressBar(done: number, total: number, host: Pick<Host, 'environment'>): string {
  const [full, empty] = hasUnicode(host) ? ['█', '░'] : ['#', '-'];
  const filled = Math.floor((length * done) / total);
  return `${full.repeat(filled)}${empty.repeat(length - filled)} ${done}/${total}`;
}
