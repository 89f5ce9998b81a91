import type { Listing } from '../../api/series.ts';
import { ResourceOffer } from '../../models/addon.ts';
import { heading, rows, type View } from '../../output/view.ts';

/** What `--json` prints of services and plans. */
export const offersOutput = { type: 'array', items: ResourceOffer } as const;

/** Shows services, or plans of a service. */
export function offersView(title: string, listing: Listing<ResourceOffer>): View {
  return [
    heading(title, listing),
    rows(
      ['NAME', 'DESCRIPTION', 'ID'],
      listing,
      ({ name, description, id }) => [name, description, id],
      ({ name }) => name,
    ),
  ];
}
