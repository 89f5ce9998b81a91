import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderPage } from '../../bin/site/render.mjs';

const root = join(import.meta.dirname, '../..');
let folder: string;
let pages: readonly string[];
let outcome: { readonly exitCode?: number | undefined; readonly stderr: string };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deis-cli-site-'));
  outcome = await execa(process.execPath, [join(root, 'bin/site.mjs'), folder], { reject: false });
  pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('the site has every document, and no broken link', () => {
  expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
  const documents = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  for (const name of documents) expect(pages).toContain(join('docs', name.replace(/\.md$/, '.html')));
  expect(pages).toContain('index.html');
});

it('whatever its pages load or link to within the site is there', () => {
  let count = 0;
  for (const page of pages) {
    const html = readFileSync(join(folder, page), 'utf8');
    for (const [, target = ''] of html.matchAll(/(?:href|src|srcset)="([^"#]+)(?:#[^"]*)?"/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      count += 1;
      expect(existsSync(join(folder, dirname(page), target)), `${page}: ${target}`).toBe(true);
    }
  }
  expect(count).toBeGreaterThan(500);
});

it('search knows each command by its heading', () => {
  const text = readFileSync(join(folder, 'sections.js'), 'utf8').replace(/^window\.sections = |;\n$/g, '');
  const sections = JSON.parse(text) as readonly (readonly [string, string, string, string])[];
  const [address = '', , , body = ''] = sections.find(([, , heading]) => heading === 'config:set') ?? [];
  expect(address).toBe('docs/commands.html#configset');
  expect(body).toContain('--dry-run');
});

it('what looks like HTML in code stays text, and headings of one name get different addresses', () => {
  const { html, ids, links } = renderPage('# A <b>\n\n`<app>` [x](y.md)\n\n## One\n\n## One\n', (href: string) => ({
    href,
  }));
  expect(html).toContain('<code>&lt;app&gt;</code>');
  expect([...ids]).toContain('one-1');
  expect(links).toEqual([{ href: 'y.md' }]);
});
