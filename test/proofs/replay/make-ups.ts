import type { Wire } from '../asked.ts';
import type { Recorded } from '../recording.ts';

interface MakeUp {
  readonly recordings: RegExp;
  /** The names of the exchanges, with the step where several share one. */
  readonly after: readonly string[];
  readonly sender: string;
  readonly request: Wire;
}

const unanchored = /^workflow-2\.[04]/;
const destroyed = (app: string): Wire => ({ method: 'DELETE', path: `/v2/apps/${app}/`, body: null });
const configured = (app: string, body: object): Wire => ({ method: 'POST', path: `/v2/apps/${app}/config/`, body });

/**
 * What an exchange did to the real controller and did not do to the sandbox, or the other way round, is made up for by
 * documented means, so that the story goes on from the same state and each difference shows once.
 */
const makeUps: readonly MakeUp[] = [
  // Workflow 2.4.2 has settings, where the sandbox takes the path for that of the app.
  {
    recordings: /^workflow-2\.4/,
    after: ['settings-delete'],
    sender: 'admin',
    request: { method: 'POST', path: '/v2/apps/', body: { id: 'setapp', structure: { cmd: 1 } } },
  },
  // The controller crashed on a certificate without a common name.
  {
    recordings: unanchored,
    after: ['certs-add-no-cn'],
    sender: 'admin',
    request: { method: 'DELETE', path: '/v2/certs/nocn', body: null },
  },
  // The cluster refused.
  {
    recordings: /^workflow/,
    after: ['apps-create-namespace-taken'],
    sender: 'admin',
    request: destroyed('duplicate'),
  },
  { recordings: /^drycc/, after: ['apps 10'], sender: 'alice', request: destroyed('duplicate') },
  // Workflow 2.0.0 writes the port of an image into the config.
  {
    recordings: /^workflow-2\.0/,
    after: ['builds-create-image'],
    sender: 'admin',
    request: configured('autotest', { values: { PORT: '5000' } }),
  },
  {
    recordings: /^workflow-2\.0/,
    after: ['ledger-deploy-sha'],
    sender: 'admin',
    request: configured('ledger', { values: { PORT: '5000' } }),
  },
];

/** Of a hundred like changes of a config the recordings of Workflow hold the first two and the last. */
const leftOut: readonly MakeUp[] = Array.from({ length: 100 }, (_, index) => ({
  recordings: /^workflow/,
  after: ['many-config-2'],
  sender: 'admin',
  request: configured('many', { values: { N: String(index + 3) } }),
}));

/** What is sent after a recorded exchange, beyond what was recorded. */
export function makeUpsAfter(
  recording: string,
  { name, step }: Recorded,
): readonly Omit<MakeUp, 'recordings' | 'after'>[] {
  return [...makeUps, ...leftOut].filter(
    ({ recordings, after }) =>
      recordings.test(recording) && (after.includes(name) || after.includes(`${name} ${step}`)),
  );
}
