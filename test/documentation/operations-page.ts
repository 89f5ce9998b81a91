import { spellings } from '../../src/api/dialects/dialect.ts';
import { dialects } from '../../src/api/dialects/registry.ts';
import { type OperationName, operations } from '../../src/api/operations.ts';
import exchanges from '../exchanges.json' with { type: 'json' };
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
        .map((route) => `\`${route}\`${isDocumented(route, dialect.documents) ? '' : ' (not in the document)'}`)
        .join('; '),
    ),
  ]);
  return [
    '# Operations',
    '<!-- Made by npm run docs. -->',
    'Where each API keeps each operation, and the commands that ask for it. An empty cell: the API has no such operation, and the command says so before anything is sent. Several routes are tried in their order, as long as the controller answers that it does not know one.',
    [titles, titles.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n'),
  ].join('\n\n');
}

function isDocumented(route: string, documents: readonly string[]): boolean {
  // Of API 2.3 there is no document.
  if (documents.length === 0) return true;
  const [method = '', template = ''] = route.split(' ', 2);
  const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  return exchanges.some(
    ({ doc, request }) => documents.includes(doc) && request.method === method && pattern.test(request.path),
  );
}
