import { type Dialect, spellings } from '../../src/api/dialects/dialect.ts';
import { apisOfV1, deisV1, lastOfV1 } from '../../src/api/dialects/deis-1.ts';
import { type DialectName, dialects } from '../../src/api/dialects/registry.ts';
import { type OperationName, operations } from '../../src/api/operations.ts';
import exchanges from '../exchanges.json' with { type: 'json' };
import { readRecording } from '../proofs/recording.ts';
import { loadedGroups } from './commands-page.ts';

/** The page that shows where each dialect keeps each operation, and which command asks for it. */
export async function operationsPage(): Promise<string> {
  const askers = new Map<string, string[]>();
  for (const { noun, commands } of await loadedGroups()) {
    for (const [verb, command] of Object.entries(commands)) {
      for (const name of command.operations) askers.set(name, [...(askers.get(name) ?? []), `${noun}:${verb}`]);
    }
  }
  const titles = ['operation', 'commands', ...dialects.map(({ name }) => name)];
  const rows = (Object.keys(operations) as OperationName[]).map((name) => [
    `\`${name}\``,
    (askers.get(name) ?? []).map((asker) => `\`${asker}\``).join(' '),
    ...dialects.map((dialect) =>
      spellings(dialect, name)
        .map((route) => `\`${route}\` (${[...standing(route, dialect)].join(', ') || 'neither'})`)
        .join('; '),
    ),
  ]);
  return [
    '# Operations',
    '<!-- Made by npm run docs. -->',
    'Where each API keeps each operation, and the commands that use it. An empty cell: the API has no such operation, and the command says so before anything is sent. Several routes are tried in their order, until the controller knows one. Behind each stands whether the API document has it, and whether a real controller was recorded answering it with success: Deis 1.4.1 and 1.13.4, Workflow 2.4.2 and 2.18.0, and Drycc 1.0.0 for all three of its APIs; a slash at the end is not told apart, and what the success did is another matter (src/api/guard.ts). No document tells of API 2.3, or of Deis v1 after 1.1; the APIs between 1.1 and 1.7 are in the second table.',
    table([titles, titles.map(() => '---'), ...rows]),
    '## Deis v1',
    'What came after API 1.1, and the API from which it is there. Within one number the release of the platform decides as well (src/api/dialects/deis-1.ts): the controller says it in every response.',
    table([['operation', 'parameter', 'from API'], ['---', '---', '---'], ...laterInV1()]),
  ].join('\n\n');
}

const table = (rows: readonly (readonly string[])[]): string => rows.map((row) => `| ${row.join(' | ')} |`).join('\n');

/** The operations and parameters that API 1.1 lacks and a later one of Deis v1 has. */
function laterInV1(): string[][] {
  const each = apisOfV1.map((api) => deisV1(lastOfV1(api)));
  const firstWith = (has: (dialect: Dialect) => boolean): string => each.find(has)?.version ?? '';
  return (Object.keys(operations) as OperationName[]).flatMap((name) => {
    const from = firstWith(({ routes }) => routes[name] !== null);
    const parameters = [...new Set(each.flatMap(({ lacks }) => lacks[name] ?? []))].map((parameter) => {
      const api = firstWith(({ routes, lacks }) => routes[name] !== null && lacks[name]?.includes(parameter) !== true);
      return [`\`${name}\``, `\`${parameter}\``, api];
    });
    const own = from === '' || from === '1.1' ? [] : [[`\`${name}\``, '', from]];
    return [...own, ...parameters.filter(([, , api]) => api !== '')];
  });
}

/** The recording of a real controller of each dialect; null where there is none. */
const recorded: Readonly<Record<DialectName, string | null>> = {
  'deis-1.1': 'deis-1.4.1_api-1.1',
  'deis-1.7': 'deis-1.13.4_api-1.7',
  'drycc-2.0': 'drycc-1.0.0_api-2.3',
  'drycc-2.1': 'drycc-1.0.0_api-2.3',
  'deis-2.2': 'workflow-2.4.2_api-2.2',
  'deis-2.3': 'workflow-2.18.0_api-2.3',
  'drycc-2.3': 'drycc-1.0.0_api-2.3',
  'drycc-1.13': 'drycc-head_api-2.3',
  'drycc-current': 'drycc-head_api-2.3',
};

/** Answered with success as well, but for something else: Workflow 2.4.2 destroys the certificate. */
const misread = 'DELETE /v2/certs/{name}/domains/{domain}/';

function* standing(route: string, { name, documents }: Dialect): Generator<string> {
  const [method = '', template = ''] = route.split(' ', 2);
  const pattern = template.replace(/\/$/, '').replaceAll(/\{\w+\}/g, '[^/]+');
  const isDocumented = exchanges.some(
    ({ doc, request }) =>
      documents.includes(doc) && request.method === method && new RegExp(`^${pattern}/?$`).test(request.path),
  );
  if (isDocumented) yield 'documented';
  const isReal = successesOf(recorded[name as DialectName]).some((each) =>
    new RegExp(`^${method} ${pattern}/?$`).test(each),
  );
  if (isReal) yield route === misread ? 'real controllers read it as another' : 'real';
}

const successes = new Map<string, readonly string[]>();

/** Methods and paths that a recording has with an answer of success. */
function successesOf(recording: string | null): readonly string[] {
  if (recording === null) return [];
  const known = successes.get(recording);
  if (known) return known;
  const found = readRecording(recording)
    .filter(({ response }) => response.status >= 200 && response.status < 300)
    .map(({ request }) => `${request.method} ${request.path.split('?')[0] ?? ''}`);
  successes.set(recording, found);
  return found;
}
