// Writes the documentation as a static site into the folder `site`, or another that is named: `npm run site`. Every page of the
// documents, with search and pictures; it can be opened from the disk and served from any path. Broken links end it.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderPage } from './site/render.mjs';
import { layOut } from './site/layout.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...names) => join(root, ...names);
const out = process.argv[2] ?? at('site');
const { repository } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
const home = repository.url.replace(/^git\+|\.git$/g, '');

const sources = [
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  '.github/CONTRIBUTING.md',
  '.github/SECURITY.md',
  'src/README.md',
  ...readdirSync(at('docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => posix.join('docs', name.replaceAll('\\', '/'))),
];
const pages = new Map(sources.map((source) => [source, readPage(source)]));
const broken = [...pages.values()].flatMap(brokenLinks);
for (const each of broken) console.error(each);

rmSync(out, { recursive: true, force: true });
const titles = [...pages.values()].map(({ source, address, title }) => ({ source, address, title }));
for (const page of pages.values()) write(page.address, layOut(page, titles, home));
const sections = [...pages.values()].flatMap(({ address, title, sections }) =>
  sections.map(({ id, heading, text }) => [id ? `${address}#${id}` : address, title, heading, text]),
);
write('sections.js', `window.sections = ${JSON.stringify(sections)};\n`);
for (const name of ['search.js', 'style.css']) cpSync(at('bin', 'site', name), join(out, name));
cpSync(at('docs', 'pictures'), join(out, 'docs', 'pictures'), {
  recursive: true,
  filter: (path) => !path.endsWith('.md'),
});
cpSync(at('docs', 'schemas.json'), join(out, 'docs', 'schemas.json'));
console.log(`${pages.size} pages in ${out}${broken.length > 0 ? `, ${broken.length} broken links` : ''}`);
if (broken.length > 0) process.exitCode = 1;

function readPage(source) {
  const address = addressOf(source);
  return { source, address, ...renderPage(readFileSync(at(source), 'utf8'), (target) => resolveLink(source, target)) };
}

/** README.md becomes index.html, which servers look for; a folder without dots is served everywhere. */
function addressOf(source) {
  return source
    .replace(/^\.github\//, 'project/')
    .replace(/README(\.[\w-]+)?\.md$/, 'index$1.md')
    .replace(/\.md$/, '.html');
}

/** The address of what a page links to, relative to it: another page, a picture, or a file of the repository. */
function resolveLink(source, target) {
  if (/^[a-z]+:/i.test(target)) return { href: target };
  const [path, fragment] = target.split('#', 2);
  const file = path === '' ? source : posix.normalize(posix.join(posix.dirname(source), path));
  const suffix = fragment === undefined ? '' : `#${fragment}`;
  const relative = (to) => posix.relative(posix.dirname(addressOf(source)), to);
  if (sources.includes(file)) return { href: relative(addressOf(file)) + suffix, file, fragment };
  if (/^docs\/(?:pictures\/.*\.svg|schemas\.json)$/.test(file)) return { href: relative(file), file };
  return { href: `${home}/blob/HEAD/${file}`, file };
}

function brokenLinks({ source, links }) {
  return links.flatMap(({ href, file, fragment }) => {
    if (file === undefined) return [];
    if (!existsSync(at(file))) return [`${source}: ${file} does not exist.`];
    const isThere = !fragment || (pages.get(file)?.ids.has(fragment) ?? true);
    return isThere ? [] : [`${source}: ${href} has no such heading.`];
  });
}

function write(name, text) {
  mkdirSync(dirname(join(out, name)), { recursive: true });
  writeFileSync(join(out, name), text);
}
