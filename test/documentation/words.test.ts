import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { allPages } from '../../src/help/pages.ts';

/** Turns of phrase that have to be read twice, each with what is written instead. */
const banned: readonly (readonly [phrase: RegExp, better: string])[] = [
  [/\banew\b/i, 'again'],
  [/\bmend(?:ed)?\b/i, 'fix'],
  [/\bthe one that\b/i, 'name it'],
  [/\bfor good\b/i, 'permanently'],
  [/\ball the same\b/i, 'anyway'],
  [/\bas people say\b/i, 'relative times'],
  [/\bit was so before\b/i, 'Already up to date.'],
  [/\bin the place of\b/i, 'instead of'],
  [/\bcolours?\b/i, 'American spelling'],
  [/\bis no (?:command|folder|file|format|URL|JSON|longer good)\b/i, 'is not a ...'],
  [/\bis told\b/i, 'say what it says'],
  [/\bleads? to\b/i, 'points to'],
  [/\bheirs\b/i, 'successors'],
  [/\bin vain\b/i, 'for nothing'],
  [/\bthat of\b/i, 'name it'],
  [/\bwhat is no\b/i, 'what is not'],
  [/\b(?:none|nothing|anything|how many) of it\b/i, 'name it'],
  [/(?:,|;|\bor) else (?:the|that|what|as|a|to|of)\b/i, 'otherwise'],
  [/\basks? for (?!your password)/i, 'requests, or prompts for'],
  [/\btwo answers to one question\b/i, 'Use either A or B.'],
  [/\bcannot be used: /i, 'sent an unreadable response'],
];

const source = join(import.meta.dirname, '../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
// The sandbox speaks in the words of the controllers; completion scripts hold code.
const spoken = files.filter((file) => !/^(?:sandbox|completion.scripts)\b/.test(file));

function literals(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node))
      found.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}'));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(join(source, file), 'utf8'), ts.ScriptTarget.Latest));
  return found.filter((text) => text.includes(' '));
}

it.each(spoken)('%s says nothing that has to be read twice', (file) => {
  for (const text of literals(file)) for (const [phrase, better] of banned) expect(text, better).not.toMatch(phrase);
});

const root = join(import.meta.dirname, '../..');
const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((file) => file.endsWith('.md') && file !== 'zh-CN.md')
    .map((file) => `docs/${file}`),
];

it.each(documents)('%s says nothing that has to be read twice', (file) => {
  // Commands and names stay as they are.
  const prose = readFileSync(join(root, file), 'utf8').replaceAll(/```[^]*?```|`[^`\n]*`|<!--[^]*?-->/g, '');
  const found = prose.split('\n').flatMap((line) => {
    const hits = banned.flatMap(([phrase, better]) => (phrase.test(line) ? [`${String(phrase)} (${better})`] : []));
    return hits.length === 0 ? [] : [`${hits.join(', ')}: ${line}`];
  });
  expect(found).toEqual([]);
});

it('help says nothing that has to be read twice', async () => {
  const pages = await allPages('deis');
  expect(pages.length).toBeGreaterThan(100);
  for (const { text } of pages) for (const [phrase, better] of banned) expect(text, better).not.toMatch(phrase);
});
