import type { Plan } from '../../changes/dry-run.ts';
import type { Release } from '../../models/release.ts';
import { line, sentence, table, type View } from '../../output/view.ts';
import { imageOf, type Surroundings } from './release-context.ts';

/** What a rollback would change: from one release to another. */
export interface Effect {
  readonly current: Release;
  readonly target: Release;
  readonly around: Surroundings;
}

/** So many of the newest say enough of a long way back. */
const most = 10;

/** A planned rollback for a terminal: the image that would run, whether the config changes, and the releases it undoes. */
export function effectView({ would }: Plan, { current, target, around }: Effect): View {
  const [before, after] = [current, target].map((release) => imageOf(release, around) ?? 'an unknown image');
  const undone = around.releases.filter(({ version }) => version > target.version && version <= current.version);
  const isSame = current.build === target.build && current.config === target.config;
  return [
    sentence(`Would ${would}.`),
    line(
      current.build === target.build
        ? `Image: ${before ?? ''} (unchanged)`
        : `Image: ${before ?? ''} -> ${after ?? ''}`,
    ),
    line(current.config === target.config ? 'Config: unchanged' : `Config: as in v${target.version}`),
    ...(isSame || undone.length === 0 ? [] : [line('Undoes:')]),
    ...(isSame
      ? []
      : [
          table(
            ['VERSION', 'CREATED', 'SUMMARY'],
            undone.slice(0, most).map(({ version, created, summary }) => [`v${version}`, { moment: created }, summary]),
          ),
          ...(undone.length > most ? [line({ text: `and ${undone.length - most} more`, tone: 'faint' })] : []),
        ]),
  ];
}
