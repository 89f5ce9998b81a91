import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brands } from '../../src/base/brand.ts';
import { groups } from '../../src/commands/index.ts';
import { topics } from '../../src/help/topics.ts';
import { completionTable } from '../../src/completion/declarations.ts';
import { shells } from '../../src/completion/shells.ts';

/** `npm run docs` runs this file in its own mode, in which the scripts are written instead of compared. */
const isWriting = process.env['DOCUMENTATION'] === 'write';
const folder = new URL('../../completions/', import.meta.url);

const table = await completionTable({ groups, topics });
const scripts = Object.values(brands).flatMap((brand) =>
  shells.map((shell) => [shell.fileName(brand), shell.script(brand, table)] as const),
);
const files = [['commands.json', `${JSON.stringify(table, null, 1)}\n`] as const, ...scripts];

describe('the files in completions/', () => {
  it.each(files)('%s is what the declarations make', (name, wanted) => {
    const file = new URL(name, folder);
    if (isWriting) writeFileSync(file, wanted);
    expect(readFileSync(file, 'utf8') === wanted, `completions/${name} is old: npm run docs`).toBe(true);
  });
  it('are these, and no others', () => {
    expect(readdirSync(folder).sort()).toEqual(files.map(([name]) => name).sort());
  });
});
