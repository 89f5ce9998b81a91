import type { Context } from '../../cli/context.ts';
import { Failure } from '../../base/errors.ts';
import { sortDomains } from '../../cli/domain-name.ts';
import { textsByName } from '../../base/json-object.ts';
import type { App } from '../../models/app.ts';
import type { Domain } from '../../models/domain.ts';
import type { Pod } from '../../models/pod.ts';
import type { Release } from '../../models/release.ts';
import { type Cell, heading, line, linked, facts, type View } from '../../output/view.ts';
import { phaseOf } from '../../rollout/pod-phase.ts';
import { podCounts, podTable } from '../../views/pod-table.ts';

/** What is known of an app. */
export interface ShownApp {
  readonly details: App;
  readonly pods: { readonly items: readonly Pod[] };
  readonly domains: { readonly items: readonly Domain[] };
  readonly url: string | undefined;
  readonly release: Release | undefined;
  readonly label: Readonly<Record<string, unknown>> | undefined;
}

/** The newest release of an app; undefined where the controller does not show it, as the app is what was asked for. */
export async function newestRelease({ api }: Context, app: string): Promise<Release | undefined> {
  try {
    return (await api('releases.list', { app, limit: 1 })).items[0];
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** An app for a terminal: what one looks for first comes first. Processes are listed only if one of them is not up. */
export function appView({ details, pods: { items }, domains, url, release, label }: ShownApp): View {
  const { id, owner, workspace, created, updated, uuid } = details;
  return [
    heading(id),
    facts([
      ['URL:', url === undefined ? 'none' : linked(url)],
      workspace === undefined ? ['Owner:', owner] : ['Workspace:', workspace],
      ...(release ? [['Release:', `v${release.version}, ${release.summary ?? ''}`] as const] : []),
      ...listed('Processes:', podCounts(items)),
      ...listed(
        'Domains:',
        sortDomains(domains.items).map(({ domain }) => linked(domain)),
      ),
      ...(label
        ? listed(
            'Labels:',
            textsByName(label).map((pair) => pair.join('=')),
          )
        : []),
      ['Created:', { moment: created }],
      ['Updated:', { moment: updated }],
      ['UUID:', uuid],
    ]),
    ...(items.every((pod) => phaseOf(pod) === 'up') ? [] : [line(''), podTable(items)]),
  ];
}

/** Its name stands before the first. */
function listed(name: string, cells: readonly Cell[]): readonly (readonly [string, Cell])[] {
  return cells.length === 0 ? [[name, 'none']] : cells.map((cell, index) => [index === 0 ? name : '', cell]);
}
