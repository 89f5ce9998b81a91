import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { variables } from '../src/base/brand.ts';
import { exitCodes } from '../src/base/errors.ts';
import { manPages } from '../src/help/manual.ts';
import { chinese } from '../src/translations/chinese.ts';
import { inputsTable, textOf } from './documentation/ci-files.ts';
import { commandRows, commandsPage } from './documentation/commands-page.ts';
import { expectationsPage } from './documentation/expectations.ts';
import { goClientsDryccPage } from './documentation/go-clients-drycc-page.ts';
import { goClientsPage } from './documentation/go-clients-page.ts';
import { operationsPage } from './documentation/operations-page.ts';
import { controllerRows, differenceRows, missingFields } from './documentation/real-controllers.ts';
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

const pageAt = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** A page with the part between `<!-- name -->` and `<!-- /name -->` replaced. */
function withPart(page: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before = '', rest = ''] = page.split(start);
  const after = rest.split(end)[1] ?? '';
  expect(after, `the page has no part ${name}`).not.toBe('');
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
}

type Say = (english: string) => string;

const table = (rows: readonly (readonly string[])[]): string => {
  const lines = rows.map((row) => `| ${row.join(' | ')} |`);
  return [lines[0], `|${' --- |'.repeat(rows[0]?.length ?? 0)}`, ...lines.slice(1)].join('\n');
};

const overview = async (say: Say): Promise<string> => table(await commandRows(say));
const exits = (say: Say): string =>
  table([
    [say('exit code'), say('means')],
    ...Object.values(exitCodes).map(({ exit, means }) => [String(exit), say(means)]),
  ]);
const environment = (say: Say, prefix: string): string =>
  table([
    [say('variable'), say('description')],
    ...Object.entries(variables).map(([name, summary]) => [`\`${prefix}_${name}\``, say(summary)]),
  ]);

/** Tables in pages written by hand, made of what the source declares; `say` gives their texts in Chinese. */
const parts: readonly (readonly [
  page: string,
  name: string,
  language: 'English' | 'Chinese',
  content: (say: Say, prefix: string) => string | Promise<string>,
])[] = [
  ['docs/scripting.md', 'exit codes', 'English', exits],
  ['docs/configuration.md', 'variables', 'English', environment],
  ['docs/sandbox.md', 'controllers', 'English', () => table(controllerRows())],
  ['docs/sandbox.md', 'differences', 'English', () => table(differenceRows())],
  ['docs/sandbox.md', 'missing fields', 'English', () => `Not shown: ${missingFields()}.`],
  ['docs/zh-CN.md', 'commands', 'Chinese', overview],
  ['docs/zh-CN.md', 'exit codes', 'Chinese', exits],
  ['docs/zh-CN.md', 'variables', 'Chinese', environment],
];

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
  it('hold what people asked for', async () => {
    await check('docs/expectations.md', await expectationsPage());
  });
  it('hold the Go clients', async () => {
    await check('docs/go-clients.md', await goClientsPage());
    await check('docs/go-clients-drycc.md', goClientsDryccPage());
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
  it.each(parts)('hold in %s the %s, in %s', async (page, name, language, content) => {
    const { say } = await chinese();
    const heading = (english: string): string => headings[english] ?? say(english);
    const text = language === 'English' ? await content((english) => english, 'DEIS') : await content(heading, 'DRYCC');
    await check(page, withPart(pageAt(page), name, text));
  });
});

/** The headings of the tables, which are no text of the program. */
const headings: Readonly<Record<string, string>> = {
  commands: '命令',
  for: '用途',
  'exit code': '退出码',
  means: '含义',
  variable: '变量',
  description: '作用',
};

const pages = ['README.md', 'README.zh-CN.md', ...readdirSync(new URL('docs/', root)).flatMap(inDocs)];

function inDocs(name: string): string[] {
  return name.endsWith('.md') ? [`docs/${name}`] : [];
}

/** Targets of links inside the project, as paths from its root. */
function linksOf(page: string): string[] {
  return [...pageAt(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target = '']) =>
    fileURLToPath(new URL(target, new URL(page, root))).slice(fileURLToPath(root).length),
  );
}

describe('the documents', () => {
  it.each(pages)('%s links to files that exist', (page) => {
    for (const target of linksOf(page)) expect(existsSync(new URL(target, root)), target).toBe(true);
  });

  it('are all reachable from the README in one step', () => {
    const linked = new Set(linksOf('README.md'));
    expect(pages.filter((page) => page.startsWith('docs/') && !linked.has(page))).toEqual([]);
  });

  it('name the same scripts, files and options in both READMEs', () => {
    expect(linksOf('README.md')).toContain('README.zh-CN.md');
    expect(linksOf('README.zh-CN.md')).toContain('README.md');
    const names = (page: string): string[] => {
      const text = pageAt(page).replaceAll(/DRYCC|drycc/g, 'deis');
      return [...new Set(text.match(/`(?:npm [a-z ]+|~\/[^`]+|--[a-z-]+)/g))].sort();
    };
    const english = new Set(names('README.md'));
    expect(names('README.zh-CN.md').filter((name) => !english.has(name))).toEqual([]);
  });

  it('say that there is no telemetry', () => {
    expect(pageAt('README.md')).toContain('No telemetry');
    expect(pageAt('README.zh-CN.md')).toContain('没有遥测');
  });
});
