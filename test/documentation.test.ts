import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { variables } from '../src/brand.ts';
import { exitCodes } from '../src/errors.ts';
import { commandsPage, commandsTable } from './documentation/commands-page.ts';
import { goClientsPage } from './documentation/go-clients-page.ts';
import { operationsPage } from './documentation/operations-page.ts';
import { schemasOfCommands } from './documentation/schemas.ts';

/** `npm run docs` runs this file in its own mode, in which the pages are written instead of compared. */
const isWriting = process.env['DOCUMENTATION'] === 'write';
const root = new URL('../', import.meta.url);

async function check(path: string, content: string): Promise<void> {
  const file = new URL(path, root);
  const parser = path.endsWith('.json') ? 'json' : 'markdown';
  const wanted = await format(content, { parser, printWidth: 120 });
  if (isWriting) writeFileSync(file, wanted);
  expect(readFileSync(file, 'utf8'), `${path} is old: npm run docs`).toBe(wanted);
}

const readme = () => readFileSync(new URL('README.md', root), 'utf8');

/** A page with the part between `<!-- name -->` and `<!-- /name -->` replaced. */
function withPart(page: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before = '', rest = ''] = page.split(start);
  const after = rest.split(end)[1] ?? '';
  expect(after, `README.md has no part ${name}`).not.toBe('');
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
}

const exitCodeTable = [
  '| exit code | means |',
  '| --- | --- |',
  ...Object.values(exitCodes).map(({ exit, means }) => `| ${exit} | ${means} |`),
].join('\n');

const variableTable = [
  '| variable | is |',
  '| --- | --- |',
  ...Object.entries(variables).map(([name, summary]) => `| \`DEIS_${name}\` | ${summary} |`),
].join('\n');

describe('the generated pages', () => {
  it('hold the commands', async () => {
    await check('docs/commands.md', await commandsPage());
  });
  it('hold the operations', async () => {
    await check('docs/operations.md', await operationsPage());
  });
  it('hold the Go clients', async () => {
    await check('docs/go-clients.md', await goClientsPage());
  });
  it('hold the schemas of what commands print', async () => {
    const schemas = await schemasOfCommands();
    await check('docs/schemas.json', JSON.stringify(schemas));
    const ajv = new Ajv({ strict: false });
    for (const schema of Object.values(schemas.definitions)) expect(() => ajv.compile(schema)).not.toThrow();
  });
  it.each([
    ['commands', commandsTable],
    ['exit codes', () => exitCodeTable],
    ['variables', () => variableTable],
  ] as const)('hold the %s in the README', async (name, content) => {
    await check('README.md', withPart(readme(), name, await content()));
  });
});
