import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { expect } from 'vitest';

/** `npm run docs` runs the tests of pages in its own mode, in which the pages are written instead of compared. */
const isWriting = process.env['DOCUMENTATION'] === 'write';

/** Compares a generated page of Markdown, at its path in the project, with what it should be; or writes it. */
export async function checkPage(path: string, content: string): Promise<void> {
  const file = new URL(`../../${path}`, import.meta.url);
  const wanted = await format(content, { parser: 'markdown', printWidth: 120 });
  if (isWriting) writeFileSync(file, wanted);
  expect(readFileSync(file, 'utf8'), `${path} is old: npm run docs`).toBe(wanted);
}
