// Markdown as GitHub shows it, in HTML.
import { Marked } from 'marked';

/**
 * Renders a page. `resolve` gives the address for the target of a link or picture. Returns the HTML, the page's title, what it
 * links to, the names of its headings, and its sections as plain text.
 */
export function renderPage(markdown, resolve) {
  const links = [];
  const ids = new Set();
  const sections = [];
  const follow = (target) => {
    const link = resolve(target);
    links.push(link);
    return escape(link.href);
  };
  const marked = new Marked({ gfm: true });
  marked.use({
    renderer: {
      heading({ tokens, depth }) {
        const html = this.parser.parseInline(tokens);
        const id = unique(slug(plain(html)), ids);
        return `<h${depth} id="${id}">${html}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        return `<a href="${follow(href)}">${this.parser.parseInline(tokens)}</a>`;
      },
      image({ href, text }) {
        return `<img src="${follow(href)}" alt="${escape(text)}">`;
      },
      html({ text }) {
        return text.replaceAll(/\b(src|srcset|href)="([^"]+)"/g, (_, name, target) => `${name}="${follow(target)}"`);
      },
      table(token) {
        const row = (cells, tag) =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        const body = token.rows.map((cells) => row(cells, 'td')).join('\n');
        return `<div class="table"><table><thead>${row(token.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  const html = marked.parse(markdown);
  for (const part of html.split(/(?=<h[1-6] id=)/)) {
    const [, id = '', heading = ''] = /^<h[1-6] id="([^"]*)">(.*?)<\/h[1-6]>/.exec(part) ?? [];
    const text = plain(part.replace(/^<h\d.*?<\/h\d>/, ''))
      .replaceAll(/\s+/g, ' ')
      .trim();
    if (heading !== '' || text !== '') sections.push({ id, heading: plain(heading), text });
  }
  return { html, title: plain(/<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1] ?? ''), links, ids, sections };
}

/** As GitHub names headings. */
function slug(text) {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

function unique(name, ids) {
  let id = name;
  for (let number = 1; ids.has(id); number += 1) id = `${name}-${number}`;
  ids.add(id);
  return id;
}

function plain(html) {
  const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html
    .replaceAll(/<!--[^]*?-->|<[^>]+>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name]);
}

/** Text for an attribute or an element. */
export function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
