import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { variables } from '../src/brand.ts';
import { exitCodes } from '../src/errors.ts';
import { manPages } from '../src/man-pages.ts';
import { inputsTable, textOf } from './documentation/ci-files.ts';
import { commandsPage, commandsTable } from './documentation/commands-page.ts';
import { goClientsPage } from './documentation/go-clients-page.ts';
import { operationsPage } from './documentation/operations-page.ts';
import { schemasOfCommands } from './documentation/schemas.ts';

/** `npm run docs` runs this file in its own mode, in which the pages are written instead of compared. */
const isWriting = process.env['DOCUMENTATION'] === 'write';
const root = new URL('../', import.meta.url);

async function check(path: string, content: string, parser = 'markdown'): Promise<void> {
  const file = new URL(path, root);
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
  expect(after, `the page has no part ${name}`).not.toBe('');
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
  it('hold the inputs of the action for GitHub', async () => {
    await check('docs/ci.md', withPart(textOf('ci.md'), 'inputs', inputsTable()));
  });
  it('hold the operations', async () => {
    await check('docs/operations.md', await operationsPage());
  });
  it('hold the Go clients', async () => {
    await check('docs/go-clients.md', await goClientsPage());
  });
  it('hold the schemas of what commands print', async () => {
    const schemas = await schemasOfCommands();
    await check('docs/schemas.json', JSON.stringify(schemas), 'json');
    const ajv = new Ajv({ strict: false });
    for (const schema of Object.values(schemas.definitions)) expect(() => ajv.compile(schema)).not.toThrow();
  });
  it('hold the manual, for npm to install', async () => {
    const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { man: string[] };
    const pages = [...(await manPages('deis')), ...(await manPages('drycc'))];
    const man = pages.map(([file]) => `./dist/man/${file}`).sort();
    await check('package.json', JSON.stringify({ ...manifest, man }, null, 2), 'json-stringify');
  });
  it.each([
    ['commands', commandsTable],
    ['exit codes', () => exitCodeTable],
    ['variables', () => variableTable],
  ] as const)('hold the %s in the README', async (name, content) => {
    await check('README.md', withPart(readme(), name, await content()));
  });
});
