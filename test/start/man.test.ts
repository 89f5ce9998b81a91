import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { variables } from '../../src/base/brand.ts';
import type { Command, Input } from '../../src/cli/define.ts';
import { common } from '../../src/cli/inputs.ts';
import { exitCodes } from '../../src/base/errors.ts';
import { manPages } from '../../src/help/manual.ts';
import { has } from '../completion/typing.ts';
import { loadedGroups } from '../documentation/commands-page.ts';
import { build, root } from './installation.ts';

const folder = join(root, 'dist', 'man');
const groups = await loadedGroups();
beforeAll(build);

/** The text of a page as roff prints it, without the ways of writing that roff needs. */
function readable(text: string): string {
  const letters = { '\\(aq': "'", '\\(ti': '~', '\\(ha': '^', '\\(ga': '`', '\\-': '-', '\\e': '\\', '\\&': '' };
  return text
    .replaceAll(/\\f[BR]/g, '')
    .replaceAll(/\\(?:\(..|[-e&])/g, (each) => letters[each as keyof typeof letters])
    .replaceAll('\n', ' ');
}

describe.each(['deis', 'drycc'] as const)('the manual of %s', (name) => {
  it('is what the declarations give', async () => {
    const pages = await manPages(name);
    expect(pages.map(([file]) => file)).toEqual([`${name}.1`, ...groups.map(({ noun }) => `${name}-${noun}.1`)]);
    for (const [file, text] of pages) expect(readFileSync(join(folder, file), 'utf8'), file).toBe(text);
  });

  it('has all commands with their summaries, inputs and examples', async () => {
    const pages = new Map(await manPages(name));
    for (const { noun, commands } of groups) {
      const text = pages.get(`${name}-${noun}.1`) ?? '';
      for (const [verb, command] of Object.entries(commands)) {
        const { args, options, examples, summary }: Command = command;
        expect(text).toContain(`.SS ${noun}:${verb}\n`);
        const inputs: Input<unknown>[] = [...Object.values(args), ...Object.values(options)];
        for (const about of [summary.slice(1), ...inputs.map((input) => input.summary)])
          expect(readable(text)).toContain(about);
        for (const example of examples) expect(readable(text)).toContain(`    ${name} ${example} `);
      }
    }
  });

  it('has on its first page what holds for all commands', async () => {
    const [[, text] = ['', '']] = await manPages(name);
    for (const { summary } of Object.values<Input<unknown>>(common)) expect(readable(text)).toContain(summary);
    for (const { exit, means } of Object.values(exitCodes)) expect(readable(text)).toContain(`${exit} ${means}`);
    for (const key of Object.keys(variables)) expect(text).toContain(`${name.toUpperCase()}_${key}`);
  });

  it.skipIf(!has('mandoc'))('is as mandoc wants it, but that it has no date', () => {
    for (const file of readdirSync(folder).filter((each) => each.startsWith(name))) {
      const { stdout } = spawnSync('mandoc', ['-T', 'lint', file], { cwd: folder, encoding: 'utf8' });
      expect(stdout.split('\n').filter((line) => line !== '' && !line.includes('missing date'))).toEqual([]);
    }
  });

  it.skipIf(!has('groff'))('is read by groff without a word of warning', () => {
    const files = readdirSync(folder).filter((each) => each.startsWith(name));
    const options = ['-man', '-ww', '-Tascii', '-P-cbou', '-rLL=100n', ...files];
    const { stdout, stderr } = spawnSync('groff', options, { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toContain(`${name} config:set [options] <key=value...>`);
  });
});
