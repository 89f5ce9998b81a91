import type { Release } from '../../models/release.ts';
import { type Block, type Cell, picture } from '../../output/view.ts';

/** What made a release, and the mark of it: for a terminal, and in letters of ASCII. */
const marks = {
  build: ['▲', '^'],
  config: ['◆', '+'],
  rollback: ['↺', '<'],
  failed: ['✗', 'x'],
  start: ['○', 'o'],
} as const;

type Kind = keyof typeof marks;

/** Controllers say it in the summary alone. */
function kindOf({ failed, summary = '' }: Release): Kind {
  if (failed === true) return 'failed';
  if (/\brolled back\b/.test(summary)) return 'rollback';
  if (/\bdeployed\b/.test(summary)) return 'build';
  return /\binitial release\b/.test(summary) ? 'start' : 'config';
}

/** The release that the app runs: the newest that has not failed. */
export function currentVersion(releases: readonly Release[]): number | undefined {
  return releases.find(({ failed }) => failed !== true)?.version;
}

/** The version with the mark of what made it; the current one has a star. */
export function versionCell(release: Release, current: number | undefined): Cell {
  const kind = kindOf(release);
  const isCurrent = release.version === current;
  const version = `v${release.version}${isCurrent ? ' *' : ''}`;
  const [mark, ascii] = marks[kind];
  const tone = kind === 'failed' ? 'bad' : isCurrent ? 'good' : 'plain';
  return { text: `${mark} ${version}`, ascii: `${ascii} ${version}`, tone };
}

/** What the marks mean that are among these releases. */
export function legend(releases: readonly Release[]): Block {
  const kinds = new Set(releases.map(kindOf));
  const shown = Object.entries(marks).filter(([kind]) => kinds.has(kind as Kind));
  if (shown.length === 0) return picture([]);
  const words = (at: 0 | 1): string => [...shown.map(([kind, mark]) => `${mark[at]} ${kind}`), '* current'].join('  ');
  return picture([[{ text: words(0), ascii: words(1), tone: 'faint' }]]);
}

/** How far the deployment of a release has come, where the controller says it. */
export function stateCell({ state }: Release): Cell {
  const tone = state === 'succeed' ? 'good' : state === 'crashed' ? 'bad' : 'warning';
  return state === undefined ? undefined : { text: state, tone };
}
