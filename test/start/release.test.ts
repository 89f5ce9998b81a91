import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './installation.ts';

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const workflow = parse(read('.github/workflows/release.yml')) as Workflow;
const commands = Object.values(workflow.jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

it('the workflow of releases runs scripts that are there, and every step that a person runs', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
  const named = commands.flatMap((command) => [...command.matchAll(/node (\S+)|npm run ([\w:-]+)/g)]);
  for (const [command, file, script = ''] of named)
    expect(file === undefined ? script in scripts : existsSync(join(root, file)), command).toBe(true);
  const steps = [...read('bin/release.mjs').matchAll(/'(release\/[\w-]+\.mjs)'/g)].map(([, file]) => `bin/${file}`);
  expect(steps.length).toBeGreaterThan(5);
  const inWorkflow = named.map(([, file]) => file);
  expect(steps.filter((file) => !inWorkflow.includes(file) && file !== 'bin/release/place.mjs')).toEqual([]);
});

it('a tag of another version is not released', async () => {
  const check = (words: readonly string[]) =>
    execa(process.execPath, [join(root, 'bin/release/check.mjs'), ...words], { reject: false });
  const refused = await check(['--tag', 'v0.0.0']);
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain('The tag is v0.0.0; the version is ');
  const dry = await check(['--tag', 'v0.0.0', '--dry-run']);
  expect(dry.exitCode).toBe(0);
  expect(dry.stderr).toContain('A release would stop here: The tag is v0.0.0');
});

it('the changelog keeps to its format', () => {
  const headings = [...read('CHANGELOG.md').matchAll(/^(##+) (.+)$/gm)];
  expect(headings[0]?.[2]).toBe('[Unreleased]');
  for (const [heading, level, title = ''] of headings)
    expect(title, heading).toMatch(
      level === '##'
        ? /^\[(?:Unreleased\]|\d+\.\d+\.\d+\S*\] - \d{4}-\d{2}-\d{2})$/
        : /^(?:Added|Changed|Deprecated|Removed|Fixed|Security)$/,
    );
});
