import type { ProcessEvent } from '../models/process-type.ts';
import { heading, table, type View } from '../output/view.ts';

/** What happened to a process or a process type; nothing where nothing has. */
export function eventsView(events: readonly ProcessEvent[]): View {
  if (events.length === 0) return [];
  return [
    heading('Events'),
    table(
      ['CREATED', 'REASON', 'MESSAGE'],
      events.map(({ created, reason, message }) => [{ moment: created }, reason, message]),
      events.map(({ created, reason, message }) => [created, reason, message].filter(Boolean).join(' ')),
    ),
  ];
}
