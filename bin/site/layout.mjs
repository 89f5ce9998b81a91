// What is around a page: head, search, and the list of all pages.
import { posix } from 'node:path';
import { escape } from './render.mjs';

/** The HTML file of a page. */
export function layOut({ address, title, html, source }, pages, home) {
  const relative = (to) => posix.relative(posix.dirname(address), to);
  const item = (page) =>
    `<li><a href="${relative(page.address)}"${page.address === address ? ' aria-current="page"' : ''}>${escape(label(page))}</a></li>`;
  const isDecision = (page) => page.source.startsWith('docs/decisions/');
  const main = pages.filter((page) => !isDecision(page)).map(item);
  const decisions = pages.filter(isDecision).map(item);
  const language = /zh-CN/.test(source) ? 'zh-CN' : 'en';
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}${title === 'deis-cli' ? '' : ' · deis-cli'}</title>
<link rel="stylesheet" href="${relative('style.css')}">
<nav>
<input type="search" placeholder="Search" aria-label="Search" data-root="${relative('.') || '.'}/">
<ol id="found" hidden></ol>
<details id="pages" open><summary>Pages</summary><ul>${main.join('\n')}</ul></details>
<details><summary>Decisions</summary><ul>${decisions.join('\n')}</ul></details>
<p><a href="${home}">Source</a></p>
</nav>
<main>
${html}</main>
<script src="${relative('sections.js')}" defer></script>
<script src="${relative('search.js')}" defer></script>
</html>
`;
}

/** The README in Chinese has the title of the English one. */
function label({ source, title }) {
  return source === 'README.zh-CN.md' ? '简体中文' : title;
}
